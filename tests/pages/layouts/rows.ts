import type { Turn } from '../shared/chat.ts';
import { createRenderer } from '../shared/blocks.ts';
import { h } from '../shared/dom.ts';
import { fill, type LayerMarkup } from './layout.ts';
import { takeAway } from './take-away.ts';

/** Makes an element of markup, with its shadow roots, without what the page has lost. */
export function build(markup: string, without: readonly string[]): HTMLElement {
  const box = document.createElement('div');
  box.setHTMLUnsafe(markup);
  for (const list of without) takeAway(box, list);
  const [element] = box.children;
  if (!(element instanceof HTMLElement)) throw new Error(`No element: ${markup}`);
  return element;
}

/** The place for something in a piece of markup, also inside of shadow roots. Its mark is removed: no page has it. */
export function slotOf(root: Element | ShadowRoot, name: string): Element | undefined {
  const own =
    root instanceof Element && root.getAttribute('data-slot') === name ? root : root.querySelector(`[data-slot="${name}"]`);
  if (own) {
    own.removeAttribute('data-slot');
    return own;
  }
  const inside = root instanceof Element ? [root, ...root.querySelectorAll('*')] : [...root.querySelectorAll('*')];
  for (const { shadowRoot } of inside) {
    const found = shadowRoot && slotOf(shadowRoot, name);
    if (found) return found;
  }
  return undefined;
}

interface Row {
  readonly element: Element;
  update(turn: Turn): void;
}

export interface RowParts {
  readonly layer: LayerMarkup;
  /** Selector lists whose matches are taken away. */
  readonly without: readonly string[];
  readonly regenerate: (id: string) => void;
}

function questionRow(turn: Turn, { layer, without }: RowParts): Row {
  const element = build(fill(layer.user, { id: turn.id, streaming: false }), without);
  slotOf(element, 'text')?.append(turn.text);
  return { element, update: () => undefined };
}

function answerRow(turn: Turn, { layer, without, regenerate }: RowParts): Row {
  const element = build(fill(layer.assistant, { id: turn.id, streaming: true }), without);
  const place = slotOf(element, 'markdown');
  if (!(place instanceof HTMLElement)) throw new Error('The layout has no place for the answer.');
  const reasoning = slotOf(element, 'reasoning');
  const signals = [element, ...element.querySelectorAll('*')].flatMap((one) =>
    [...one.attributes].filter(({ name, value }) => /streaming/.test(name) && value === 'true'),
  );
  let text = turn.text;
  const copy = h('button', { type: 'button', onclick: () => void navigator.clipboard.writeText(text) }, 'Copy');
  const again = h('button', { type: 'button', class: 'once-more', onclick: () => regenerate(turn.id) }, 'Once more');
  const failure = h('p', { class: 'failure', hidden: '' });
  const bar = h('div', { class: 'actions' }, copy, again);
  element.append(failure);
  const render = createRenderer(place);
  return {
    element,
    update(now) {
      ({ text } = now);
      render(now.text);
      if (reasoning && reasoning.textContent !== now.reasoning) reasoning.textContent = now.reasoning;
      const writing = now.state === 'streaming';
      for (const signal of signals) signal.value = String(writing);
      if (!writing && !bar.isConnected) element.append(bar);
      failure.hidden = now.error === '';
      failure.textContent = now.error;
    },
  };
}

/** Keeps the rows in `list` in step with the turns. */
export function createRows(list: Element, parts: RowParts): (turns: readonly Turn[]) => void {
  const rows = new Map<string, Row>();
  const shown = new Map<string, Turn>();
  let pair: { element: Element; place: Element } | undefined;
  const place = (turn: Turn, row: Row): void => {
    if (parts.layer.pair === undefined) {
      list.append(row.element);
      return;
    }
    if (turn.role === 'user' || !pair?.element.isConnected) {
      const element = build(fill(parts.layer.pair, { id: turn.id, streaming: false }), parts.without);
      pair = { element, place: slotOf(element, 'pair') ?? element };
      list.append(element);
    }
    pair.place.append(row.element);
  };
  return (turns) => {
    const kept = new Set(turns.map(({ id }) => id));
    for (const [id, { element }] of rows) {
      if (kept.has(id)) continue;
      element.remove();
      rows.delete(id);
    }
    for (const turn of turns) {
      const known = rows.get(turn.id);
      if (known && shown.get(turn.id) === turn) continue;
      const row = known ?? (turn.role === 'user' ? questionRow(turn, parts) : answerRow(turn, parts));
      row.update(turn);
      if (!known) place(turn, row);
      rows.set(turn.id, row);
      shown.set(turn.id, turn);
    }
  };
}
