import type { SiteLayouts } from '../layout.ts';

export const layouts: SiteLayouts = {
  layers: {
    '2026-08': {
      list: '<div data-scroll-container data-slot="rows"></div>',
      user: '<div data-message-id="{id}"><div data-testid="user-message" data-slot="text"></div></div>',
      assistant:
        '<div data-message-id="{id}"><div class="group relative"><div class="prose" data-slot="markdown"></div></div></div>',
    },
  },
};
