import type { Site } from './site.ts';

export const grok: Site = {
  id: 'grok',
  label: 'Grok',
  matches: ['https://grok.com/*'],
  layers: [
    { id: 'test-id', completion: ['[data-testid="assistant-message"]'], user: ['[data-testid="user-message"]'] },
    { id: 'row', completion: ['div[id^="response-"].items-start'], user: ['div[id^="response-"].items-end'] },
  ],
  strip: ['.thinking-container'],
  generating: ['button[aria-label*="Stop"]'],
  model: { chosen: ['#model-select-trigger', 'button[aria-label="Model select"]'] },
  verifiedOn: '2026-11-22',
  confidence: 'A',
};
