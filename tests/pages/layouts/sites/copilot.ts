import type { SiteLayouts } from '../layout.ts';

export const layouts: SiteLayouts = {
  generating: '<div><button type="button" aria-label="Stop answering">■</button><span data-content="stop-button">■</span></div>',
  layers: {
    content: {
      user: '<div data-content="user-message" data-slot="text"></div>',
      assistant:
        '<div data-content="ai-message" class="group/ai-message-item"><span class="sr-only">Copilot said</span><div data-testid="ai-message-body" data-slot="markdown"></div></div>',
    },
    group: {
      user: '<div class="group/user-message" data-slot="text"></div>',
      assistant: '<div class="group/ai-message-item"><div data-slot="markdown"></div></div>',
    },
    'test-id': {
      user: '<div class="bubble-row"><div class="bubble" data-slot="text"></div></div>',
      assistant: '<div data-testid="chat-turn-assistant"><div data-testid="ai-message-body" data-slot="markdown"></div></div>',
    },
  },
};
