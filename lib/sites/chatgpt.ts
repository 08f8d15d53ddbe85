import type { Site } from './site.ts';

export const chatgpt: Site = {
  id: 'chatgpt',
  label: 'ChatGPT',
  matches: ['https://chatgpt.com/*', 'https://chat.openai.com/*'],
  completion: [
    // Rolled out from 2026-10, account by account: no author role, no message id.
    '[data-content-search-unit-key$=":assistant"]',
    '[data-message-author-role="assistant"]',
    // Signed out and mobile.
    'li[data-message-role="assistant"]',
    // Canvas.
    '[id^="textdoc-message-"]',
  ],
  generating: ['button[data-testid="stop-button"]', 'button[data-testid="composer-stop-button"]'],
  model: {
    ofCompletion: [{ selector: '[data-message-model-slug]', attribute: 'data-message-model-slug' }],
    chosen: ['button[data-testid="model-switcher-dropdown-button"]'],
  },
  verifiedOn: '2026-11-22',
  confidence: 'A',
  fixtures: ['chatgpt', 'chatgpt-2026-10'],
};
