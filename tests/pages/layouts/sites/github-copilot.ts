import type { SiteLayouts } from '../layout.ts';

export const layouts: SiteLayouts = {
  layers: {
    '2026': {
      list: '<div class="ConversationView-module__container--a1" data-slot="rows"></div>',
      user: '<div class="ChatMessage-module__userMessage--b2"><div class="UserMessage-module__container--c3" data-slot="text"></div></div>',
      assistant:
        '<div class="ChatMessage-module__chatMessage--d4 ChatMessage-module__ai--e5"><div class="markdown-body" data-slot="markdown"></div></div>',
    },
  },
};
