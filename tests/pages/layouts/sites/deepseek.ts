import type { SiteLayouts } from '../layout.ts';

export const layouts: SiteLayouts = {
  generating: '<span class="ds-loading">…</span>',
  layers: {
    row: {
      list: '<div class="ds-virtual-list" data-slot="rows"></div>',
      user: '<div data-virtual-list-item-key="{id}"><div class="ds-message"><div data-slot="text"></div></div></div>',
      assistant:
        '<div data-virtual-list-item-key="{id}"><div class="ds-message"><div class="ds-think-content"><div class="ds-markdown" data-slot="reasoning"></div></div><div class="ds-markdown ds-assistant-message-main-content" data-slot="markdown"></div></div></div>',
    },
    text: {
      user: '<div class="bubble-row"><div class="bubble" data-slot="text"></div></div>',
      assistant:
        '<div data-virtual-list-item-key="{id}"><div class="ds-markdown ds-assistant-message-main-content" data-slot="markdown"></div></div>',
    },
  },
};
