import type { SiteLayouts } from '../layout.ts';

export const layouts: SiteLayouts = {
  layers: {
    completed: {
      list: '<div id="chat-messages" data-slot="rows"></div>',
      user: '<div class="group"><div class="flex-row-reverse"><div data-testid="completed-message" data-slot="text"></div></div></div>',
      assistant:
        '<div class="group"><div class="flex"><div class="swiper-slide"><div data-testid="completed-message" data-slot="markdown"></div></div></div></div>',
    },
    row: {
      list: '<div id="chat-messages" data-slot="rows"></div>',
      user: '<div class="group"><div class="flex-row-reverse"><div data-slot="text"></div></div></div>',
      assistant: '<div class="group"><div class="flex"><div data-slot="markdown"></div></div></div>',
    },
  },
};
