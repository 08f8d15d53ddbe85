/** A place where a line may go. Lengths in px of the picture, before anything is inserted. */
export interface Place {
  /** Where the line's centre would be. */
  readonly at: number;
  /** How much the picture grows there. */
  readonly grow: number;
  readonly cost: number;
}

interface Between {
  /** Centre of the line above the first place, and of the one below the last. */
  readonly start: number;
  readonly end: number;
  readonly pitch: number;
  /** No two lines closer than this. */
  readonly apart: number;
  /** px of the picture per css px of the label. */
  readonly unit: number;
}

const EVENNESS = 0.15;
const OVER_PITCH = 6;
const OVER_PITCH_PER_PX = 2;

/**
 * Chooses the places for lines: least cost, distances under the pitch wherever the capture allows it, and even.
 * Dynamic programme from top to bottom; O(places x places within reach).
 * @param places from top to bottom
 * @returns indices of the chosen ones, from top to bottom
 */
export function chooseCuts(places: readonly Place[], { start, end, pitch, apart, unit }: Between): number[] {
  const stops = [{ at: start, grow: 0, cost: 0 }, ...places, { at: end, grow: 0, cost: 0 }];
  const best: { cost: number; before: number }[] = [{ cost: 0, before: -1 }];
  for (let to = 1; to < stops.length; to++) {
    const target = stops[to];
    if (target === undefined) break;
    let choice = { cost: Infinity, before: 0 };
    for (let from = to - 1; from >= 0; from--) {
      const origin = stops[from];
      const reached = best[from];
      if (origin === undefined || reached === undefined) break;
      const distance = target.at - origin.at + (target.grow + origin.grow) / 2;
      // The foot line must be reached from somewhere, however close.
      if (distance < apart && !(to === stops.length - 1 && from === 0)) continue;
      const cost = reached.cost + target.cost + stepCost(distance, pitch, unit);
      if (cost < choice.cost) choice = { cost, before: from };
      // Further origins only make the step dearer, by more than any of them can save.
      if (stepCost(distance, pitch, unit) > choice.cost) break;
    }
    best.push(choice);
  }
  const chosen: number[] = [];
  for (let at = best.at(-1)?.before ?? 0; at > 0; at = best[at]?.before ?? 0) chosen.unshift(at - 1);
  return chosen;
}

function stepCost(distance: number, pitch: number, unit: number): number {
  const over = distance - pitch;
  return EVENNESS * (distance / pitch) ** 2 + (over > 0 ? OVER_PITCH + (OVER_PITCH_PER_PX * over) / unit : 0);
}
