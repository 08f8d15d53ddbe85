import type { SiteLayouts } from '../layout.ts';

export const layouts: SiteLayouts = {
  layers: {
    '2026-08': {
      pair: '<div class="pair" data-slot="pair"></div>',
      user: '<div data-testid="user-message" data-slot="text"></div>',
      assistant: '<div class="answer-box"><div data-slot="markdown"></div></div>',
    },
  },
};
