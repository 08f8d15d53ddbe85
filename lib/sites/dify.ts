import { COMMON_GENERATING } from './generating.ts';
import type { Site } from './site.ts';

export const dify: Site = {
  id: 'dify',
  label: 'Dify',
  matches: [],
  detect: ['.chat-answer-container'],
  layers: [{ id: 'answer', completion: ['.chat-answer-container'] }],
  generating: COMMON_GENERATING,
  verifiedOn: '2026-11-22',
  confidence: 'B',
};
