import type { SiteLayouts } from '../layout.ts';

export const layouts: SiteLayouts = {
  generating: '<button type="button" id="stop-button">■</button>',
  layers: {
    step: {
      user: '<div data-step-type="user_message" id="step-{id}"><div data-slot="text"></div></div>',
      assistant:
        '<div data-step-type="assistant_message" id="step-{id}"><div class="ai-message"><div class="message-content" data-slot="markdown"></div></div></div>',
    },
    class: {
      user: '<div data-step-type="user_message" id="step-{id}"><div data-slot="text"></div></div>',
      assistant:
        '<div id="step-{id}"><div class="ai-message"><div class="message-content" data-slot="markdown"></div></div></div>',
    },
  },
};
