import type { SiteLayouts } from '../layout.ts';

export const layouts: SiteLayouts = {
  generating: '<button type="button" class="stop-button">■</button>',
  layers: {
    row: {
      user: '<div class="qwen-chat-message qwen-chat-message-user"><div data-slot="text"></div></div>',
      assistant:
        '<div class="qwen-chat-message qwen-chat-message-assistant"><div class="qwen-chat-thinking-card" data-slot="reasoning"></div><div class="response-message-content"><div class="qwen-markdown" data-slot="markdown"></div></div></div>',
    },
    text: {
      user: '<div class="bubble-row"><div class="bubble" data-slot="text"></div></div>',
      assistant:
        '<div class="qwen-chat-message"><div class="response-message-content"><div class="qwen-markdown" data-slot="markdown"></div></div></div>',
    },
  },
};
