import type { Site } from './site.ts';

export const chatgpt: Site = {
  id: 'chatgpt',
  label: 'ChatGPT',
  matches: ['https://chatgpt.com/*', 'https://chat.openai.com/*'],
  layers: [
    // Rolled out account by account: no author role, no message id of the old kind.
    {
      id: '2026-10',
      completion: ['[data-content-search-unit-key$=":assistant"]'],
      user: ['[data-content-search-unit-key$=":user"]'],
    },
    { id: '2025', completion: ['[data-message-author-role="assistant"]'], user: ['[data-message-author-role="user"]'] },
    { id: 'signed-out', completion: ['li[data-message-role="assistant"]'], user: ['li[data-message-role="user"]'] },
    { id: 'canvas', completion: ['[id^="textdoc-message-"]'] },
  ],
  strip: ['.sr-only', '[data-testid="webpage-citation-pill"]'],
  generating: ['button[data-testid="stop-button"]', 'button[data-testid="composer-stop-button"]'],
  model: {
    ofCompletion: [{ selector: '[data-message-model-slug]', attribute: 'data-message-model-slug' }],
    chosen: ['button[data-testid="model-switcher-dropdown-button"]', 'button.__composer-pill[aria-haspopup="menu"]'],
  },
  verifiedOn: '2026-11-22',
  confidence: 'A',
  fixtures: ['chatgpt', 'chatgpt-2026-10'],
};
