import type { SiteLayouts } from '../layout.ts';

export const layouts: SiteLayouts = {
  generating:
    '<div><button type="button" data-testid="stop-generating-response-button">■</button><button type="button" aria-label="Stop">■</button></div>',
  layers: {
    '2026-09': {
      user: '<div class="group/query"><h1 class="group/user-bubble-text" data-slot="text"></h1></div>',
      assistant:
        '<div><div data-workflow-final-text><div class="prose" data-renderer="lm" data-slot="markdown"></div><a data-pplx-citation-url="https://example.org/">example</a></div></div>',
    },
    '2026-08': {
      user: '<div class="group/query"><h1 class="group/user-bubble-text" data-slot="text"></h1></div>',
      assistant:
        '<div><div id="markdown-content-{id}"><div class="prose dark:prose-invert" data-slot="markdown"></div></div></div>',
    },
    report: {
      user: '<div class="group/query"><h1 class="group/user-bubble-text" data-slot="text"></h1></div>',
      assistant: '<div class="panel"><div class="prose max-w-none" data-slot="markdown"></div></div>',
    },
  },
};
