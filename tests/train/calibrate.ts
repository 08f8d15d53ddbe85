import { createLogits } from '../../lib/moderate/engines/on-device/index.ts';
import { type Header, LABELS, type Model } from '../../lib/moderate/engines/on-device/model.ts';
import { normalise } from '../../lib/moderate/cache.ts';
import { segmentsOf } from './judge.ts';

/** Share of the benign calibration rows that may come out unsafe at `standard`. */
const BUDGET = 0.006;
/** How far, in logits, a row's margin is blurred while searching: a thousand rows are few for a threshold at six of them. */
const BLUR = 0.5;
const PARTS = LABELS.length * 2;

/** A text's logits: those of the whole text, then those of each sentence, LABELS.length numbers each. */
type Evidence = Float64Array;

function evidence(model: Model, texts: readonly string[]): Evidence[] {
  const logits = createLogits(model);
  return texts.map((text) => {
    const parts: number[] = [...(logits.whole(normalise(text)) ?? [])];
    for (const segment of segmentsOf(text)) parts.push(...(logits.sentence(segment.text) ?? []));
    return Float64Array.from(parts);
  });
}

/** Highest logit of "any category" over whole text and sentences, the thresholds taken off before: above 0 the text is unsafe. */
function margin(row: Evidence, thresholds: Float64Array): number {
  let best = -Infinity;
  for (let part = 0; part < row.length; part += LABELS.length) {
    const shift = part === 0 ? LABELS.length : 0;
    let odds = 0;
    for (let c = 0; c < LABELS.length; c += 1) odds += Math.exp((row[part + c] ?? 0) - (thresholds[shift + c] ?? 0));
    best = Math.max(best, odds);
  }
  return Math.log(best);
}

const soft = (rows: readonly Evidence[], thresholds: Float64Array): number =>
  rows.reduce((sum, row) => sum + 1 / (1 + Math.exp(-margin(row, thresholds) / BLUR)), 0) / Math.max(1, rows.length);

/** The uniform rise of all thresholds after which just `budget` of the rows are over one. */
function rise(rows: readonly Evidence[], thresholds: Float64Array, budget: number): number {
  const margins = Float64Array.from(rows, (row) => margin(row, thresholds))
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
          const now = value();
          if (now > best + 1e-6) best = now;
          else thresholds[i] = kept;
        }
  const shift = rise(ordinary, thresholds, BUDGET);
  const offsets = Array.from(thresholds, (threshold) => Math.round(-(threshold + shift) * 1000) / 1000);
  return { sentence: offsets.slice(0, LABELS.length), whole: offsets.slice(LABELS.length) };
}
