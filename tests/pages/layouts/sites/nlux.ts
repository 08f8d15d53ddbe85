import type { SiteLayouts } from '../layout.ts';

export const layouts: SiteLayouts = {
  generating: '<span class="nlux_msg_streaming">…</span>',
  layers: {
    item: {
      list: '<div class="nlux-AiChat-root" data-slot="rows"></div>',
      user: '<div class="nlux-comp-chatItem nlux-comp-chatItem--sent"><div class="nlux-comp-message nlux_msg_sent" data-slot="text"></div></div>',
      assistant:
        '<div class="nlux-comp-chatItem nlux-comp-chatItem--received"><div class="nlux-comp-message nlux_msg_received"><div data-slot="markdown"></div></div></div>',
    },
    message: {
      list: '<div class="nlux-AiChat-root" data-slot="rows"></div>',
      user: '<div class="nlux-comp-item"><div class="nlux-comp-message nlux_msg_sent" data-slot="text"></div></div>',
      assistant:
        '<div class="nlux-comp-item"><div class="nlux-comp-message nlux_msg_received"><div data-slot="markdown"></div></div></div>',
    },
  },
};
