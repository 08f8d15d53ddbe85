/** Where the sentences of a growing text end. Pure: the same text always gives the same cuts, however it arrived. */

import type { Segment } from '../types.ts';

/** Half-open range of UTF-16 offsets into a block's text. */
export interface Cut {
  readonly start: number;
  readonly end: number;
  /** The run was cut for its length: the next cut continues the same sentence, and the two share their fate. */
  readonly continues: boolean;
}

/** How line breaks in a text are meant: `hard` ones show on the page, `code` ones end a line of code; soft ones were made spaces before. */
export type Lines = 'hard' | 'code';

/** Characters of prose that may wait for a terminator; longer sentences are cut at a space. */
export const PROSE_CAP = 400;
/** The same where no punctuation is to be expected (DESIGN.md §5: ~250). */
export const RUN_CAP = 250;
/** Characters of context a segment carries for the engines. */
export const CONTEXT_CHARS = 240;
/** Between the blocks that one text is made of (nested lists, table cells): ends any sentence. */
export const BLOCK_BREAK = '\u2029';

const TERMINATOR = /[.!?…。！？؟।\n\u2029]/u;
const LETTER = /[\p{L}\p{Extended_Pictographic}]/u;
const SENTENCE_END = /[.!?…:;؟।]["'”’»)\]*_]*\s*$/u;
const OPEN_QUESTION = /[!?…]["'”’»)\]]*\s*$/u;
/** A full stop after these, after a single letter or after `a.b`, does not end a sentence. */
const ABBREVIATION =
  /(?:^|[\s(["'“‘])(?:\p{L}|\p{L}\.(?:\s?\p{L}\.)*\p{L}?|mr|mrs|ms|mx|dr|prof|sr|jr|st|mt|vs|etc|cf|al|inc|ltd|co|corp|no|nos|vol|fig|eq|sec|ch|pp|ca|approx|dept|est|gen|gov|hon|rep|sen|rev|col|capt|lt|sgt|jan|feb|mar|apr|jun|jul|aug|sept|sep|oct|nov|dec|mon|tue|wed|thu|fri|sat|sun|bzw|ggf|nr|str|usw|vgl|ca|evtl|inkl)\.["'”’)\]]*\s*$/iu;

const splitter = new Intl.Segmenter('en', { granularity: 'sentence' });

/** Whether new text can have ended a sentence; segmenting is skipped when not. */
export function mayEndSentence(added: string): boolean {
  return TERMINATOR.test(added);
}

/** Whether `head` and what follows are one sentence although the Unicode rules see a boundary between them. */
function joins(head: string, next: string, lines: Lines): boolean {
  const last = head.at(-1);
  if (last === BLOCK_BREAK) return false;
  const nextChar = next.trimStart().charAt(0);
  const lowercase = nextChar !== nextChar.toUpperCase();
  if (last === '\n') {
    if (lines === 'code') return false;
    return lowercase && !/\n\s*\n$/u.test(head) && !SENTENCE_END.test(head);
  }
  return ABBREVIATION.test(head) || (lowercase && OPEN_QUESTION.test(head));
}

/** Cuts a run that is too long at its last space before the cap; an unbroken run is cut at the cap. */
function pushCapped(cuts: Cut[], text: string, start: number, end: number): void {
  let from = start;
  while (end - from > PROSE_CAP) {
    const space = text.lastIndexOf(' ', from + PROSE_CAP);
    const to = space > from + PROSE_CAP / 2 ? space + 1 : from + PROSE_CAP;
    cuts.push({ start: from, end: to, continues: true });
    from = to;
  }
  cuts.push({ start: from, end, continues: false });
}

/** The boundaries of `text` from `from` on, as end offsets; the last one is the end of the text. */
function sentenceEnds(text: string, from: number, lines: Lines): number[] {
  const ends: number[] = [];
  const slice = text.slice(from);
  let head = '';
  for (const { segment, index } of splitter.segment(slice)) {
    if (head !== '' && !joins(head.slice(-40), segment, lines)) {
      ends.push(from + index);
      head = '';
    }
    head += segment;
  }
  if (head !== '') ends.push(text.length);
  return ends;
}

/** Whether the open rest of a text is long enough to be cut without a terminator, and where; -1 when not. */
function overlong(text: string, start: number, lines: Lines): number {
  const cap = lines === 'code' ? RUN_CAP : PROSE_CAP;
  if (text.length - start <= cap) return -1;
  const space = text.lastIndexOf(' ', start + cap);
  return space > start + cap / 2 ? space + 1 : start + cap;
}

/**
 * The segments of `text` that begin at or after `from` and will not change when text is appended.
 * @param from offset where the last closed segment ended
 * @param final the text will not grow: its unterminated tail is a segment too
 */
export function closedCuts(text: string, from: number, final: boolean, lines: Lines = 'hard'): Cut[] {
  const cuts: Cut[] = [];
  let start = from;
  const ends = sentenceEnds(text, from, lines);
  for (const [position, end] of ends.entries()) {
    const last = position === ends.length - 1;
    // Rules look past a boundary for a letter: before one is there, the boundary may still vanish.
    const settled = final || (last ? lines === 'code' && text[end - 1] === '\n' : LETTER.test(text.slice(end)));
    if (!settled) break;
    pushCapped(cuts, text, start, end);
    start = end;
  }
  for (let cut = overlong(text, start, lines); cut >= 0; cut = overlong(text, start, lines)) {
    cuts.push({ start, end: cut, continues: true });
    start = cut;
  }
  return cuts;
}

/**
 * Whether the open tail already reads like a whole sentence, so that a short silence is enough to close it.
 * Never true for abbreviations, numbers and initials: text after those has turned out to belong to the same sentence.
 */
export function looksFinished(tail: string): boolean {
  return /[\p{L})\]"”’]{2}[.!?…]["'”’»)\]*]*\s*$/u.test(tail) && !ABBREVIATION.test(tail.slice(-40));
}

/** All segments of a finished text. */
export function splitText(text: string, lines: Lines = 'hard'): Cut[] {
  return closedCuts(text, 0, true, lines);
}

/** The sentences of a finished text, each with the context that an engine is given. */
export function segmentsOf(text: string): Segment[] {
  return splitText(text).map(({ start, end }) => ({
    text: text.slice(start, end),
    before: text.slice(Math.max(0, start - CONTEXT_CHARS), start),
  }));
}
