import type { SiteLayouts } from '../layout.ts';

export const layouts: SiteLayouts = {
  layers: {
    summary: {
      list: '<ucs-conversation><template shadowrootmode="open"><div class="main" data-slot="rows"></div></template></ucs-conversation>',
      user: '<div class="turn"><div class="question-block" data-slot="text"></div></div>',
      assistant:
        '<div class="turn"><ucs-summary><template shadowrootmode="open"><ucs-fast-markdown><template shadowrootmode="open"><div class="markdown-document" data-slot="markdown"></div></template></ucs-fast-markdown></template></ucs-summary></div>',
    },
    markdown: {
      list: '<ucs-conversation><template shadowrootmode="open"><div class="main" data-slot="rows"></div></template></ucs-conversation>',
      user: '<div class="turn"><div class="question-block" data-slot="text"></div></div>',
      assistant:
        '<div class="turn"><ucs-fast-markdown><template shadowrootmode="open"><div class="markdown-document" data-slot="markdown"></div></template></ucs-fast-markdown></div>',
    },
  },
};
