import * as v from 'valibot';
import { LABEL_STYLES, TOPICS } from '../types.ts';

/** A limit outside of these would be none, or no share at all. */
const MIN_PER_DAY = 1;
const MAX_PER_DAY = 1_000;

/** Shares a day that a limit may allow: a whole number, 1..1000. */
export const PerDaySchema = v.pipe(v.number(), v.integer(), v.minValue(MIN_PER_DAY), v.maxValue(MAX_PER_DAY));

const Line = v.pipe(v.string(), v.trim(), v.minLength(1), v.maxLength(1_000), v.regex(/^[^\r\n]*$/));

const RuleEntries = {
  /** What the rule is about, in a few words of ours. */
  title: Line,
  /** What the source says, word for word, from one place. */
  quote: Line,
};
const RuleSchema = v.strictObject(RuleEntries);

/** Words for the label in place of AI-GENERATED. More than these letters fit on no narrow picture at the size that laws ask for. */
const MARK_LETTERS = 16;
const MarkSchema = v.pipe(Line, v.minLength(2), v.maxLength(MARK_LETTERS));

/** What a pack can want done about a topic, strictest first: refuse the share, ask the person, or put a note of caution on the file. */
export const TOPIC_ACTIONS = ['refuse', 'ask', 'note'] as const;
export type TopicAction = (typeof TOPIC_ACTIONS)[number];

/** What a pack may ask. A rule that is absent is not asked. */
const RulesSchema = v.strictObject({
  /** The share carries the name of a person or company. */
  attribution: v.exactOptional(RuleSchema),
  /** Nobody can take it for human work. */
  aiLabel: v.exactOptional(
    v.strictObject({
      ...RuleEntries,
      /** The quietest style of the label that will do. */
      style: v.exactOptional(v.picklist(LABEL_STYLES)),
      /** What the label has to say, word for word. */
      mark: v.exactOptional(MarkSchema),
    }),
  ),
  /** What is shared has been filtered, and is not unsafe. */
  filter: v.exactOptional(RuleSchema),
  /** A person may carry on although the filter objects. */
  falsePositive: v.exactOptional(RuleSchema),
  /** What may offend is better not shared. */
  offence: v.exactOptional(RuleSchema),
  /** A person looks at each completion before it is shared: every share asks. */
  review: v.exactOptional(RuleSchema),
  /** A person posts, no machine. */
  human: v.exactOptional(RuleSchema),
  /** Most shares a day. */
  limit: v.exactOptional(v.strictObject({ ...RuleEntries, perDay: PerDaySchema })),
  /** What is posted once, out of turn, takes no place of the limit. Without this rule nothing lifts it. */
  oneOff: v.exactOptional(RuleSchema),
  /** When posting is no longer occasional. */
  ongoing: v.exactOptional(RuleSchema),
  /** Pictures and texts only: whoever gets the share cannot use the model through it. */
  static: v.exactOptional(RuleSchema),
  /** What it must not be about, and what is done where it reads as if it were: the check is often wrong, so that packs that ship only ask or note. */
  topics: v.exactOptional(
    v.strictObject({
      ...RuleEntries,
      about: v.strictObject(v.entriesFromList(TOPICS, v.exactOptional(v.picklist(TOPIC_ACTIONS)))),
    }),
  ),
  /** What needs an approval beforehand. */
  approval: v.exactOptional(RuleSchema),
  /** Where to tell of a completion that should not have been written. */
  report: v.exactOptional(RuleSchema),
});

/** A policy pack is data: what a source asks of a share, in its own words. None of it is legal advice. */
export const PolicyPackSchema = v.pipe(
  v.strictObject({
    id: v.pipe(v.string(), v.regex(/^[a-z0-9][a-z0-9.-]*$/), v.maxLength(64)),
    title: Line,
    /** BCP 47 language of the quotes; absent for English. */
    language: v.exactOptional(v.pipe(v.string(), v.regex(/^[a-z]{2,3}(?:-[A-Za-z0-9]+)*$/), v.maxLength(35))),
    /** Address of the document that is quoted; absent for rules a person made up. */
    source: v.exactOptional(v.pipe(v.string(), v.url(), v.maxLength(500))),
    /** The day the document was last changed, YYYY-MM-DD; absent with `source`. */
    updated: v.exactOptional(v.pipe(v.string(), v.isoDate())),
    rules: RulesSchema,
  }),
  v.check(
    (pack) => (pack.source === undefined) === (pack.updated === undefined),
    'a source without its date, or a date without a source',
  ),
);

export type PolicyPack = v.InferOutput<typeof PolicyPackSchema>;
export type RuleId = keyof PolicyPack['rules'];

/** The smallest number of shares a day that one of the packs allows, or undefined if none of them sets a limit. */
export function dailyLimit(packs: readonly PolicyPack[]): number | undefined {
  const limits = packs.flatMap((pack) => pack.rules.limit?.perDay ?? []);
  return limits.length ? Math.min(...limits) : undefined;
}
