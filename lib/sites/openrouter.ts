import { COMMON_GENERATING } from './generating.ts';
import type { Site } from './site.ts';

export const openrouter: Site = {
  id: 'openrouter',
  label: 'OpenRouter',
  matches: ['https://openrouter.ai/*'],
  layers: [
    {
      id: '2026-08',
      completion: ['[data-message-id]:has(> div.group.relative)', '[data-message-id] > div.group.relative'],
      user: ['[data-testid="user-message"]'],
    },
  ],
  generating: COMMON_GENERATING,
  verifiedOn: '2026-11-22',
  confidence: 'B',
};
