import { normalise } from '../../lib/moderate/cache.ts';
import { createLogits, doubtOf } from '../../lib/moderate/engines/on-device/index.ts';
import { type Header, LABELS, type Model } from '../../lib/moderate/engines/on-device/model.ts';
import { LanguageCheck } from '../../lib/moderate/language.ts';
import type { Scored } from '../bench/moderation-metrics.ts';
import { type Row, seeded } from './data.ts';
import { pageSegments } from './judge.ts';

/** Share of the ordinary calibration texts that may come out unsafe at `standard`; less than the 0.7 % that are allowed, since others will come. */
const BUDGET = 0.006;
/** The score at which the budget is met. The levels' thresholds (lib/moderate/thresholds.ts) are steps from there. */
const POINT = 0.45;
/** How far, in logits, a text's margin is blurred while searching: a thousand texts are few for thresholds at five of them. */
const BLUR = 0.4;
/** The search is made on that many samples drawn with replacement, and the mean of what it finds is taken: no single text may decide. */
const SAMPLES = 8;
/** Price of moving a threshold one logit (squared) from where that category alone would keep the budget. */
const TETHER = 0.003;
const PARTS = LABELS.length * 2;

/** What the offsets are chosen on. */
export interface Texts {
  /** Ordinary completions. */
  readonly ordinary: readonly string[];
  /** Sets of texts that should be found, and the share of each that is aimed at; more counts little. */
  readonly wanted: readonly { readonly texts: readonly string[]; readonly aim: number; readonly weight: number }[];
  /** Sets of harmless texts that are easily mistaken, and the share that may be. */
  readonly spared: readonly { readonly texts: readonly string[]; readonly cap: number }[];
  /** Sets whose flagged rows should score above the others, the figure that says how well they do, and how much that counts. */
  readonly ranked: readonly {
    readonly rows: readonly Row[];
    readonly figure: (rows: readonly Scored[]) => number;
    readonly weight: number;
  }[];
}

/** A text's logits, a sentence's or the whole's: LABELS.length numbers each. What the language check leaves out is not in it. */
interface Evidence {
  readonly logits: Float64Array;
  /** Per part, where its offsets begin: 0 for a sentence. */
  readonly from: Int8Array;
}

function evidenceOf(model: Model, texts: readonly string[]): Evidence[] {
  const reader = createLogits(model);
  const language = new LanguageCheck(model.vocabulary);
  return texts.map((text) => {
    const parts: { logits: number[]; from: number }[] = [];
    const add = (logits: Float64Array | undefined, from: number, covered: boolean): void => {
      if (logits && covered) parts.push({ logits: Array.from(logits, (logit) => logit - doubtOf(reader.words)), from });
    };
    const whole = normalise(text);
    add(reader.whole(whole), LABELS.length, language.of(whole) !== 'other');
    for (const segment of pageSegments(text))
      add(reader.sentence(segment.text), 0, language.of(segment.text, segment.before) !== 'other');
    return {
      logits: Float64Array.from(parts.flatMap(({ logits }) => logits)),
      from: Int8Array.from(parts, ({ from }) => from),
    };
  });
}

/** Highest logit of "any category" over whole text and sentences: at 0 the score is 0.5. */
function margin({ logits, from }: Evidence, offsets: Float64Array): number {
  let best = 0;
  for (let part = 0; part < from.length; part += 1) {
    let odds = 0;
    for (let c = 0; c < LABELS.length; c += 1)
      odds += Math.exp((logits[part * LABELS.length + c] ?? 0) + (offsets[(from[part] ?? 0) + c] ?? 0));
    best = Math.max(best, odds);
  }
  return Math.log(Math.max(1e-9, best));
}

/** Between the k-th and the next of the highest values, where k is that share of them. */
function quantile(values: Float64Array, share: number): number {
  const sorted = values.toSorted().toReversed();
  const k = Math.floor(sorted.length * share);
  return ((sorted[Math.max(0, k - 1)] ?? 0) + (sorted[k] ?? 0)) / 2;
}

/** What is to be added to all offsets so that just `share` of the texts are over 0. */
const lift = (texts: readonly Evidence[], offsets: Float64Array, share: number): number =>
  -quantile(
    Float64Array.from(texts, (text) => margin(text, offsets)),
    share,
  );

/** A row of a ranked set. */
interface Ranked {
  readonly text: Evidence;
  readonly positive: boolean;
}

interface Sample {
  readonly ordinary: readonly Evidence[];
  readonly wanted: readonly { readonly texts: readonly Evidence[]; readonly aim: number; readonly weight: number }[];
  readonly spared: readonly { readonly texts: readonly Evidence[]; readonly cap: number }[];
  readonly ranked: readonly {
    readonly rows: readonly Ranked[];
    readonly figure: (rows: readonly Scored[]) => number;
    readonly weight: number;
  }[];
}

