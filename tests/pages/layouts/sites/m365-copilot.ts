import type { SiteLayouts } from '../layout.ts';

export const layouts: SiteLayouts = {
  generating: '<button type="button" aria-label="Stop generating">■</button>',
  layers: {
    turn: {
      user: '<div class="bubble-row"><div class="bubble" data-slot="text"></div></div>',
      assistant:
        '<div data-testid="copilot-message-div"><div id="chatMessageResponse-{id}"><div data-testid="markdown-reply" data-slot="markdown"></div></div></div>',
    },
    response: {
      user: '<div class="bubble-row"><div class="bubble" data-slot="text"></div></div>',
      assistant:
        '<div class="fai-CopilotMessage"><div id="chatMessageResponse-{id}"><div data-slot="markdown"></div></div></div>',
    },
    reply: {
      user: '<div class="bubble-row"><div class="bubble" data-slot="text"></div></div>',
      assistant: '<div class="fai-CopilotMessage"><div data-testid="markdown-reply" data-slot="markdown"></div></div>',
    },
  },
};
