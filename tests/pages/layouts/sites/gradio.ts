import type { SiteLayouts } from '../layout.ts';

export const layouts: SiteLayouts = {
  generating: '<div><span class="generating">…</span><span class="pending">…</span></div>',
  layers: {
    'test-id': {
      list: '<gradio-app><div role="log" aria-label="chatbot conversation" data-slot="rows"></div></gradio-app>',
      user: '<div class="message-row user-row"><div class="message user"><div data-testid="user" data-slot="text"></div></div></div>',
      assistant:
        '<div class="message-row bot-row"><div class="message bot"><div data-testid="bot"><span class="prose" data-slot="markdown"></span></div></div></div>',
    },
    role: {
      list: '<gradio-app><div role="log" aria-label="chatbot conversation" data-slot="rows"></div></gradio-app>',
      user: '<div class="row"><div class="role-user" data-slot="text"></div></div>',
      assistant: '<div class="row"><div class="role-assistant"><span data-slot="markdown"></span></div></div>',
    },
    class: {
      list: '<gradio-app><div role="log" aria-label="chatbot conversation" data-slot="rows"></div></gradio-app>',
      user: '<div class="row"><div class="message user" data-slot="text"></div></div>',
      assistant: '<div class="row"><div class="message bot"><span data-slot="markdown"></span></div></div>',
    },
  },
};