/** Offsets at which each category alone, in sentences and in whole texts, would flag about the budget's share of ordinary texts. */
function start({ ordinary }: Sample): Float64Array {
  return Float64Array.from({ length: PARTS }, (_, i) => {
    const from = i < LABELS.length ? 0 : LABELS.length;
    const highest = Float64Array.from(ordinary, (text) => {
      let best = -20;
      for (const [part, own] of text.from.entries())
        if (own === from) best = Math.max(best, text.logits[part * LABELS.length + (i % LABELS.length)] ?? 0);
      return best;
    }).toSorted().toReversed(); // prettier-ignore
    return -((highest[Math.floor(ordinary.length * 0.004)] ?? 0) + (highest[Math.floor(ordinary.length * 0.01)] ?? 0)) / 2;
  });
}

/** Coordinate search for the offsets at which most is found for the budget. */
function search(sample: Sample): Float64Array {
  const offsets = start(sample);
  const origin = Float64Array.from(offsets);
  const soft = (texts: readonly Evidence[], shift: number): number =>
    texts.reduce((sum, text) => sum + 1 / (1 + Math.exp(-(margin(text, offsets) + shift) / BLUR)), 0) / texts.length;
  const value = (): number => {
    // At more than the budget and blurred, a misplaced offset costs smoothly instead of text by text.
    const shift = lift(sample.ordinary, offsets, BUDGET * 1.5);
    let sum = -15 * soft(sample.ordinary, shift);
    for (const { texts, aim, weight } of sample.wanted) {
      const found = soft(texts, shift);
      sum += weight * (Math.min(found, aim) + 0.3 * Math.max(0, found - aim));
    }
    for (const { texts, cap } of sample.spared) {
      const mistaken = soft(texts, shift);
      sum -= 0.5 * mistaken + 4 * Math.max(0, mistaken - cap);
    }
    for (const { rows, figure, weight } of sample.ranked)
      sum += weight * figure(rows.map(({ text, positive }) => ({ score: margin(text, offsets), positive })));
    for (let i = 0; i < PARTS; i += 1) sum -= TETHER * ((offsets[i] ?? 0) - (origin[i] ?? 0)) ** 2;
    return sum;
  };
  let best = value();
  const attempt = (indexes: readonly number[], change: number): void => {
    const kept = Float64Array.from(offsets);
    for (const i of indexes) offsets[i] = (offsets[i] ?? 0) + change;
    const now = value();
    if (now > best + 1e-6) best = now;
    else offsets.set(kept);
  };
  const groups = [LABELS.map((_, c) => c), ...Array.from({ length: PARTS }, (_, i) => [i])];
  for (const step of [1.5, 0.75, 0.4, 0.2])
    for (let round = 0; round < 2; round += 1)
      for (const group of groups) for (const change of [step, -step]) attempt(group, change);
  return offsets;
}

/**
 * Finds the offsets that make `standard` keep to the budget: one per label for sentences and for whole texts, chosen so that most is found.
 * The same model and texts give the same offsets.
 */
export function calibrate(model: Model, { ordinary, wanted, spared, ranked }: Texts): Header['offsets'] {
  const all: Sample = {
    ordinary: evidenceOf(model, ordinary),
    wanted: wanted.map((set) => ({ ...set, texts: evidenceOf(model, set.texts) })),
    spared: spared.map((set) => ({ ...set, texts: evidenceOf(model, set.texts) })),
    ranked: ranked.map((set) => {
      const texts = evidenceOf(
        model,
        set.rows.map(({ text }) => text),
      );
      return { ...set, rows: texts.map((text, i) => ({ text, positive: set.rows[i]?.flagged === 1 })) };
    }),
  };
  const offsets = new Float64Array(PARTS);
  for (let sample = 1; sample <= SAMPLES; sample += 1) {
    const random = seeded(sample);
    const draw = <T>(rows: readonly T[]): T[] => rows.map((row) => rows[Math.floor(random() * rows.length)] ?? row);
    const found = search({
      ordinary: draw(all.ordinary),
      wanted: all.wanted.map((set) => ({ ...set, texts: draw(set.texts) })),
      spared: all.spared.map((set) => ({ ...set, texts: draw(set.texts) })),
      ranked: all.ranked.map((set) => ({ ...set, rows: draw(set.rows) })),
    });
    const mean = found.reduce((sum, offset) => sum + offset) / PARTS;
    for (let i = 0; i < PARTS; i += 1) offsets[i] = (offsets[i] ?? 0) + ((found[i] ?? 0) - mean) / SAMPLES;
  }
  const shift = lift(all.ordinary, offsets, BUDGET) + Math.log(POINT / (1 - POINT));
  const rounded = Array.from(offsets, (offset) => Math.round((offset + shift) * 1000) / 1000);
  return { sentence: rounded.slice(0, LABELS.length), whole: rounded.slice(LABELS.length) };
}
