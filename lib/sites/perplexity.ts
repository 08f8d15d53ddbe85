import type { Site } from './site.ts';

export const perplexity: Site = {
  id: 'perplexity',
  label: 'Perplexity',
  matches: ['https://www.perplexity.ai/*', 'https://perplexity.ai/*'],
  layers: [
    // Served beside the older one.
    {
      id: '2026-09',
      completion: ['[data-workflow-final-text]', '.prose[data-renderer="lm"]'],
      user: ['[class~="group/query"]', '[class*="group/user-bubble"]'],
    },
    { id: '2026-08', completion: ['[id^="markdown-content-"]'], user: ['[class~="group/query"]'] },
    { id: 'report', completion: ['.prose.max-w-none'] },
  ],
  strip: ['[data-pplx-citation-url]'],
  generating: ['button[data-testid="stop-generating-response-button"]', 'button[aria-label="Stop"]'],
  verifiedOn: '2026-11-22',
  confidence: 'A',
};
