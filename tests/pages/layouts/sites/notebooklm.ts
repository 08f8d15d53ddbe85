import type { SiteLayouts } from '../layout.ts';

export const layouts: SiteLayouts = {
  layers: {
    '2026-08': {
      user: '<chat-message><div class="from-user-container" data-slot="text"></div></chat-message>',
      assistant: '<chat-message><div class="to-user-container"><div data-slot="markdown"></div></div></chat-message>',
    },
  },
};
