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

/** How the remote engine asks: OpenAI's own endpoint, or a guard model by chat, each in the form it was trained on. */
export const REMOTE_FORMATS = ['moderations', 'llama-guard', 'shieldgemma', 'gpt-oss-safeguard', 'granite-guardian'] as const;
export type RemoteFormat = (typeof REMOTE_FORMATS)[number];

/** `observe` is called "Count only" in the UI. */
export const STRICTNESS_LEVELS = ['observe', 'relaxed', 'standard', 'strict'] as const;
export type Strictness = (typeof STRICTNESS_LEVELS)[number];

/** What a sharing policy asks about beyond the categories; found when something is shared, and never a reason to veil. */
export const TOPICS = ['campaigning', 'spam', 'deception', 'radicalization', 'gambling-substances', 'adult', 'advice'] as const;
export type Topic = (typeof TOPICS)[number];

/** Why there is no verdict. Every reason has its own sentence in the UI. */
export const UNCHECKED_REASONS = [
  'language',
  'failed',
  'timeout',
  'no-key',
  'bad-key',
  'no-credit',
  'limited',
  'budget',
  'offline',
  'blocked',
  'doubt',
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
  /** Nobody but the user calls it so. */
  readonly reported?: true;
}

/** The topics of a completion. */
export interface TopicCheck {
  readonly found: readonly Topic[];
  /** Why nobody knows: then `found` is empty. */
  readonly unchecked?: Extract<UncheckedReason, 'language' | 'failed'>;
}

/** Where a share counts: one id for one decision of a person to take completions out, whatever files come of it. */
export type ShareId = string;

/** What becomes of what looks like a secret in a share: asked about on the review page, or not looked for. */
export const REDACTIONS = ['ask', 'off'] as const;

/** A part of a picture or a page, from its top left corner; in which unit is said where it is used. */
export interface Box {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

/** Styles of the visible label, from the quietest to the loudest: rules may ask for a louder one, never for a quieter one. */
export const LABEL_STYLES = ['plain', 'card', 'strict'] as const;
export type LabelStyle = (typeof LABEL_STYLES)[number];

/** Formats of an exported picture. */
export const PICTURE_FORMATS = ['png', 'jpeg', 'webp'] as const;
export type PictureFormat = (typeof PICTURE_FORMATS)[number];

/** Marks that a picture may have to do without: nobody can sign, or it is too small for a watermark. */
export const LACKS = ['credentials', 'watermark'] as const;
export type Lack = (typeof LACKS)[number];

/** Ways an export leaves: a file, or one of the clipboard's flavours. */
export const EXPORT_FORMATS = [...PICTURE_FORMATS, 'clipboard-image', 'clipboard-text'] as const;
export type ExportFormat = (typeof EXPORT_FORMATS)[number];

/** What is said about a share everywhere: label, metadata, ledger, review page. All texts are as people typed or pages showed them; whoever writes them into a format escapes them. */
export interface Attribution {
  /** Person or company that answers for the share. Never empty. */
  readonly name: string;
  /** The model as the page names it or the user told for this site. Absent if nobody said: it is never guessed. */
  readonly model?: string;
  /** Host of the page, e.g. `chatgpt.com`. */
  readonly host: string;
  /** The site as people say it, e.g. `ChatGPT`; the host for unknown pages. */
  readonly site: string;
  /** ms since 1970 when the person pressed. */
  readonly at: number;
  /** IANA name of the time zone the date is told in. */
  readonly zone: string;
}

/** How full the day is. */
export interface Quota {
  /** Places a day; absent if the packs set none. */
  readonly limit?: number;
  /** Shares that take a place now. */
  readonly used: number;
  /** One-off shares of today, which take none. */
  readonly oneOffs: number;
  /** ms since 1970 when the next place frees up; only when all are taken. */
  readonly freeAt?: number;
}

/** Whether a share may go out. `ask`: a person must decide on the review page; `refuse`: not even then. */
export interface Decision {
  readonly kind: 'allow' | 'ask' | 'refuse';
  /** Gravest first; empty for `allow`. */
  readonly reasons: readonly DecisionReason[];
}

export const REASON_CODES = [
  'no-name',
  'no-model',
  'streaming',
  'changed',
  'held',
  'veiled',
  'unsafe',
  'sensitive',
  'unchecked',
  'review',
  'author',
  'limit',
  'empty',
  'topic',
  'topic-unchecked',
  'secrets',
] as const;
export type ReasonCode = (typeof REASON_CODES)[number];

/** One reason: what is the matter, and the rule that makes it matter. */
export interface DecisionReason {
  readonly code: ReasonCode;
  readonly kind: 'ask' | 'refuse';
  /** What lifts it, if anything does: a written reason, a plain confirmation, or a one-off's reason. */
  readonly lifts?: 'reason' | 'confirm' | 'one-off';
  /** The rule in its source's words, for the review page and refusals; absent where Sharemark itself asks. */
  readonly rule?: { readonly pack: string; readonly title: string; readonly quote: string };
  /** `limit`: when a place frees up, ms since 1970. */
  readonly freeAt?: number;
  /** `topic`: what it reads like. */
  readonly topics?: readonly Topic[];
  readonly category?: Category;
}
