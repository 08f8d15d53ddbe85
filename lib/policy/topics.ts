import type { Topic } from '../types.ts';
import { TOPIC_ACTIONS, type PolicyPack, type TopicAction } from './pack.ts';

/** What the strictest of the packs wants done about a topic; undefined if none of them names it. */
export function actionOn(packs: readonly PolicyPack[], topic: Topic): TopicAction | undefined {
  const wanted = new Set(packs.flatMap(({ rules }) => rules.topics?.about[topic] ?? []));
  return TOPIC_ACTIONS.find((action) => wanted.has(action));
}

/** The topics of a share that its packs want one of these done about, in the order found. */
export function topicsFor(packs: readonly PolicyPack[], found: readonly Topic[], action: TopicAction): Topic[] {
  return found.filter((topic) => actionOn(packs, topic) === action);
}
