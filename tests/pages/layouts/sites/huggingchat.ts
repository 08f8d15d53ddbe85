import type { SiteLayouts } from '../layout.ts';

export const layouts: SiteLayouts = {
  generating: '<button type="button" aria-label="Stop generating">■</button>',
  layers: {
    '2026-08': {
      user: '<div data-message-type="user" data-message-role="user" data-message-id="{id}"><p data-slot="text"></p></div>',
      assistant: '<div data-message-role="assistant" data-message-id="{id}"><div class="prose" data-slot="markdown"></div></div>',
    },
  },
};
