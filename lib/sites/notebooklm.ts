import { COMMON_GENERATING } from './generating.ts';
import type { Site } from './site.ts';

export const notebooklm: Site = {
  id: 'notebooklm',
  label: 'NotebookLM',
  matches: ['https://notebooklm.google.com/*'],
  layers: [{ id: '2026-08', completion: ['chat-message:has(.to-user-container)', '.to-user-container'] }],
  generating: COMMON_GENERATING,
  verifiedOn: '2026-11-22',
  confidence: 'B',
};
