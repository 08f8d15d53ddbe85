import * as v from 'valibot';
import { CATEGORIES, type Assessment, type Category, type Scores } from '../../../types.ts';
import { calibrated, FLAGGED_SCORE, type OwnThresholds } from './calibrate.ts';

/** Categories the endpoint knows: all but the user's own terms. */
const KNOWN = CATEGORIES.filter((category) => category !== 'custom');

/** Older models do not score these two and answer null or nothing. */
const OPTIONAL: ReadonlySet<Category> = new Set<Category>(['illicit', 'illicit/violent']);

/** Categories that the endpoint judges in pictures. Of the others it says 0 whatever a picture shows. */
const OF_IMAGES: readonly Category[] = [
  'self-harm',
  'self-harm/intent',
  'self-harm/instructions',
  'sexual',
  'violence',
  'violence/graphic',
];

const Probability = v.pipe(v.number(), v.finite(), v.minValue(0), v.maxValue(1));
const ResultSchema = v.object({
  flagged: v.boolean(),
  categories: v.record(v.string(), v.nullable(v.boolean())),
  category_scores: v.record(v.string(), v.nullable(Probability)),
  category_applied_input_types: v.nullish(v.record(v.string(), v.nullable(v.array(v.string())))),
});
const ResponseSchema = v.object({ results: v.array(ResultSchema) });
type Result = v.InferOutput<typeof ResultSchema>;

/** Scores of one result; undefined if it does not say enough to call the text anything, above all not safe. */
function scoresOf({ flagged, categories, category_scores: given }: Result, own: OwnThresholds): Scores | undefined {
  const scores: Scores = {};
  let raised = false;
  for (const category of KNOWN) {
    const score = given[category] ?? undefined;
    const hit = categories[category] === true;
    raised ||= hit;
    const counts = calibrated(category, score, hit, own);
    if (counts !== undefined) scores[category] = counts;
    else if (!flagged && !OPTIONAL.has(category)) return undefined;
  }
  if (raised || !flagged) return scores;
  // Flagged for a category we do not know, or for none: the likeliest known one must speak for it.
  const likeliest = KNOWN.reduce<Category | undefined>(
    (best, category) => ((scores[category] ?? 0) > (best === undefined ? 0 : (scores[best] ?? 0)) ? category : best),
    undefined,
  );
  if (likeliest === undefined) return undefined;
  scores[likeliest] = Math.max(scores[likeliest] ?? 0, FLAGGED_SCORE);
  return scores;
}

/**
 * Reads the answer to a request of `count` texts. Undefined if anything about it is not as documented: not an object, wrong number of results,
 * a missing or impossible score in any of them. One bad result spoils all, because then nothing says that the others are where they belong.
 */
export function parseResponse(body: unknown, count: number, own: OwnThresholds = {}): Assessment[] | undefined {
  const parsed = v.safeParse(ResponseSchema, body);
  if (!parsed.success || parsed.output.results.length !== count) return undefined;
  const assessments: Assessment[] = [];
  for (const result of parsed.output.results) {
    const scores = scoresOf(result, own);
    if (!scores) return undefined;
    assessments.push({ engine: 'openai', scores });
  }
  return assessments;
}

/**
 * Reads the answer about one picture. Undefined if it is not one result, or if a category that pictures are judged by was not applied to it: a
 * model that looks at text alone says 0 of everything.
 */
export function parseImageResponse(body: unknown, own: OwnThresholds = {}): Assessment | undefined {
  const parsed = v.safeParse(ResponseSchema, body);
  const [result, more] = parsed.success ? parsed.output.results : [];
  if (!result || more) return undefined;
  const scores: Scores = {};
  for (const category of OF_IMAGES) {
    const applied = result.category_applied_input_types?.[category]?.includes('image') === true;
    const score = calibrated(category, result.category_scores[category] ?? undefined, result.categories[category] === true, own);
    if (!applied || score === undefined) return undefined;
    scores[category] = score;
  }
  return { engine: 'openai', scores };
}
