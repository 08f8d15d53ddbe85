import type { SiteLayouts } from '../layout.ts';

export const layouts: SiteLayouts = {
  generating:
    '<div><button type="button" aria-label="Stop generation">■</button><button type="button" aria-label="Stop">■</button></div>',
  layers: {
    label: {
      user: '<div role="group" aria-label="User message with actions" data-slot="text"></div>',
      assistant:
        '<div role="group" aria-label="Assistant message with actions"><div class="markdown-content" data-slot="markdown"></div></div>',
    },
  },
};
