import { historyPair } from '../texts.ts';
import type { ApiMessage } from './api.ts';
import { params } from './params.ts';

/** The seeded messages that chat packages start with, oldest first. */
export function seededMessages(): ApiMessage[] {
  return Array.from({ length: params.history }, (_, i): ApiMessage[] => {
    const { question, answer } = historyPair(i, params.historyUnsafe);
    return [
      { role: 'user', content: question },
      { role: 'assistant', content: answer },
    ];
  }).flat();
}
