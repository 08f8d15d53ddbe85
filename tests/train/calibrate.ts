import { createLogits } from '../../lib/moderate/engines/on-device/index.ts';
import { type Header, LABELS, type Model } from '../../lib/moderate/engines/on-device/model.ts';
import { normalise } from '../../lib/moderate/cache.ts';
import { pageSegments } from './judge.ts';

/** Share of the benign calibration rows that may come out unsafe at `standard`. */
const BUDGET = 0.008;
/** What all thresholds are raised by in the end, in logits: other ordinary texts than these thousand will come. */
const MARGIN = 0.2;
/** What their sentences may add to that: they are hidden before anything is painted, a whole text only afterwards. */
const SENTENCE_BUDGET = 0.001;
/** How far, in logits, a row's margin is blurred while searching: a thousand rows are few for a threshold at six of them. */
const BLUR = 0.5;
/** How far one threshold may move from where all were equal, in logits: a bound on what so few rows can teach. */
const SPREAD = 3.5;
const PARTS = LABELS.length * 2;

/** A text's logits: those of the whole text, then those of each sentence, LABELS.length numbers each. */
type Evidence = Float64Array;

function evidence(model: Model, texts: readonly string[]): Evidence[] {
  const logits = createLogits(model);
  return texts.map((text) => {
    const parts: number[] = [...(logits.whole(normalise(text)) ?? [])];
    for (const segment of pageSegments(text)) parts.push(...(logits.sentence(segment.text) ?? []));
    return Float64Array.from(parts);
  });
}

/** Highest logit of "any category" over whole text and sentences, the thresholds taken off before: above 0 the text is unsafe. `from`: first part. */
function margin(row: Evidence, thresholds: Float64Array, from = 0): number {
  let best = -Infinity;
  for (let part = from; part < row.length; part += LABELS.length) {
    const shift = part === 0 ? LABELS.length : 0;
    let odds = 0;
    for (let c = 0; c < LABELS.length; c += 1) odds += Math.exp((row[part + c] ?? 0) - (thresholds[shift + c] ?? 0));
    best = Math.max(best, odds);
  }
  return Math.log(best);
}

const soft = (rows: readonly Evidence[], thresholds: Float64Array): number =>
  rows.reduce((sum, row) => sum + 1 / (1 + Math.exp(-margin(row, thresholds) / BLUR)), 0) / Math.max(1, rows.length);

/** The uniform rise of all thresholds after which just `budget` of the rows are over one; `from` leaves out the parts before. */
function rise(rows: readonly Evidence[], thresholds: Float64Array, budget: number, from = 0): number {
  const margins = Float64Array.from(rows, (row) => margin(row, thresholds, from))
    .toSorted()
    .toReversed();
  const allowed = Math.floor(rows.length * budget);
  return ((margins[allowed - 1] ?? 0) + (margins[allowed] ?? 0)) / 2;
}

/**
 * Finds the offsets that make 0.5 the operating point of `standard`: twelve thresholds (label by sentence and whole text), chosen so that the
 * sum of the recalls is highest while the benign rows stay within the budget: coordinate search from equal thresholds.
 * @param wanted sets of texts that should be found, each counting the same
 */
export function calibrate(model: Model, benign: readonly string[], wanted: readonly (readonly string[])[]): Header['offsets'] {
  const ordinary = evidence(model, benign);
  const sets = wanted.map((texts) => evidence(model, texts));
  const thresholds = new Float64Array(PARTS);
  const value = (): number => {
    const shift = rise(ordinary, thresholds, BUDGET * 2);
    const shifted = thresholds.map((threshold) => threshold + shift);
    // At twice the budget and blurred, a misplaced threshold costs smoothly instead of row by row.
    return sets.reduce((sum, set) => sum + soft(set, shifted), 0) - 20 * soft(ordinary, shifted);
  };
  let best = value();
  for (const step of [1.5, 0.75, 0.4, 0.2])
    for (let round = 0; round < 2; round += 1)
      for (let i = 0; i < PARTS; i += 1)
        for (const change of [step, -step]) {
          const kept = thresholds[i] ?? 0;
          thresholds[i] = kept + change;
          if (Math.abs(thresholds[i] ?? 0) > SPREAD) {
            thresholds[i] = kept;
            continue;
          }
          const now = value();
          if (now > best + 1e-6) best = now;
          else thresholds[i] = kept;
        }
  const shift = rise(ordinary, thresholds, BUDGET);
  for (let i = 0; i < PARTS; i += 1) thresholds[i] = (thresholds[i] ?? 0) + shift;
  // Rows that are over already cost the sentences nothing.
  const calm = ordinary.filter((row) => margin(row, thresholds) < 0);
  const lower = rise(calm, thresholds, (SENTENCE_BUDGET * ordinary.length) / calm.length, LABELS.length);
  for (let i = 0; i < LABELS.length; i += 1) thresholds[i] = (thresholds[i] ?? 0) + Math.min(0, lower);
  const offsets = Array.from(thresholds, (threshold) => Math.round(-(threshold + MARGIN) * 1000) / 1000);
  return { sentence: offsets.slice(0, LABELS.length), whole: offsets.slice(LABELS.length) };
}
