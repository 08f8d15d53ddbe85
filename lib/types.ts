/** The plain data the verbs exchange. No behaviour here beyond the tables the types are made of. */

/** OpenAI's 13 moderation categories and `custom` (the user's own terms), gravest first: the order decides which one names a pill. */
export const CATEGORIES = [
  'sexual/minors',
  'self-harm/instructions',
  'self-harm/intent',
  'hate/threatening',
  'harassment/threatening',
  'illicit/violent',
  'violence/graphic',
  'self-harm',
  'hate',
  'sexual',
  'illicit',
  'violence',
  'harassment',
  'custom',
] as const;
export type Category = (typeof CATEGORIES)[number];

/** Probability per category, each 0..1. A missing category was not scored, which is not the same as 0. */
export type Scores = Partial<Record<Category, number>>;

export const ENGINES = ['blocklist', 'on-device', 'openai'] as const;
export type EngineId = (typeof ENGINES)[number];

/** `observe` is called "Count only" in the UI. */
export const STRICTNESS_LEVELS = ['observe', 'relaxed', 'standard', 'strict'] as const;
export type Strictness = (typeof STRICTNESS_LEVELS)[number];

/** Why there is no verdict. Every reason has its own sentence in the UI. */
export const UNCHECKED_REASONS = [
  'language',
  'failed',
  'timeout',
  'no-key',
  'bad-key',
  'limited',
  'offline',
  'not-text',
] as const;
export type UncheckedReason = (typeof UNCHECKED_REASONS)[number];

/** One sentence (or capped run) of a block, the unit of moderation. */
export interface Segment {
  /** The sentence itself, as the page shows it. Never empty. */
  readonly text: string;
  /** What the same message says just before it: context for the engines, never re-judged. At most `CONTEXT_CHARS` characters. */
  readonly before: string;
}

/** What one engine says about one segment, before strictness turns it into a verdict. */
export interface Assessment {
  readonly engine: EngineId;
  readonly scores: Scores;
  /** Blocklist only: how grave the matched term is meant. */
  readonly severity?: 'sensitive' | 'unsafe';
  /** Set when the engine could not judge; the scores then mean nothing. */
  readonly unchecked?: UncheckedReason;
}

export const VERDICT_KINDS = ['safe', 'sensitive', 'unsafe', 'unchecked'] as const;
export type VerdictKind = (typeof VERDICT_KINDS)[number];

/** `safe`, `sensitive` and `unsafe` are the content filter's 0, 1 and 2 of the 2021 policy. `unchecked` is never treated as safe. */
export interface Verdict {
  readonly kind: VerdictKind;
  /** The gravest category over its threshold; absent for `safe` and `unchecked`. */
  readonly category?: Category;
  readonly scores: Scores;
  /** The engine that decided. */
  readonly engine: EngineId;
  /** Only with `unchecked`. */
  readonly reason?: UncheckedReason;
}
