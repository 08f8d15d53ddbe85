import type { SiteLayouts } from '../layout.ts';

export const layouts: SiteLayouts = {
  generating: '<span class="_generating">…</span>',
  layers: {
    class: {
      list: '<div class="chat" id="chat"><div class="messages" data-slot="rows"></div></div>',
      user: '<div class="message user-message"><div class="message-body" data-slot="text"></div></div>',
      assistant:
        '<div class="message assistant-message"><div class="message-body"><details class="thinking-block" data-streaming="{streaming}" open><summary>Thought</summary><div data-slot="reasoning"></div></details><div data-slot="markdown"></div></div></div>',
    },
    body: {
      list: '<div class="chat" id="chat"><div class="messages" data-slot="rows"></div></div>',
      user: '<div class="message user-message"><div class="message-body" data-slot="text"></div></div>',
      assistant: '<div class="message"><div class="message-body"><div data-slot="markdown"></div></div></div>',
    },
  },
};
