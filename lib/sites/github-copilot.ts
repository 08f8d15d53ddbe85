import { COMMON_GENERATING } from './generating.ts';
import type { Site } from './site.ts';

export const githubCopilot: Site = {
  id: 'github-copilot',
  label: 'GitHub Copilot',
  matches: ['https://github.com/copilot*'],
  layers: [
    // CSS modules: the name without its hash is what lasts.
    {
      id: '2026',
      completion: ['[class*="ChatMessage-module__ai"]'],
      user: ['[class*="ChatMessage-module__userMessage"]', '[class*="UserMessage-module__container"]'],
    },
  ],
  generating: COMMON_GENERATING,
  verifiedOn: '2026-11-22',
  confidence: 'B',
};
