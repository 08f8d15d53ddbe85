import type { SiteLayouts } from '../layout.ts';

export const layouts: SiteLayouts = {
  layers: {
    role: {
      user: '<div data-message-id="{id}" data-role="user" data-slot="text"></div>',
      assistant: '<div data-message-id="{id}" data-role="assistant"><div data-status="running" data-slot="markdown"></div></div>',
    },
    class: {
      list: '<div class="aui-root" data-slot="rows"></div>',
      user: '<div class="aui-user-message-root" data-slot="text"></div>',
      assistant: '<div class="aui-assistant-message-root"><div data-slot="markdown"></div></div>',
    },
  },
};
