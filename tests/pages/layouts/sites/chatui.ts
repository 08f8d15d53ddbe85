import type { SiteLayouts } from '../layout.ts';

export const layouts: SiteLayouts = {
  layers: {
    side: {
      list: '<div class="ChatApp" data-slot="rows"></div>',
      user: '<div class="Message right" data-id="{id}"><div class="Bubble" data-slot="text"></div></div>',
      assistant: '<div class="Message left" data-id="{id}"><div class="Bubble" data-slot="markdown"></div></div>',
    },
  },
};
