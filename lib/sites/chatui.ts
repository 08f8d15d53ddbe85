import { COMMON_GENERATING } from './generating.ts';
import type { Site } from './site.ts';

export const chatui: Site = {
  id: 'chatui',
  label: 'ChatUI',
  matches: [],
  detect: ['.ChatApp'],
  layers: [{ id: 'side', completion: ['.Message.left'], user: ['.Message.right'] }],
  generating: COMMON_GENERATING,
  verifiedOn: '2026-11-22',
  confidence: 'A',
  fixtures: ['chatui'],
};
