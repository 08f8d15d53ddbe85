import type { Cascade } from '../moderate/cascade.ts';
import { judgeBesides, withBesides } from '../moderate/doors.ts';
import { plan } from '../moderate/plan.ts';
import type { PageBlock } from './block.ts';
import { type Ends, joinLines, judgeAcross, restsOn } from './lines.ts';
import type { Message } from './message.ts';

const NONE: Ends = {};
const NO_TEXTS: readonly string[] = [];

/** How far a message was judged. */
export interface Judged {
  /** The blocks before this index were looked at; the others stay held and follow later. */
  readonly upTo: number;
  /** None of them waits for anything. */
  readonly whole: boolean;
  /** Something was left for the next slice. */
  readonly more: boolean;
}

/** Cuts what has come into segments, asks the cascade, and notes in each block what to do with its text. @param late whether the slice of time is used up */
export function judgeMessage(message: Message, cascade: Cascade, late: () => boolean): Judged {
  if (message.judgedIn !== cascade.epoch) {
    message.judgedIn = cascade.epoch;
    message.override = undefined;
    message.wholeChecked = false;
  }
  message.settle();
  const ends = endsOf(message);
  let whole = true;
  let more = false;
  // Also with a slow clock a call gets something done.
  const tooLate = (): boolean => (more = late());
  for (const [index, block] of message.blocks.entries()) {
    const joined = ends?.get(index) ?? NONE;
    if (message.isDone(block, cascade.epoch) && !reopens(block, joined)) continue;
    block.live.close(block.ended, tooLate);
    joinEnds(block, joined);
    if (block.ended) block.readGenerated();
    const key = `${cascade.epoch} ${block.ended} ${block.live.cuts.length} ${block.live.closedTo} ${message.override?.kind}`;
    if (block.planned !== key || block.plan?.waiting || (block.plan && block.plan.judgedTo < block.live.closedTo)) {
      const judge = joined === NONE ? cascade : judgeAcross(cascade, block.live, joined);
      const kind = `${cascade.epoch} ${message.override?.kind}`;
      const last = joined === NONE && block.planned !== '' && block.ownKind === kind ? block.own : undefined;
      const haste = { last, late: tooLate };
      block.own = plan(block.live, judge, message.textBefore(index), block.ended, message.override, haste);
      block.ownKind = kind;
      const found = judgeBesides(block.doors, cascade);
      block.grave = found === 'waiting' ? undefined : (found?.texts ?? NO_TEXTS);
      block.plan = withBesides(block.own, found, block.live.text);
      block.planned = key;
      if (late() && index + 1 < message.blocks.length) {
        // Long histories: the rest of this message stays held and follows in the next slice.
        for (const rest of message.blocks.slice(index + 1)) rest.planned = '';
        return { upTo: index + 1, whole, more: true };
      }
    }
    if (!block.isJudged) whole = false;
  }
  return { upTo: message.blocks.length, whole, more };
}

/** The sentences that a page has broken over several blocks, by the index of each. Most messages have none. */
function endsOf({ blocks }: Message): Map<number, Ends> | undefined {
  const flows = new Set<number>();
  for (const [index, block] of blocks.entries()) if (block.goesOnIn(blocks[index + 1])) flows.add(index);
  if (flows.size === 0) return undefined;
  for (const index of flows) for (const block of [blocks[index], blocks[index + 1]]) block?.live.close(block.ended);
  return joinLines(blocks, (index) => flows.has(index));
}

/** Whether a block that was done with is part of another sentence now. */
function reopens(block: PageBlock, joined: Ends): boolean {
  if (joined === NONE || joined.head?.complete === false || joined.tail?.complete === false) return false;
  if (restsOn(joined) === block.restsOn) return false;
  block.clearIn = -1;
  return true;
}

/** Drops verdicts on a block's first and last segment that were reached for other sentences than these are part of now. */
function joinEnds(block: PageBlock, joined: Ends): void {
  block.endsAnother = joined.head?.complete ?? false;
  const rests = restsOn(joined);
  if (rests === block.restsOn) return;
  block.restsOn = rests;
  block.planned = '';
  for (const cut of [block.live.cuts[0], block.live.cuts.at(-1)]) if (cut) cut.epoch = -1;
}
