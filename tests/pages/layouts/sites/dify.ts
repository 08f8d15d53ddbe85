import type { SiteLayouts } from '../layout.ts';

export const layouts: SiteLayouts = {
  layers: {
    answer: {
      user: '<div class="bubble-row"><div class="bubble" data-slot="text"></div></div>',
      assistant: '<div class="chat-answer-container"><div class="markdown-body" data-slot="markdown"></div></div>',
    },
  },
};
