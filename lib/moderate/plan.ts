import type { Segment, Strictness, Verdict } from '../types.ts';
import { hashText, normalise } from './cache.ts';
import type { LiveCut, LiveText } from './live-text.ts';
import type { PictureEngine } from './pictures.ts';
import { CONTEXT_CHARS } from './segment.ts';
import { treat, type Treatment } from './treatment.ts';

/** What the plan needs of the cascade. */
export interface Judge {
  readonly strictness: Strictness;
  readonly epoch: number;
  verdict(segment: Segment): Verdict | undefined;
  openFrom(text: string): number;
  /** Whether the user has said something about this very (normalised) text: "Not unsafe", or that it is. */
  isSettled(text: string): boolean;
  /** What judges pictures, if anything does. */
  readonly pictures?: PictureEngine | undefined;
}

/** A stretch of a block's text that is treated alike. */
export interface Region {
  readonly start: number;
  readonly end: number;
  readonly treatment: Treatment;
  readonly verdict: Verdict;
  /** Hash of the normalised text: by it a person's Show and Not unsafe are remembered. Empty for cleared text. */
  readonly hash: string;
  /** It is treated so because of these sentences, which are not in the text itself (doors.ts). */
  readonly besides?: readonly string[];
}

export interface Plan {
  /** In order, without gaps, from the start of the text to `judgedTo`. */
  readonly regions: readonly Region[];
  /** Everything behind this offset waits: for the end of its sentence or for an engine. */
  readonly judgedTo: number;
  /** A closed segment waits for an engine. */
  readonly waiting: boolean;
  /** Cuts that whole, judged sentences are made of: what a later plan of the same text need not look at again. */
  readonly done: number;
}

/** How a plan is made when there is much to do. */
export interface Haste {
  /** An earlier plan of this text, of which nothing has changed since: same epoch, same override, the same words up to where it came. */
  readonly last?: Plan | undefined;
  /** Whether no more engines are to be asked now. */
  readonly late?: (() => boolean) | undefined;
}

/** Gravest first: what decides for a sentence that was cut in several runs. */
const GRAVITY: readonly Treatment[] = ['veil', 'hold', 'mild', 'marked', 'clear'];

/**
 * What to do with each part of a block's text now. Segments are asked for together and released in order; the result ends at the first that
 * has no verdict.
 * @param before what the message says before this block
 * @param settled the block will not grow
 * @param override a verdict on the whole completion that is graver than "safe"; it covers every segment
 */
export function plan(
  live: LiveText,
  judge: Judge,
  before: string,
  settled: boolean,
  override?: Verdict,
  { last, late }: Haste = {},
): Plan {
  let done = last?.done ?? 0;
  for (let index = done; index < live.cuts.length; index++) {
    const cut = live.cuts[index];
    if (cut && ask(cut, live.text, judge, before) && late?.()) break;
  }
  const limit = settled ? live.text.length : openLimit(live, judge);
  const regions = last ? upTo(last.regions, live.cuts[done - 1]?.end ?? 0) : [];
  let waiting = false;
  let judgedTo = regions.at(-1)?.end ?? 0;
  for (let index = done; index < live.cuts.length;) {
    const group = sentence(live.cuts, index);
    const verdicts = group.map((cut) => current(cut, judge)).filter((verdict) => verdict !== undefined);
    const isSettled = () => group.every((cut) => judge.isSettled(normalise(live.text.slice(cut.start, cut.end))));
    const whole = override && (override.category === 'sexual/minors' || !isSettled()) ? [override] : [];
    const graver = [...verdicts, ...whole].toSorted(
      (a, b) => GRAVITY.indexOf(treat(a, judge.strictness)) - GRAVITY.indexOf(treat(b, judge.strictness)),
    )[0];
    // Runs of an overlong sentence are released one by one: the sentence has not ended.
    const judged = group.findIndex((cut) => current(cut, judge) === undefined || cut.end > limit);
    const end = judged === -1 ? group.at(-1)?.end : group[judged - 1]?.end;
    if (end !== undefined && graver) {
      push(regions, live.text, judgedTo, end, graver, judge.strictness);
      judgedTo = end;
    }
    if (judged !== -1) {
      waiting = group.some((cut) => current(cut, judge) === undefined);
      break;
    }
    index += group.length;
    // The last sentence of a text that grows may go on.
    if (index < live.cuts.length) done = index;
  }
  return { regions, judgedTo, waiting, done };
}

/** The regions of the text before an offset. */
function upTo(regions: readonly Region[], offset: number): Region[] {
  return regions.flatMap((region) => {
    if (region.start >= offset) return [];
    return [region.end > offset ? { ...region, end: offset } : region];
  });
}

/** A cut's verdict, unless it was reached before engines, strictness or the user's mind changed. */
function current(cut: LiveCut, judge: Judge): Verdict | undefined {
  return cut.epoch === judge.epoch ? cut.verdict : undefined;
}

/** Returns whether engines had to be asked. */
function ask(cut: LiveCut, text: string, judge: Judge, before: string): boolean {
  if (current(cut, judge)) return false;
  const own = text.slice(Math.max(0, cut.start - CONTEXT_CHARS), cut.start);
  const context = own.length < CONTEXT_CHARS ? `${before.slice(own.length - CONTEXT_CHARS)}\n${own}` : own;
  cut.verdict = judge.verdict({ text: text.slice(cut.start, cut.end), before: context });
  cut.epoch = judge.epoch;
  return true;
}

/** The cuts of the sentence that begins at `index`. */
function sentence(cuts: readonly LiveCut[], index: number): LiveCut[] {
  const group: LiveCut[] = [];
  for (let at = index; at < cuts.length; at++) {
    const cut = cuts[at];
    if (!cut) break;
    group.push(cut);
    if (!cut.continues) break;
  }
  return group;
}

/** Offset behind which a term of several words may still be completing. Only the last few sentences can be concerned. */
function openLimit(live: LiveText, judge: Judge): number {
  const base = Math.max(0, live.closedTo - CONTEXT_CHARS);
  const open = base + judge.openFrom(live.text.slice(base));
  return open >= live.closedTo ? live.text.length : open;
}

function push(regions: Region[], text: string, start: number, end: number, verdict: Verdict, strictness: Strictness): void {
  const treatment = treat(verdict, strictness);
  const last = regions.at(-1);
  if (treatment === 'clear' && last?.treatment === 'clear') {
    regions[regions.length - 1] = { ...last, end };
    return;
  }
  const hash = treatment === 'clear' ? '' : hashText(normalise(text.slice(start, end)));
  regions.push({ start, end, treatment, verdict, hash });
}
