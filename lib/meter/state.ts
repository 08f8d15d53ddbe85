import type { ShareId } from '../types.ts';
import type { LedgerEvent, SavedEvent, ShareEvent } from './events.ts';

/**
 * `pending` is on its way; `uncertain` was on its way when the background died, so a person must say whether the file came out; until then it
 * counts.
 */
export type ShareStatus = 'pending' | 'released' | 'failed' | 'undone' | 'uncertain';

/** What the events of one share come to. */
export interface ShareState {
  readonly share: ShareId;
  readonly event: ShareEvent;
  /** Everything that came out of it, oldest first. Together they count once. */
  readonly exports: readonly SavedEvent[];
  readonly status: ShareStatus;
  /** Whether it takes a place on its day: out or perhaps out, not taken back, no one-off. */
  readonly counted: boolean;
}

/** The state of every share, in the order in which they were begun. The order, and repetition, of `events` do not matter. */
export function shareStates(events: readonly LedgerEvent[], boot: string): ShareState[] {
  return livesOf(events).map((life) => {
    const { event, exports } = life;
    const status = statusOf(life, boot);
    return { share: event.share, event, exports, status, counted: isOut(life) && event.oneOff === undefined };
  });
}

/** A share between its first event and its last. */
export interface Life {
  event: ShareEvent;
  readonly exports: SavedEvent[];
  end: 'open' | 'released' | 'failed';
  undone: boolean;
}

/** Follows every share through its events. Events of shares that never began are passed over. */
export function livesOf(events: readonly LedgerEvent[]): Life[] {
  const lives = new Map<ShareId, Life>();
  for (const event of inOrder(events)) {
    const life = lives.get(event.share);
    if (event.kind !== 'share') {
      if (life) step(life, event);
    } else if (!life) {
      lives.set(event.share, { event, exports: [], end: 'open', undone: false });
    } else if (!isOut(life)) {
      // It had come to nothing and was allowed once more: a new attempt, on a new day perhaps.
      Object.assign(life, { event, end: 'open', undone: false });
    }
  }
  return [...lives.values()];
}

/** Out, or perhaps out, and not taken back. */
export function isOut(life: Life): boolean {
  return life.end !== 'failed' && !life.undone;
}

function step(life: Life, event: Exclude<LedgerEvent, ShareEvent>): void {
  switch (event.kind) {
    case 'saved':
      life.exports.push(event);
      life.end = 'released';
      break;
    case 'failed':
      // Once it is out, a further export that fails brings nothing back.
      if (life.end !== 'released') life.end = 'failed';
      break;
    case 'resolved':
      // The word of a person counts where no file speaks for itself.
      if (life.exports.length === 0) life.end = event.released ? 'released' : 'failed';
      break;
    case 'undo':
      life.undone = true;
      break;
    case 'redo':
      life.undone = false;
      break;
  }
}

function statusOf({ event, end, undone }: Life, boot: string): ShareStatus {
  if (end === 'failed') return 'failed';
  if (undone) return 'undone';
  if (end === 'released') return 'released';
  return event.boot === boot ? 'pending' : 'uncertain';
}

/** Each event once, causes before effects: by number, for a clock may have been set back in between. */
function inOrder(events: readonly LedgerEvent[]): LedgerEvent[] {
  const each = new Map(events.map((event) => [event.id, event]));
  return [...each.values()].toSorted(
    (one, other) =>
      (one.seq ?? 0) - (other.seq ?? 0) ||
      Number(other.kind === 'share') - Number(one.kind === 'share') ||
      one.at - other.at ||
      (one.id < other.id ? -1 : 1),
  );
}
