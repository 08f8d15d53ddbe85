import { COMMON_GENERATING } from './generating.ts';
import type { Site } from './site.ts';

export const duckAi: Site = {
  id: 'duck-ai',
  label: 'Duck.ai',
  matches: ['https://duck.ai/*'],
  layers: [
    // An answer is whatever follows the question in its pair.
    {
      id: '2026-08',
      completion: ['[data-testid="user-message"] ~ :not([data-testid="user-message"])'],
      user: ['[data-testid="user-message"]'],
    },
  ],
  generating: COMMON_GENERATING,
  verifiedOn: '2026-11-22',
  confidence: 'B',
};
