import type { SiteLayouts } from '../layout.ts';

export const layouts: SiteLayouts = {
  generating: '<div class="send-button-container stop">■</div>',
  layers: {
    segment: {
      user: '<div class="segment segment-user"><div class="segment-content-box" data-slot="text"></div></div>',
      assistant:
        '<div class="segment segment-assistant"><div class="segment-content-box"><div class="toolcall-container" data-slot="reasoning"></div><div class="markdown-container"><div class="markdown" data-slot="markdown"></div></div></div></div>',
    },
    item: {
      user: '<div class="chat-content-item chat-content-item-user"><div data-slot="text"></div></div>',
      assistant:
        '<div class="chat-content-item chat-content-item-assistant"><div class="markdown" data-slot="markdown"></div></div>',
    },
  },
};
