import { CATEGORIES, type Category, type EngineId, type Strictness } from '../types.ts';

/** From which score on a category makes a segment sensitive or unsafe. Both 0..1, `sensitive` never above `unsafe`. */
export interface Threshold {
  readonly sensitive: number;
  readonly unsafe: number;
}

/** The levels at which text is hidden, mildest first. `observe` counts what `standard` would do. */
export const JUDGING_LEVELS = ['relaxed', 'standard', 'strict'] as const satisfies readonly Strictness[];
export type JudgingLevel = (typeof JUDGING_LEVELS)[number];

/** Engines that give scores; the blocklist says how grave its hits are by itself. */
export type ScoringEngine = Exclude<EngineId, 'blocklist'>;

/**
 * OpenAI's moderation endpoint. 0.70 for `relaxed` is the certainty that the 2021 content filter asked of an "unsafe" (log probability
 * -0.355). From `standard` on, 0.5 stands for the endpoint's own `flagged`: the engine lifts the score of a flagged category to at least that.
 */
const OPENAI: Record<JudgingLevel, Threshold> = {
  relaxed: { sensitive: 0.5, unsafe: 0.7 },
  standard: { sensitive: 0.35, unsafe: 0.5 },
  strict: { sensitive: 0.2, unsafe: 0.5 },
};

/** What nobody should meet by a lenient setting: unsafe at every level, from the score that is otherwise `strict`'s for sensitive. */
const ALWAYS_UNSAFE: ReadonlySet<Category> = new Set(['sexual/minors', 'self-harm/instructions', 'hate/threatening']);
const ALWAYS: Threshold = { sensitive: 0.2, unsafe: 0.2 };

/**
 * The on-device classifier. Its scores are shifted per category so that 0.45 calls 0.6 % of the ordinary completions it was calibrated on
 * unsafe (tests/train/calibrate.ts); the levels are steps from there (`standard`: 0.5 % of all visible rows). Measured false positives and recall of each: docs/model-card.md.
 */
const ON_DEVICE: Record<JudgingLevel, Threshold> = {
  relaxed: { sensitive: 0.5, unsafe: 0.7 },
  standard: { sensitive: 0.42, unsafe: 0.43 },
  strict: { sensitive: 0.38, unsafe: 0.42 },
};

/**
 * The thresholds of one category. Subcategories count like any other category; one an engine does not know is simply never scored.
 * @param shift what feedback adds to the on-device engine's; the endpoint's stand for its own flags, which are not ours to move
 */
export function thresholdOf(engine: ScoringEngine, strictness: Strictness, category: Category, shift = 0): Threshold {
  if (engine === 'openai' && ALWAYS_UNSAFE.has(category)) return ALWAYS;
  const level = strictness === 'observe' ? 'standard' : strictness;
  if (engine === 'openai') return OPENAI[level];
  const { sensitive, unsafe } = ON_DEVICE[level];
  return shift === 0 ? ON_DEVICE[level] : { sensitive: sensitive + shift, unsafe: unsafe + shift };
}

/** Every category's thresholds of one engine and level, for the settings page and the documentation. */
export function thresholdTable(engine: ScoringEngine, strictness: Strictness): Map<Category, Threshold> {
  return new Map(
    CATEGORIES.filter((category) => category !== 'custom').map((category) => [
      category,
      thresholdOf(engine, strictness, category),
    ]),
  );
}
