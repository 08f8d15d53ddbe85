import type { SiteLayouts } from '../layout.ts';

export const layouts: SiteLayouts = {
  layers: {
    turn: {
      user: '<div class="message-render" id="{id}"><div class="user-turn"><div data-testid="message-body" data-slot="text"></div></div></div>',
      assistant:
        '<div class="message-render" id="{id}" role="group"><div class="agent-turn"><h2>{model}</h2><div data-testid="message-body" data-slot="markdown"></div></div></div>',
    },
    body: {
      user: '<div class="message-render" id="{id}"><div class="user-turn"><div data-testid="message-body" data-slot="text"></div></div></div>',
      assistant:
        '<div class="message-render" id="{id}"><div><h2>{model}</h2><div data-testid="message-body" data-slot="markdown"></div></div></div>',
    },
  },
};
