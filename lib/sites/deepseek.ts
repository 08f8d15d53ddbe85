import type { Site } from './site.ts';

export const deepseek: Site = {
  id: 'deepseek',
  label: 'DeepSeek',
  matches: ['https://chat.deepseek.com/*'],
  layers: [
    // A user row has no mark of its own: what is in no `.ds-markdown` is not looked at.
    { id: 'row', completion: ['.ds-message:has(.ds-markdown)', '.ds-message .ds-markdown'] },
    { id: 'text', completion: ['.ds-markdown.ds-assistant-message-main-content'] },
  ],
  strip: ['.ds-think-content'],
  generating: ['.ds-loading'],
  verifiedOn: '2026-11-22',
  confidence: 'A',
};
