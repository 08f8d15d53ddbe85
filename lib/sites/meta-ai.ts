import type { Site } from './site.ts';

/** User rows differ from answers by a margin only: they have no selector. */
export const metaAi: Site = {
  id: 'meta-ai',
  label: 'Meta AI',
  matches: ['https://www.meta.ai/*', 'https://meta.ai/*'],
  layers: [{ id: 'test-id', completion: ['[data-testid="assistant-message"]'] }],
  strip: ['[data-testid="thinking-status"]'],
  generating: ['[data-testid="thinking-status"]'],
  verifiedOn: '2026-11-22',
  confidence: 'B',
};
