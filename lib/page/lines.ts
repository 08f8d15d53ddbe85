import { normalise } from '../moderate/cache.ts';
import type { LiveText } from '../moderate/live-text.ts';
import type { Judge } from '../moderate/plan.ts';
import { CONTEXT_CHARS, PROSE_CAP } from '../moderate/segment.ts';

/** Shorter lines are titles, labels and cells, not text that was broken for its width. */
const LINE_CHARS = 30;

const ENDED = /[.!?…:;。！？؟।|]["'”’»)\]*_]*$/u;
/** What a list item, a quote, a table row or a heading in plain text begins with. */
const MARKER = /^(?:[-*•◦▪‣+#>|]|\p{L}[.)]|\d+[.)])(?:\s|$)/u;
const GOES_ON = /^["'“‘«([*_]*\p{Ll}|^[,;:.!?…)\]%]/u;
const WANTS_MORE = /[,([“‘«–—-]$/u;

/** Whether a text may go on in the next block: it is a line long, and has no end. Looks at the end only. */
export function mayRunOn(text: string): boolean {
  if (text.length < LINE_CHARS) return false;
  const last = text.trimEnd();
  return last.length >= LINE_CHARS && !ENDED.test(last.slice(-8));
}

/**
 * Whether a text that may run on does so in the next block, which begins with `next`. While the first characters do not tell, it does.
 * @param unwrapped the page lets no line wrap, so that all breaks are its own
 */
export function runsOn(text: string, next: string, unwrapped: () => boolean): boolean {
  const first = next.trimStart();
  if (MARKER.test(first)) return false;
  return !/[\p{L}\p{N}]/u.test(first.slice(0, 8)) || GOES_ON.test(first) || WANTS_MORE.test(text.trimEnd()) || unwrapped();
}

/** One block on a sentence's way through several. */
interface Line {
  readonly live: Pick<LiveText, 'text' | 'cuts'>;
  /** It will not grow, and is cut to its end. */
  readonly ended: boolean;
}

/** A sentence that begins in one block and goes on in the next. */
interface Joint {
  readonly text: string;
  readonly before: string;
  /** All of it is there, and cut. Until then nobody can judge it. */
  readonly complete: boolean;
}

/** What a block has of such sentences: its first segment may end one, its last may begin one. */
export interface Ends {
  readonly head?: Joint | undefined;
  readonly tail?: Joint | undefined;
}

interface Growing {
  text: string;
  before: string;
  complete: boolean;
  /** No part of it is missing so far. */
  whole: boolean;
}

/**
 * The sentences that run through several blocks, by the index of each block they touch. Longer ones than a sentence may be are judged in runs.
 * @param flows whether the text of the line with this index goes on in the next
 */
export function joinLines(lines: readonly Line[], flows: (index: number) => boolean): Map<number, Ends> {
  const found = new Map<number, Ends>();
  let open: Growing | undefined;
  for (const [index, { live, ended }] of lines.entries()) {
    const on = index + 1 < lines.length && flows(index);
    if (!open && !on) continue;
    const first = live.cuts[0];
    const head = open;
    // A line without an end of its own is a middle of the sentence.
    const through = on && (!first || (first.end >= live.text.length && ended));
    if (open) {
      open.whole &&= first !== undefined;
      if (first) open.text = `${open.text.trimEnd()} ${live.text.slice(first.start, first.end)}`;
      open.complete = open.whole && (!through || open.text.length >= PROSE_CAP);
    }
    if (!on) open = undefined;
    else if (!open || !through || open.complete) {
      const last = ended ? live.cuts.at(-1) : undefined;
      const before = last ? contextOf(live.text, last.start, lines[index - 1]?.live.text ?? '') : '';
      const text = last ? live.text.slice(last.start, last.end) : '';
      // A line that ended an overlong sentence cannot begin another with the same words.
      open = head?.complete && through ? undefined : { text, before, complete: false, whole: last !== undefined };
    }
    found.set(index, { head, tail: ended ? (open ?? (through ? head : undefined)) : undefined });
  }
  return found;
}

/** A judge that answers for a block's first and last segment what is true of the sentences they are part of. */
export function judgeAcross(judge: Judge, { cuts, text }: Line['live'], { head, tail }: Ends): Judge {
  const first = cuts[0];
  const last = cuts.at(-1);
  return {
    strictness: judge.strictness,
    epoch: judge.epoch,
    openFrom: (open) => judge.openFrom(open),
    isSettled: (settled) => judge.isSettled(settled),
    verdict(segment) {
      const isAt = (cut: typeof first) => cut !== undefined && text.slice(cut.start, cut.end) === segment.text;
      const joint = tail && isAt(last) ? tail : head && isAt(first) ? head : undefined;
      if (!joint) return judge.verdict(segment);
      const whole = joint.complete ? judge.verdict({ text: joint.text, before: joint.before }) : undefined;
      // What the user said of a line is said of its part of the sentence; what the sentence is about minors stays.
      if (whole?.category === 'sexual/minors' || !judge.isSettled(normalise(segment.text))) return whole;
      return judge.verdict(segment);
    },
  };
}

/** What verdicts on a block's ends rest on besides its own text; empty while nothing is complete. */
export function restsOn({ head, tail }: Ends): string {
  return [head, tail]
    .map((joint) => (joint?.complete ? joint.text : ''))
    .join('\n')
    .trim();
}

function contextOf(text: string, start: number, previous: string): string {
  const own = text.slice(Math.max(0, start - CONTEXT_CHARS), start);
  return own.length < CONTEXT_CHARS ? `${previous.slice(own.length - CONTEXT_CHARS)}\n${own}` : own;
}
