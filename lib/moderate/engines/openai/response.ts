import * as v from 'valibot';
import { CATEGORIES, type Assessment, type Category, type Scores } from '../../../types.ts';

/** Categories the endpoint knows: all but the user's own terms. */
const KNOWN = CATEGORIES.filter((category) => category !== 'custom');

/** Older models do not score these two and answer null or nothing. */
const OPTIONAL: ReadonlySet<Category> = new Set<Category>(['illicit', 'illicit/violent']);

/** Score that a category gets at least when the service itself flags it: the service's own thresholds, which we do not know, outrank ours. */
const FLAGGED_SCORE = 0.5;

const Probability = v.pipe(v.number(), v.finite(), v.minValue(0), v.maxValue(1));
const ResultSchema = v.object({
  flagged: v.boolean(),
  categories: v.record(v.string(), v.nullable(v.boolean())),
  category_scores: v.record(v.string(), v.nullable(Probability)),
});
const ResponseSchema = v.object({ results: v.array(ResultSchema) });
type Result = v.InferOutput<typeof ResultSchema>;

/** Scores of one result; undefined if it does not say enough to call the text anything, above all not safe. */
function scoresOf({ flagged, categories, category_scores: given }: Result): Scores | undefined {
  const scores: Scores = {};
  let raised = false;
  for (const category of KNOWN) {
    const score = given[category] ?? undefined;
    const hit = categories[category] === true;
    if (hit) {
      raised = true;
      scores[category] = Math.max(score ?? 0, FLAGGED_SCORE);
    } else if (score !== undefined) {
      scores[category] = score;
    } else if (!flagged && !OPTIONAL.has(category)) {
      return undefined;
    }
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
export function parseResponse(body: unknown, count: number): Assessment[] | undefined {
  const parsed = v.safeParse(ResponseSchema, body);
  if (!parsed.success || parsed.output.results.length !== count) return undefined;
  const assessments: Assessment[] = [];
  for (const result of parsed.output.results) {
    const scores = scoresOf(result);
    if (!scores) return undefined;
    assessments.push({ engine: 'openai', scores });
  }
  return assessments;
}
