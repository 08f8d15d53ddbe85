import type { SiteLayouts } from '../layout.ts';

export const layouts: SiteLayouts = {
  head: '<meta property="og:title" content="AnythingLLM | Your own assistant">',
  generating: '<span class="dot-falling">…</span>',
  layers: {
    side: {
      user: '<div class="flex justify-end w-full group"><div data-slot="text"></div></div>',
      assistant: '<div class="flex justify-start w-full group"><div data-slot="markdown"></div></div>',
    },
  },
};
