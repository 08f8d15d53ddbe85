/** A small markdown parser for streamed text: blocks that can no longer change keep their identity from call to call. */
export type Block =
  | { readonly type: 'heading'; readonly start: number; readonly level: number; readonly text: string }
  | { readonly type: 'paragraph'; readonly start: number; readonly text: string }
  | { readonly type: 'code'; readonly start: number; readonly language: string; readonly text: string }
  | {
      readonly type: 'list';
      readonly start: number;
      readonly first: number | undefined;
      readonly items: readonly (readonly Block[])[];
    }
  | {
      readonly type: 'table';
      readonly start: number;
      readonly head: readonly string[];
      readonly rows: readonly (readonly string[])[];
    }
  | { readonly type: 'quote'; readonly start: number; readonly blocks: readonly Block[] }
  | { readonly type: 'rule'; readonly start: number };

const HEADING = /^(#{1,6}) +(.*)$/;
const FENCE = /^```(\S*)\s*$/;
const ITEM = /^( {0,3})([-*+]|\d{1,9}[.)])( +)(.*)$/;
const DELIMITER = /^\|?[ :]*-{3,}[-| :]*$/;
const RULE = /^ {0,3}(?:-{3,}|\*{3,}|_{3,}) *$/;

const cells = (line: string): string[] =>
  line
    .trim()
    .replace(/^\||\|$/g, '')
    .split('|')
    .map((cell) => cell.trim());

const startsBlock = (line: string): boolean =>
  HEADING.test(line) || FENCE.test(line) || ITEM.test(line) || RULE.test(line) || line.startsWith('> ');

/** Parses markdown to blocks; `start` of each is its offset in `text` plus `shift`. */
export function parse(text: string, shift = 0): Block[] {
  const lines = text.split('\n');
  const blocks: Block[] = [];
  let at = 0;
  let offset = shift;
  const line = (ahead = 0): string | undefined => lines[at + ahead];
  const take = (): string => {
    const taken = lines[at++] ?? '';
    offset += taken.length + 1;
    return taken;
  };

  const code = (start: number, language: string): Block => {
    const body: string[] = [];
    while (line() !== undefined) {
      const next = take();
      if (FENCE.test(next)) break;
      body.push(next);
    }
    return { type: 'code', start, language, text: body.join('\n') };
  };

  const list = (start: number, marker: string): Block => {
    const ordered = /\d/.test(marker);
    const items: Block[][] = [];
    for (;;) {
      const item = ITEM.exec(line() ?? '');
      if (item === null || /\d/.test(item[2] ?? '') !== ordered) break;
      const indent = (item[1] ?? '').length + (item[2] ?? '').length + 1;
      const from = offset + indent;
      const body = [take().slice(indent).trimStart()];
      // what is indented, also after a blank line, belongs to the item
      while (line()?.startsWith('  ') || (line() === '' && line(1)?.startsWith('  ')))
        body.push(take().slice(Math.min(indent, 3)));
      items.push(parse(body.join('\n'), from));
      if (line() === '' && ITEM.test(line(1) ?? '')) take();
    }
    return { type: 'list', start, first: ordered ? Number.parseInt(marker, 10) : undefined, items };
  };

  const table = (start: number): Block => {
    const head = cells(take());
    take();
    const rows: string[][] = [];
    while (line()?.includes('|')) rows.push(cells(take()));
    return { type: 'table', start, head, rows };
  };

  while (line() !== undefined) {
    const start = offset;
    const now = line() ?? '';
    const heading = HEADING.exec(now);
    const fence = FENCE.exec(now);
    const item = ITEM.exec(now);
    if (now.trim() === '') take();
    else if (heading !== null) {
      take();
      blocks.push({ type: 'heading', start, level: heading[1]?.length ?? 1, text: heading[2] ?? '' });
    } else if (fence !== null) {
      take();
      blocks.push(code(start, fence[1] ?? ''));
    } else if (RULE.test(now)) {
      take();
      blocks.push({ type: 'rule', start });
    } else if (item !== null) blocks.push(list(start, item[2] ?? '-'));
    else if (now.startsWith('> ')) {
      const body: string[] = [];
      while (line()?.startsWith('>')) body.push(take().replace(/^> ?/, ''));
      blocks.push({ type: 'quote', start, blocks: parse(body.join('\n'), start) });
    } else if (now.includes('|') && DELIMITER.test(line(1) ?? '')) blocks.push(table(start));
    else {
      const body = [take()];
      while (line()?.trim() && !startsBlock(line() ?? '') && !(line()?.includes('|') && DELIMITER.test(line(1) ?? '')))
        body.push(take());
      blocks.push({ type: 'paragraph', start, text: body.join('\n') });
    }
  }
  return blocks;
}

/**
 * Parser for a text that grows: parses only from the last but one block on, so a long answer costs linear time.
 * A text that does not continue the one before is parsed anew.
 */
export function createIncremental(): (text: string) => readonly Block[] {
  let known = '';
  let blocks: readonly Block[] = [];
  return (text) => {
    if (text === known) return blocks;
    const settled = text.startsWith(known) ? blocks.slice(0, -2) : [];
    const from = text.startsWith(known) ? (blocks.at(-2)?.start ?? 0) : 0;
    blocks = [...settled, ...parse(text.slice(from), from)];
    known = text;
    return blocks;
  };
}
