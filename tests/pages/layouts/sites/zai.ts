import type { SiteLayouts } from '../layout.ts';

export const layouts: SiteLayouts = {
  layers: {
    row: {
      user: '<div id="message-{id}"><div class="chat-user"><div data-slot="text"></div></div></div>',
      assistant:
        '<div id="message-{id}"><div class="chat-assistant"><div id="response-content-container"><div class="markdown-prose" data-slot="markdown"></div></div></div></div>',
    },
    response: {
      user: '<div id="message-{id}"><div data-slot="text"></div></div>',
      assistant:
        '<div id="message-{id}"><div id="response-content-container"><div class="markdown-prose" data-slot="markdown"></div></div></div>',
    },
  },
};
