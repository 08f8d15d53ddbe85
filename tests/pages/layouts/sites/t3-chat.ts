import type { SiteLayouts } from '../layout.ts';

export const layouts: SiteLayouts = {
  layers: {
    '2026-08': {
      user: '<div data-message-id="{id}"><div aria-label="Your message" role="article" data-slot="text"></div></div>',
      assistant: '<div data-message-id="{id}"><div role="article"><div class="prose" data-slot="markdown"></div></div></div>',
    },
  },
};
