import type { Site } from './site.ts';

export const huggingchat: Site = {
  id: 'huggingchat',
  label: 'HuggingChat',
  matches: ['https://huggingface.co/chat*'],
  layers: [
    {
      id: '2026-08',
      completion: ['[data-message-role="assistant"][data-message-id]'],
      user: ['[data-message-type="user"][data-message-id]', '[data-message-role="user"][data-message-id]'],
    },
  ],
  generating: ['button[aria-label="Stop generating" i]'],
  verifiedOn: '2026-11-22',
  confidence: 'A',
};
