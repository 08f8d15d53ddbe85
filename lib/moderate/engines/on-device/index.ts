import type { Assessment, Scores, Segment } from '../../../types.ts';
import { LanguageCheck } from '../../language.ts';
import { LABELS, type Model } from './model.ts';
import { Network, Workspace } from './network.ts';
import { Tokens } from './tokens.ts';

export { loadModel, type Model } from './model.ts';

/** The classifier that ships with the extension. Synchronous; English only. */
export interface OnDevice {
  readonly id: 'on-device';
  /** Judges one segment by itself; `before` only tells its language. */
  assess(segment: Segment): Assessment;
  /** Judges a finished completion in context. */
  whole(text: string): Assessment;
}

/** Tokens of a segment that are judged; segments are cut at a few hundred characters, so this is a guard only. */
const SEGMENT_TOKENS = 400;
/** A whole text is judged in blocks of this many tokens, and each block by windows. */
const BLOCK_TOKENS = 400;
const WINDOW_TOKENS = 20;
const WINDOW_STEP = 10;
/** Part of a block that is also judged in one piece. */
const HEAD_TOKENS = 220;
/** Longest text that is judged as a whole (some 40,000 characters, about 0.1 s); the sentences of a longer one have been judged anyway. */
const WHOLE_TOKENS = 8000;

/**
 * A text of fewer words than this has to be more conspicuous, in logits by the square of the words that are missing: a single word the model knows from
 * bad company would decide alone. It is what keeps short everyday phrases of every dialect unflagged alike (eval-dialect-pairs: three words each).
 */
const FEW_WORDS = 6;
const CAUTION = 0.16;

/** What is taken off the logits of a text of that many words. */
export const doubtOf = (words: number): number => CAUTION * Math.max(0, FEW_WORDS - words) ** 2;

/** Raw logits, before the offsets: what the calibration works on. */
export interface Logits {
  /** Words of the text that was read last. */
  readonly words: number;
  /** Logits of a sentence, valid until the next call. `undefined` for a text without a word. */
  sentence(text: string): Float64Array | undefined;
  /** The same for a whole text: per block, the mean of the logits in one piece, of the highest and of the mean window; of the blocks the highest. */
  whole(text: string): Float64Array | undefined;
}

/** Reads logits off a model. Buffers are its own and reused. */
export function createLogits(model: Model): Logits {
  const space = new Workspace();
  const networks = model.members.map((member) => new Network(model.header, member, space));
  const tokens = new Tokens(model.header.bits);
  const sum = new Float64Array(LABELS.length);
  const result = new Float64Array(LABELS.length);
  /** Of each window of a block, and in the end of its head. */
  const windows = new Float64Array((Math.ceil(BLOCK_TOKENS / WINDOW_STEP) + 1) * LABELS.length);

  /** Raises `result` by a block of tokens. */
  function block(from: number, size: number): void {
    let count = 0;
    windows.fill(0);
    for (const network of networks) {
      network.respond(tokens, from, from + size);
      count = 0;
      for (let start = 0; start === 0 || start + WINDOW_STEP < size; start += WINDOW_STEP) {
        network.logits(start, Math.min(size, start + WINDOW_TOKENS), windows, count * LABELS.length);
        count += 1;
      }
      network.logits(0, Math.min(size, HEAD_TOKENS), windows, count * LABELS.length);
    }
    for (let c = 0; c < LABELS.length; c += 1) {
      let highest = -Infinity;
      let total = 0;
      for (let w = 0; w < count; w += 1) {
        const logit = (windows[w * LABELS.length + c] ?? 0) / networks.length;
        highest = Math.max(highest, logit);
        total += logit;
      }
      const head = (windows[count * LABELS.length + c] ?? 0) / networks.length;
      result[c] = Math.max(result[c] ?? 0, (head + highest + total / count) / 3);
    }
  }

  return {
    get words() {
      return tokens.count;
    },
    sentence(text) {
      tokens.read(text, SEGMENT_TOKENS);
      if (tokens.count === 0) return undefined;
      sum.fill(0);
      for (const network of networks) {
        network.respond(tokens, 0, tokens.count);
        network.logits(0, tokens.count, sum);
      }
      for (let c = 0; c < LABELS.length; c += 1) result[c] = (sum[c] ?? 0) / networks.length;
      return result;
    },
    whole(text) {
      tokens.read(text, WHOLE_TOKENS);
      if (tokens.count === 0) return undefined;
      result.fill(-Infinity);
      for (let from = 0; from < tokens.count; from += BLOCK_TOKENS) block(from, Math.min(BLOCK_TOKENS, tokens.count - from));
      return result;
    },
  };
}

/** @param model from loadModel */
export function createOnDevice(model: Model): OnDevice {
  const logits = createLogits(model);
  const language = new LanguageCheck(model.vocabulary);
  const { offsets } = model.header;
  const odds = new Float64Array(LABELS.length);

  /**
   * Logits to scores. The leading category takes on the odds of all: a text that is half hate and half violence is not half as bad.
   * Scores are given for other languages too, as the weak hint that they are.
   */
  function assessment(of: Float64Array | undefined, shift: readonly number[], covered: boolean): Assessment {
    let sum = 0;
    let leading = 0;
    const doubt = doubtOf(logits.words);
    for (let c = 0; c < LABELS.length; c += 1) {
      odds[c] = of ? Math.exp((of[c] ?? 0) + (shift[c] ?? 0) - doubt) : 0;
      sum += odds[c] ?? 0;
      if ((odds[c] ?? 0) > (odds[leading] ?? 0)) leading = c;
    }
    odds[leading] = sum;
    const scores: Scores = {};
    for (let c = 0; c < LABELS.length; c += 1) {
      const label = LABELS[c];
      if (label) scores[label] = 1 - 1 / (1 + (odds[c] ?? 0));
    }
    return covered ? { engine: 'on-device', scores } : { engine: 'on-device', scores, unchecked: 'language' };
  }

  return {
    id: 'on-device',
    assess({ text, before }) {
      return assessment(logits.sentence(text), offsets.sentence, language.of(text, before) !== 'other');
    },
    whole(text) {
      return assessment(logits.whole(text), offsets.whole, language.of(text) !== 'other');
    },
  };
}
