import type { SiteLayouts } from '../layout.ts';

export const layouts: SiteLayouts = {
  header: '<button data-test-id="bard-mode-menu-button"><span class="picker-primary-text">{model}</span></button>',
  generating: '<button type="button" aria-label="Stop response"><mat-icon fonticon="stop">■</mat-icon></button>',
  layers: {
    '2025': {
      list: '<infinite-scroller class="chat-history" data-slot="rows"></infinite-scroller>',
      pair: '<div class="conversation-container" data-slot="pair"></div>',
      user: '<user-query><user-query-content><div class="query-text" data-slot="text"></div></user-query-content></user-query>',
      assistant:
        '<model-response><response-container><model-thoughts data-slot="reasoning"></model-thoughts><span class="cdk-visually-hidden">Gemini said</span><message-content id="r_{id}"><div class="markdown" data-slot="markdown"></div></message-content><sources-list>2 sources</sources-list></response-container></model-response>',
    },
    content: {
      user: '<user-query><user-query-content><div class="query-text" data-slot="text"></div></user-query-content></user-query>',
      assistant:
        '<div class="response"><message-content id="r_{id}"><div class="markdown" data-slot="markdown"></div></message-content></div>',
    },
    'deep-research': {
      user: '<user-query><user-query-content><div class="query-text" data-slot="text"></div></user-query-content></user-query>',
      assistant:
        '<immersive-panel><deep-research-immersive-panel><div class="markdown" data-slot="markdown"></div></deep-research-immersive-panel></immersive-panel>',
    },
  },
};
