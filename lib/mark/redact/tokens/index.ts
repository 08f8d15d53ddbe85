import { isPlaceholder } from '../checks.ts';
import type { Find } from '../types.ts';
import { CLOUD } from './cloud.ts';
import { CODE } from './code.ts';
import { MODELS } from './models.ts';
import type { TokenKind } from './table.ts';
import { WORK } from './work.ts';

export { shapes } from './shapes.ts';

/** All keys and tokens that are known by how they begin. */
const TOKENS: readonly TokenKind[] = [...MODELS, ...CODE, ...CLOUD, ...WORK];

const escaped = (text: string): string => text.replace(/[.$/+]/g, String.raw`\$&`);
/** Longest first: `sk-ant-` before `sk-`. */
const BY_START = TOKENS.flatMap((kind) => kind.starts.map((start) => ({ start, kind }))).toSorted(
  (one, other) => other.start.length - one.start.length,
);
/** One way through the text for all of them. */
const START = new RegExp(`(?<![A-Za-z0-9])(?:${BY_START.map(({ start }) => escaped(start)).join('|')})`, 'g');
const BODIES = new Map(TOKENS.map((kind) => [kind, new RegExp(kind.body, 'y')]));

/** What a text that was found to begin like this may be, most special first. */
const CANDIDATES = new Map(BY_START.map(({ start }) => [start, BY_START.filter((one) => start.startsWith(one.start))]));

/** The first kind that what begins at `from` is, as far as it goes; if it is none, up to where it was read. */
function tokenAt(text: string, from: number, found: string): Find | number {
  let seen = from;
  for (const { start, kind } of CANDIDATES.get(found) ?? []) {
    const body = BODIES.get(kind);
    if (!body) continue;
    body.lastIndex = from + start.length;
    const rest = body.exec(text)?.[0];
    const end = from + start.length + (rest?.length ?? 0);
    seen = Math.max(seen, end);
    if (rest === undefined || /[A-Za-z0-9]/.test(text.charAt(end)) || isPlaceholder(rest)) continue;
    if (kind.check && !kind.check(text.slice(from, end))) continue;
    return { id: kind.id, class: 'key', brand: kind.brand, start: from, end };
  }
  return seen;
}

/** Keys and tokens that are known by how they begin. */
export function* tokens(text: string): Generator<Find> {
  let from = 0;
  for (const { 0: found, index } of text.matchAll(START)) {
    if (index < from) continue;
    const find = tokenAt(text, index, found);
    // What was read is not read again, or a long row of beginnings would be read from each of them.
    from = typeof find === 'number' ? find : find.end;
    if (typeof find !== 'number') yield find;
  }
}
