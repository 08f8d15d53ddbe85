import type { SiteLayouts } from '../layout.ts';

export const layouts: SiteLayouts = {
  generating: '<span data-testid="thinking-status">Thinking</span>',
  layers: {
    'test-id': {
      user: '<div class="translate-y-2" data-slot="text"></div>',
      assistant:
        '<div class="translate-y-2"><div data-testid="assistant-message"><div data-testid="thinking-status">Thinking</div><div data-slot="markdown"></div></div></div>',
    },
  },
};
