import type { Find } from '../types.ts';
import { ID_KINDS, type IdKind } from './id-table.ts';

const EDGE = { before: String.raw`(?<![A-Za-z0-9_])(?<![\d.][.,-]|[$€£#/=+-])`, after: String.raw`(?![A-Za-z0-9_])(?![.,/-]\d)` };
const group = (index: number): string => `k${index}`;

const plain = ID_KINDS.filter(({ cue }) => cue === undefined);
const cued = ID_KINDS.filter(({ cue }) => cue !== undefined);
/** All forms at once: one way through the text. Each begins with a sign that few words begin with, and is of bounded length. */
const PLAIN = new RegExp(
  `${EDGE.before}(?:${plain.map(({ form }, at) => `(?<${group(at)}>${form})`).join('|')})${EDGE.after}`,
  'g',
);
const WORDS = cued.map(({ cue = '' }, at) => `(?<${group(at)}>${cue})`).join('|');
/** Between a word and its number. */
const BETWEEN = String.raw`(?:[\s:.#=]|-?(?:number|nummer|no|nr|id|num|is|ist|lautet|numéro|número)\b|\((?:de|us|uk)\)){0,8}`;
const CUES = new RegExp(String.raw`(?<![\p{L}\p{N}])(?:${WORDS})${BETWEEN}`, 'giu');
const FORMS = new Map(cued.map((kind) => [kind, new RegExp(`(?:${kind.form})${EDGE.after}`, 'iy')]));

function findOf({ id, class: of, brand, check }: IdKind, written: string, start: number): Find | undefined {
  if (check && !check(written.replace(/[^A-Za-z0-9]/g, '').toUpperCase())) return undefined;
  return { id, class: of, ...(brand === undefined ? {} : { brand }), start, end: start + written.length };
}

function kindOf(kinds: readonly IdKind[], groups: Readonly<Record<string, string | undefined>> = {}): IdKind | undefined {
  return kinds.find((_, at) => groups[group(at)] !== undefined);
}

/** National identity, tax and health numbers, and accounts. */
export function* ids(text: string): Generator<Find> {
  for (const { 0: written, index, groups } of text.matchAll(PLAIN)) {
    const kind = kindOf(plain, groups);
    const find = kind && findOf(kind, written, index);
    if (find) yield find;
  }
  for (const { 0: words, index, groups } of text.matchAll(CUES)) {
    const kind = kindOf(cued, groups);
    const form = kind && FORMS.get(kind);
    if (!form) continue;
    form.lastIndex = index + words.length;
    const written = form.exec(text)?.[0];
    const find = written === undefined ? undefined : findOf(kind, written, index + words.length);
    if (find) yield find;
  }
}
