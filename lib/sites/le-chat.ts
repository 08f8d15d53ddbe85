import type { Site } from './site.ts';

export const leChat: Site = {
  id: 'le-chat',
  label: 'Le Chat',
  matches: ['https://chat.mistral.ai/*'],
  layers: [
    { id: 'role', completion: ['[data-message-author-role="assistant"]'], user: ['[data-message-author-role="user"]'] },
    { id: 'part', completion: ['[data-message-part-type="answer"]'] },
  ],
  strip: ['[data-message-part-type]:not([data-message-part-type="answer"])', '.text-hint'],
  generating: ['button[aria-label="Stop generating"]'],
  model: { chosen: ['button[aria-label*="model" i]'] },
  verifiedOn: '2026-11-22',
  confidence: 'A',
};
