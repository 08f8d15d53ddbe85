import { plain } from '../../lib/mark/escape.ts';
import type { ShareState } from '../../lib/meter/state.ts';

/** What the history page shows, in which order. Pure. */

/** One calendar day and its shares, newest first. */
export interface Day {
  /** YYYY-MM-DD, as it was where they happened. */
  readonly date: string;
  readonly states: readonly ShareState[];
}

/** Everything a person may remember of a share, in small letters. */
function remembered({ event, exports }: ShareState): string {
  const { attribution, preview } = event;
  const { model = '', site, host, name } = attribution;
  return [preview, model, site, host, name, ...exports.flatMap(({ file }) => file ?? [])].join('\n').toLowerCase();
}

/** The shares that hold every word of `query`, newest first. The ledger's own order breaks ties: clocks may have been set back. */
export function matching(states: readonly ShareState[], query: string): ShareState[] {
  const words = query.toLowerCase().split(/\s+/).filter(Boolean);
  return states.toReversed().filter((state) => {
    if (words.length === 0) return true;
    const text = remembered(state);
    return words.every((word) => text.includes(word));
  });
}

/** Shares in their order, together by the day they happened on. A day that comes again later (a journey, a clock) has a second heading. */
export function byDay(states: readonly ShareState[]): Day[] {
  const days: { date: string; states: ShareState[] }[] = [];
  for (const state of states) {
    const last = days.at(-1);
    if (last?.date === state.event.localDate) last.states.push(state);
    else days.push({ date: state.event.localDate, states: [state] });
  }
  return days;
}

/** Graphemes of a preview that name a share to those who hear its buttons. */
export const NAME_CHARS = 50;

/** A few words that tell one share from another, in one line. */
export function shortName({ event }: ShareState): string {
  return plain(event.preview, NAME_CHARS);
}
