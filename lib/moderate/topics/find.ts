import { TOPICS, type TopicCheck } from '../../types.ts';
import { languageOf } from './language.ts';
import { parseTopicModel, topicLogits, type TopicModel } from './model.ts';
import { TOPIC_BIAS, TOPIC_THRESHOLDS, TOPIC_WORDS } from './weights.ts';
import { topicWords, windowsOf } from './words.ts';

/**
 * What a text is about that a policy may ask about. One weight per word and topic, added up over windows: anybody can look up why. It only ever leads to
 * a question or a note when something is shared; nothing is veiled by it. How often it is right: docs/limits.md, `npm run bench:topics`.
 */

/** Longest text that is looked at, in UTF-16 code units. A longer one is `unchecked`. */
export const MAX_TOPIC_CHARS = 400_000;

let shipped: TopicModel | undefined;
const shippedModel = (): TopicModel =>
  (shipped ??= parseTopicModel({ table: TOPIC_WORDS, bias: TOPIC_BIAS, thresholds: TOPIC_THRESHOLDS }));

/** The highest logit that any window of a text has, per topic, in the order of `TOPICS`. */
export function topicScores(text: string, model: TopicModel = shippedModel()): number[] {
  const highest = TOPICS.map(() => -Infinity);
  for (const window of windowsOf(topicWords(text)))
    for (const [index, logit] of topicLogits(model, window).entries()) highest[index] = Math.max(highest[index] ?? logit, logit);
  return highest;
}

/** The topics of a text, in the order of `TOPICS`. `unchecked` for other languages than English and for texts beyond the limit. Pure, never throws. */
export function findTopics(text: string, model: TopicModel = shippedModel()): TopicCheck {
  if (text.length > MAX_TOPIC_CHARS) return { found: [], unchecked: 'failed' };
  if (languageOf(text) === 'other') return { found: [], unchecked: 'language' };
  const scores = topicScores(text, model);
  return { found: TOPICS.filter((_, index) => (scores[index] ?? 0) >= (model.thresholds[index] ?? Infinity)) };
}
