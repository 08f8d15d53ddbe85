/* oxlint-disable react/no-array-index-key -- parts of a text have no identity but their place */
import { createElement, memo, useState, type ReactNode } from 'react';
import { CopyButton } from './CopyButton.tsx';
import { parseInline, type Inline } from './inline.ts';
import { createIncremental, type Block } from './markdown.ts';

/** Renders the inline markdown of one block; `from` is the block's offset in the answer. */
export type InlineRenderer = (text: string, from: number) => ReactNode;

export const renderInline: InlineRenderer = (text) => parseInline(text).map((node, i) => renderNode(node, i));

function renderNode(node: Inline, key: number): ReactNode {
  if (node.type === 'text') return node.text;
  if (node.type === 'code') return <code key={key}>{node.text}</code>;
  const children = node.children.map((child, i) => renderNode(child, i));
  if (node.type !== 'link') return createElement(node.type, { key }, ...children);
  return (
    <a key={key} href={node.href} rel="noopener">
      {children}
    </a>
  );
}

const Item = ({ blocks, inline }: { blocks: readonly Block[]; inline: InlineRenderer }) => {
  const [first, ...rest] = blocks;
  if (first?.type !== 'paragraph') return <li>{blocks.map((b) => view(b, inline))}</li>;
  return (
    <li>
      {inline(first.text, first.start)}
      {rest.map((b) => view(b, inline))}
    </li>
  );
};

const BlockView = memo(function BlockView({ block, inline }: { block: Block; inline: InlineRenderer }) {
  switch (block.type) {
    case 'heading':
      return createElement(`h${Math.min(6, block.level + 1)}`, null, inline(block.text, block.start));
    case 'paragraph':
      return <p>{inline(block.text, block.start)}</p>;
    case 'rule':
      return <hr />;
    case 'quote':
      return <blockquote>{block.blocks.map((b) => view(b, inline))}</blockquote>;
    case 'list': {
      const items = block.items.map((item, i) => <Item key={i} blocks={item} inline={inline} />);
      return block.first === undefined ? <ul>{items}</ul> : <ol start={block.first}>{items}</ol>;
    }
    case 'code':
      return (
        <pre>
          <span className="code-head">
            <span>{block.language || 'text'}</span>
            <CopyButton text={block.text} label="Copy code" />
          </span>
          <code>{block.text}</code>
        </pre>
      );
    case 'table':
      break;
  }
  return (
    <div className="table-scroll">
      <table>
        <thead>
          <Row cells={block.head} tag="th" inline={inline} from={block.start} />
        </thead>
        <tbody>
          {block.rows.map((row, i) => (
            <Row key={i} cells={row} tag="td" inline={inline} from={block.start} />
          ))}
        </tbody>
      </table>
    </div>
  );
});

function Row({ cells, tag, inline, from }: { cells: readonly string[]; tag: 'th' | 'td'; inline: InlineRenderer; from: number }) {
  return <tr>{cells.map((cell, i) => createElement(tag, { key: i }, inline(cell, from)))}</tr>;
}

const view = (block: Block, inline: InlineRenderer): ReactNode => <BlockView key={block.start} block={block} inline={inline} />;

/** The blocks of a growing markdown text; blocks that are done are not rendered again. */
export function Markdown({ text, inline = renderInline }: { text: string; inline?: InlineRenderer }) {
  const [update] = useState(createIncremental);
  return update(text).map((block) => view(block, inline));
}
