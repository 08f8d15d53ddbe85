import { COMMON_GENERATING } from './generating.ts';
import type { Site } from './site.ts';

/** Nested shadow roots: the conversation, each summary and each text have one of their own. */
export const geminiEnterprise: Site = {
  id: 'gemini-enterprise',
  label: 'Gemini Enterprise',
  matches: ['https://business.gemini.google/*'],
  layers: [
    { id: 'summary', completion: ['ucs-summary'] },
    { id: 'markdown', completion: ['ucs-fast-markdown'] },
  ],
  generating: COMMON_GENERATING,
  verifiedOn: '2026-11-22',
  confidence: 'B',
};
