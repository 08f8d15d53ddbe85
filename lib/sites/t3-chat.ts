import { COMMON_GENERATING } from './generating.ts';
import type { Site } from './site.ts';

export const t3Chat: Site = {
  id: 't3-chat',
  label: 'T3 Chat',
  matches: ['https://t3.chat/*'],
  layers: [
    {
      id: '2026-08',
      completion: ['[data-message-id]:not([aria-label="Your message"], :has([aria-label="Your message"]))'],
      user: ['[aria-label="Your message"]'],
    },
  ],
  generating: COMMON_GENERATING,
  verifiedOn: '2026-11-22',
  confidence: 'B',
};
