import { TOPICS } from '../../types.ts';

/** What one word says: how telling it is at all (0..1), and its weight for each topic, in the order of `TOPICS`. */
export interface WordWeight {
  readonly rarity: number;
  readonly weights: readonly number[];
}

/** Weights of words and, per topic, where the scale begins and from which score on it is asked about. All logits. */
export interface TopicModel {
  readonly words: ReadonlyMap<string, WordWeight>;
  readonly bias: readonly number[];
  readonly thresholds: readonly number[];
}

/** Numbers are written as one character each: this many steps from '%' (37) on, none of which has a meaning inside a template string. */
const STEPS = 54;
const FIRST = 37;
/** Weights lie within these bounds. */
const REACH = 2.5;

const charOf = (share: number): string => String.fromCharCode(FIRST + Math.round(Math.min(1, Math.max(0, share)) * STEPS));
const shareOf = (text: string, at: number): number => (text.charCodeAt(at) - FIRST) / STEPS;

/** One word as a line of the weights file. */
export function encodeWord(word: string, { rarity, weights }: WordWeight): string {
  return `${word} ${charOf(rarity)}${weights.map((weight) => charOf((weight + REACH) / (2 * REACH))).join('')}`;
}

/** @throws Error if the table is not as the training writes it: it ships with the code, so that this is a mistake of ours */
export function parseTopicModel(
  file: Readonly<{ table: string; bias: readonly number[]; thresholds: readonly number[] }>,
): TopicModel {
  const words = new Map<string, WordWeight>();
  for (const line of file.table.trim().split('\n')) {
    const space = line.indexOf(' ');
    const numbers = line.slice(space + 1);
    if (space < 1 || numbers.length !== TOPICS.length + 1) throw new Error(`Not a line of topic weights: ${line}`);
    const weights = TOPICS.map((_, index) => (2 * shareOf(numbers, index + 1) - 1) * REACH);
    words.set(line.slice(0, space), { rarity: shareOf(numbers, 0), weights });
  }
  if (file.bias.length !== TOPICS.length || file.thresholds.length !== TOPICS.length)
    throw new Error('Not as many as there are topics');
  return { words, bias: file.bias, thresholds: file.thresholds };
}

/** In a text of fewer telling words each counts no more than in one of so many. */
const FEWEST = 6;

/** How much a window's sum counts, by how many telling words are in it: long windows must not win by length. */
export function damping(rarities: number): number {
  return 6 / Math.max(FEWEST, rarities) ** 0.75;
}

/** Logits of one window, in the order of `TOPICS`. A word counts once. */
export function topicLogits(model: TopicModel, window: readonly string[]): number[] {
  const sums = model.bias.map(() => 0);
  let rarities = 0;
  for (const word of new Set(window)) {
    const found = model.words.get(word);
    if (!found) continue;
    rarities += found.rarity;
    for (const [index, weight] of found.weights.entries()) sums[index] = (sums[index] ?? 0) + weight;
  }
  return sums.map((sum, index) => sum * damping(rarities) + (model.bias[index] ?? 0));
}
