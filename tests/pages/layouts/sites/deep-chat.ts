import type { SiteLayouts } from '../layout.ts';

export const layouts: SiteLayouts = {
  generating: '<span class="loading-submit-button">…</span>',
  layers: {
    row: {
      list: '<deep-chat><template shadowrootmode="open"><div id="messages" data-slot="rows"></div></template></deep-chat>',
      user: '<div class="deep-chat-outer-container-role-user"><div class="message-bubble user-message" data-slot="text"></div></div>',
      assistant:
        '<div class="deep-chat-outer-container-role-ai"><div class="message-bubble ai-message" data-slot="markdown"></div></div>',
    },
    bubble: {
      list: '<deep-chat><template shadowrootmode="open"><div id="messages" data-slot="rows"></div></template></deep-chat>',
      user: '<div class="outer-message-container"><div class="message-bubble user-message" data-slot="text"></div></div>',
      assistant: '<div class="outer-message-container"><div class="message-bubble ai-message" data-slot="markdown"></div></div>',
    },
  },
};
