import { COMMON_GENERATING } from './generating.ts';
import type { Site } from './site.ts';

export const youCom: Site = {
  id: 'you-com',
  label: 'You.com',
  matches: ['https://you.com/*'],
  layers: [{ id: '2026-08', completion: ['[data-testid^="youchat-answer-turn-"]'] }],
  generating: COMMON_GENERATING,
  verifiedOn: '2026-11-22',
  confidence: 'B',
};
