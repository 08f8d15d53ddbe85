import { COMMON_GENERATING } from './generating.ts';
import type { Site } from './site.ts';

export const manus: Site = {
  id: 'manus',
  label: 'Manus',
  matches: ['https://manus.im/*'],
  layers: [{ id: '2026-08', completion: ['.chat-selection-ask-root'] }],
  generating: COMMON_GENERATING,
  verifiedOn: '2026-11-22',
  confidence: 'B',
};
