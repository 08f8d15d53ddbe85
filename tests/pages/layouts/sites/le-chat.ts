import type { SiteLayouts } from '../layout.ts';

export const layouts: SiteLayouts = {
  header: '<button aria-label="Choose a model">{model}</button>',
  generating: '<button type="button" aria-label="Stop generating">■</button>',
  layers: {
    role: {
      user: '<div data-message-author-role="user" data-message-id="{id}"><div data-slot="text"></div><div class="text-hint">09:00</div></div>',
      assistant:
        '<div data-message-author-role="assistant" data-message-id="{id}"><div data-message-part-type="reasoning" data-slot="reasoning"></div><div data-message-part-type="answer" data-slot="markdown"></div><div class="text-hint">09:01</div></div>',
    },
    part: {
      user: '<div data-message-id="{id}"><div data-slot="text"></div></div>',
      assistant: '<div data-message-id="{id}"><div data-message-part-type="answer" data-slot="markdown"></div></div>',
    },
  },
};
