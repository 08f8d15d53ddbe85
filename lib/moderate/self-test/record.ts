import * as v from 'valibot';
import { STRICTNESS_LEVELS } from '../../types.ts';
import { OUTCOMES, type Outcome } from './run.ts';

/** The key in extension storage. */
export const SELF_TEST_KEY = 'selfTest';

/** Runs kept; the oldest makes room. Some 30 kB. */
export const MOST_RUNS = 30;
const MOST_PROBES = 1_000;

const Text = v.pipe(v.string(), v.maxLength(700));
const Count = v.pipe(v.number(), v.safeInteger(), v.minValue(0));

/** What the engines were when a run was made: enough to tell what has changed since, without the user's words. */
const SetUpSchema = v.strictObject({
  /** Of the extension. */
  version: Text,
  strictness: v.picklist(STRICTNESS_LEVELS),
  /** Checksum of the classifier's weights; empty if they could not be read. */
  classifier: Text,
  /** Model and address of the remote engine; empty if it is off. */
  remote: Text,
  /** Whether the shipped list applies. */
  shipped: v.boolean(),
  /** Hashes of terms, exceptions and feedback. */
  terms: Text,
  exceptions: Text,
  feedback: Text,
});
export type RecordedSetUp = Readonly<v.InferOutput<typeof SetUpSchema>>;

const RunSchema = v.strictObject({
  /** ms since 1970. */
  at: Count,
  /** How long it took, in milliseconds. */
  took: Count,
  /** Version of the set. */
  set: Count,
  setUp: SetUpSchema,
  /** One letter a sentence, the first of its outcome. */
  outcomes: v.pipe(v.string(), v.maxLength(MOST_PROBES), v.regex(/^[cmpau]*$/)),
});
export type SelfTestRun = Readonly<v.InferOutput<typeof RunSchema>>;

export function encodeOutcomes(outcomes: readonly Outcome[]): string {
  return outcomes.map((outcome) => outcome.charAt(0)).join('');
}

export function decodeOutcomes(letters: string): Outcome[] {
  return Array.from(letters, (letter) => OUTCOMES.find((outcome) => outcome.startsWith(letter)) ?? 'unchecked');
}

/** Reads whatever storage holds, oldest first: what is no run is dropped, and so are the oldest beyond the limit. Never throws. */
export function parseRuns(stored: unknown): SelfTestRun[] {
  if (!Array.isArray(stored)) return [];
  const runs = stored.flatMap((item) => {
    const result = v.safeParse(RunSchema, item);
    return result.success ? [result.output] : [];
  });
  return runs.slice(-MOST_RUNS);
}

/** What is to be stored once `run` was made. */
export function withRun(stored: unknown, run: SelfTestRun): SelfTestRun[] {
  return parseRuns([...parseRuns(stored), run]);
}
