import type { Site } from './site.ts';

export const anythingllm: Site = {
  id: 'anythingllm',
  label: 'AnythingLLM',
  matches: [],
  detect: ['meta[content^="AnythingLLM"]'],
  layers: [
    // Utility classes only: the side on which a row stands is what tells the roles apart.
    { id: 'side', completion: ['div.flex.justify-start.w-full.group'], user: ['div.flex.justify-end.w-full.group'] },
  ],
  generating: ['.dot-falling'],
  verifiedOn: '2026-11-22',
  confidence: 'C',
};
