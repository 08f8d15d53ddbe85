import type { Site } from './site.ts';

export const llamaCpp: Site = {
  id: 'llama-cpp',
  label: 'llama.cpp',
  matches: [],
  detect: ['[aria-label="Assistant message with actions"]', '[aria-label="User message with actions"]'],
  layers: [
    {
      id: 'label',
      completion: ['[role="group"][aria-label^="Assistant message"]'],
      user: ['[role="group"][aria-label^="User message"]'],
    },
  ],
  generating: ['button[aria-label="Stop generation"]', 'button[aria-label="Stop"]'],
  verifiedOn: '2026-11-22',
  confidence: 'A',
};
