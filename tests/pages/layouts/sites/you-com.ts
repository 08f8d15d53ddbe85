import type { SiteLayouts } from '../layout.ts';

export const layouts: SiteLayouts = {
  layers: {
    '2026-08': {
      user: '<div class="bubble-row"><div class="bubble" data-slot="text"></div></div>',
      assistant: '<div data-testid="youchat-answer-turn-{id}"><div data-slot="markdown"></div></div>',
    },
  },
};
