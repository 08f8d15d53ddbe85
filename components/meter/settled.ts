import type { ShareState } from '../../lib/meter/state.ts';

/** Between entry and file there is one download. What has no end after this many ms was interrupted. */
const SAVING_MS = 60_000;

/** The same states, but those that may still be on their way at `now` (ms since 1970) are pending, not uncertain. */
export function settled(states: readonly ShareState[], now: number): ShareState[] {
  return states.map((state) =>
    state.status === 'uncertain' && Math.abs(now - state.event.at) < SAVING_MS ? { ...state, status: 'pending' } : state,
  );
}
