import type { SiteLayouts } from '../layout.ts';

export const layouts: SiteLayouts = {
  header:
    '<div><button class="model-selector-card"><span class="title">{model}</span></button><ms-model-selector><button>{model}</button></ms-model-selector></div>',
  generating:
    '<div><ms-run-button><button type="button" aria-label="Stop">Stop</button></ms-run-button><ms-stop-button>Stop</ms-stop-button></div>',
  layers: {
    turn: {
      user: '<ms-chat-turn id="{id}"><div class="chat-turn-container user render"><ms-text-chunk data-slot="text"></ms-text-chunk></div></ms-chat-turn>',
      assistant:
        '<ms-chat-turn id="{id}"><div class="chat-turn-container model render"><div class="author-label">Model</div><div data-turn-role="Model"><ms-thought-chunk data-slot="reasoning"></ms-thought-chunk><ms-text-chunk data-slot="markdown"></ms-text-chunk></div><ms-chat-turn-options>edit more_vert</ms-chat-turn-options></div></ms-chat-turn>',
    },
    role: {
      user: '<ms-chat-turn id="{id}"><div data-turn-role="User"><ms-text-chunk data-slot="text"></ms-text-chunk></div></ms-chat-turn>',
      assistant:
        '<ms-chat-turn id="{id}"><div data-turn-role="Model"><ms-text-chunk data-slot="markdown"></ms-text-chunk></div></ms-chat-turn>',
    },
  },
};
