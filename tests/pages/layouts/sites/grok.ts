import type { SiteLayouts } from '../layout.ts';

export const layouts: SiteLayouts = {
  header: '<div><button id="model-select-trigger">{model}</button><button aria-label="Model select">{model}</button></div>',
  generating: '<button type="button" aria-label="Stop model response">■</button>',
  layers: {
    'test-id': {
      user: '<div id="response-{id}" class="items-end"><div data-testid="user-message" data-slot="text"></div></div>',
      assistant:
        '<div id="response-{id}" class="items-start"><div data-testid="assistant-message"><div class="thinking-container" data-slot="reasoning"></div><div class="response-content-markdown" data-slot="markdown"></div></div></div>',
    },
    row: {
      user: '<div id="response-{id}" class="items-end"><div class="message-bubble" data-slot="text"></div></div>',
      assistant:
        '<div id="response-{id}" class="items-start"><div class="response-content-markdown" data-slot="markdown"></div></div>',
    },
  },
};
