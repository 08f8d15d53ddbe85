import type { Category, EngineId } from '../../types.ts';
import type { FeedbackEvent, FeedbackKind } from './event.ts';

/**
 * How far feedback moves a threshold at most, either way. Levels of strictness lie 0.22 to 0.25 apart where they differ most (thresholds.ts):
 * less than half of that never turns one level into another.
 */
export const MOST_SHIFT = 0.1;
/** Each press counts this part of the one before: the first 0.02, ten together 0.09, all the presses of a life less than 0.1. */
const FADING = 0.8;
/** Presses a day (UTC) that count for one category: what a page can talk a person into in an hour is undone by a day of second thoughts. */
const PER_DAY = 5;
const DAY_MS = 86_400_000;

/** Never moved by anything. */
const FIXED: ReadonlySet<Category> = new Set(['sexual/minors', 'custom']);
/** Never raised: the on-device engine has no `sexual/minors` of its own and calls that `sexual`, too. */
const NEVER_RAISED: ReadonlySet<Category> = new Set(['sexual']);

/** What the user says of a text: it is not unsafe, or it is. */
export type Override =
  { readonly kind: 'clear' } | { readonly kind: 'unsafe'; readonly category: Category; readonly engine: EngineId };

/** What feedback changes about verdicts. */
export interface Sway {
  /** By hash of the normalised text. */
  readonly overrides: ReadonlyMap<string, Override>;
  /** Added to the on-device engine's thresholds: positive is milder. */
  readonly shift: (category: Category) => number;
}

/** Nobody has said anything. */
export const NO_SWAY: Sway = { overrides: new Map(), shift: () => 0 };

/** The last word on each text. */
function lastWords(events: readonly FeedbackEvent[]): Map<string, FeedbackEvent> {
  return new Map(events.map((event) => [event.hash, event]));
}

/** What the user said of each text; the last word counts. `sexual/minors` is never cleared. Pure. */
export function overrides(events: readonly FeedbackEvent[]): Map<string, Override> {
  const said = new Map<string, Override>();
  for (const [hash, { kind, category, engine }] of lastWords(events)) {
    if (kind === 'missed') said.set(hash, { kind: 'unsafe', category, engine });
    else if (category !== 'sexual/minors') said.set(hash, { kind: 'clear' });
  }
  return said;
}

/** How far a category's on-device thresholds move: never by more than `MOST_SHIFT`, whatever was pressed how often. Pure. */
export function thresholdShift(events: readonly FeedbackEvent[], category: Category): number {
  if (FIXED.has(category)) return 0;
  // What was taken for unsafe by a word list says nothing about the classifier; what was missed was missed by it in any case.
  const about = [...lastWords(events).values()].filter(
    (event) => event.category === category && (event.kind === 'missed' || event.engine === 'on-device'),
  );
  const weight = (kind: FeedbackKind) =>
    MOST_SHIFT * (1 - FADING ** pressesThatCount(about.filter((event) => event.kind === kind)));
  return (NEVER_RAISED.has(category) ? 0 : weight('not-unsafe')) - weight('missed');
}

/** One press may be about several sentences: it has one time. */
function pressesThatCount(events: readonly FeedbackEvent[]): number {
  const days = new Map<number, number>();
  for (const at of new Set(events.map((event) => event.at))) {
    const day = Math.floor(at / DAY_MS);
    days.set(day, Math.min(PER_DAY, (days.get(day) ?? 0) + 1));
  }
  return [...days.values()].reduce((sum, count) => sum + count, 0);
}

/** Everything that these events change. The shifts are worked out once. */
export function swayOf(events: readonly FeedbackEvent[]): Sway {
  if (events.length === 0) return NO_SWAY;
  const shifts = new Map<Category, number>();
  return {
    overrides: overrides(events),
    shift(category) {
      let shift = shifts.get(category);
      if (shift === undefined) shifts.set(category, (shift = thresholdShift(events, category)));
      return shift;
    },
  };
}
