/** Markdown blocks as plain DOM nodes. */
import { parseInline, type Inline } from './inline.ts';
import { createIncremental, type Block } from './markdown.ts';
import { h } from './dom.ts';

function inlineNode(node: Inline): Node {
  if (node.type === 'text') return document.createTextNode(node.text);
  if (node.type === 'code') return h('code', {}, node.text);
  const children = node.children.map(inlineNode);
  return node.type === 'link' ? h('a', { href: node.href }, ...children) : h(node.type, {}, ...children);
}

const inline = (text: string): Node[] => parseInline(text).map(inlineNode);

const row = (name: 'th' | 'td', cells: readonly string[]): HTMLElement =>
  h('tr', {}, ...cells.map((cell) => h(name, {}, ...inline(cell))));

function blockNode(block: Block): HTMLElement {
  switch (block.type) {
    case 'heading':
      return h(`h${Math.min(6, block.level + 1)}`, {}, ...inline(block.text));
    case 'paragraph':
      return h('p', { 'data-path-to-node': String(block.start) }, ...inline(block.text));
    case 'rule':
      return h('hr');
    case 'quote':
      return h('blockquote', {}, ...block.blocks.map(blockNode));
    case 'list': {
      const items = block.items.map((item) => h('li', {}, ...item.map(blockNode)));
      return block.first === undefined ? h('ul', {}, ...items) : h('ol', { start: String(block.first) }, ...items);
    }
    case 'code': {
      const head = h('div', { class: 'code-block-decoration code-head' }, block.language || 'text');
      return h('code-block', {}, head, h('pre', {}, h('code', { 'data-test-id': 'code-content' }, block.text)));
    }
    case 'table':
      break;
  }
  const body = h('tbody', {}, ...block.rows.map((cells) => row('td', cells)));
  return h('table-block', { class: 'table-scroll' }, h('table', {}, h('thead', {}, row('th', block.head)), body));
}

/** Keeps `container` showing a growing markdown text; only blocks that changed get new nodes. */
export function createRenderer(container: HTMLElement): (text: string) => void {
  const parse = createIncremental();
  let shown: readonly Block[] = [];
  return (text) => {
    const blocks = parse(text);
    for (const [i, block] of blocks.entries()) {
      if (block === shown[i]) continue;
      const old = container.children[i];
      if (old === undefined) container.append(blockNode(block));
      else old.replaceWith(blockNode(block));
    }
    while (container.children.length > blocks.length) container.lastElementChild?.remove();
    shown = blocks;
  };
}
