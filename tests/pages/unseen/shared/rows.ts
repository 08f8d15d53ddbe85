import type { Chat, Turn } from '../../shared/chat.ts';

/** One row of a page: its element, and what brings it up to date. */
export interface Row {
  readonly element: Element;
  readonly update: (turn: Turn) => void;
}

/** Keeps one row a turn in `list`; a page gives only what a row is made of. */
export function keepRows(list: Element, chat: Chat, make: (turn: Turn) => Row, after: () => void = () => undefined): void {
  const rows = new Map<string, Row>();
  const render = (): void => {
    const turns = chat.turns();
    for (const [id, row] of rows) {
      if (turns.some((turn) => turn.id === id)) continue;
      row.element.remove();
      rows.delete(id);
    }
    for (const turn of turns) {
      let row = rows.get(turn.id);
      if (row === undefined) {
        row = make(turn);
        rows.set(turn.id, row);
        row.update(turn);
        list.append(row.element);
      } else row.update(turn);
    }
    after();
  };
  chat.subscribe(render);
  render();
}
