import type { SiteLayouts } from '../layout.ts';

export const layouts: SiteLayouts = {
  header:
    '<div><button data-testid="model-switcher-dropdown-button">{model}</button><button class="__composer-pill" aria-haspopup="menu">{model}</button></div>',
  generating:
    '<div><button type="button" data-testid="stop-button">Stop</button><button type="button" data-testid="composer-stop-button">Stop</button></div>',
  layers: {
    '2026-10': {
      user: '<div data-turn-key="{id}"><div data-content-search-unit-key="{id}:user"><div class="whitespace-pre-wrap" data-slot="text"></div></div></div>',
      assistant:
        '<div data-content-search-unit-key="{id}:assistant"><div data-chatgpt-selection-message-id="{id}"><div class="markdown prose" data-slot="markdown"></div><span data-testid="webpage-citation-pill">example.org</span></div></div>',
    },
    '2025': {
      user: '<section data-testid="conversation-turn-1" data-turn="user"><h5 class="sr-only">You said:</h5><div data-message-author-role="user" data-message-id="{id}"><div class="whitespace-pre-wrap" data-slot="text"></div></div></section>',
      assistant:
        '<section data-testid="conversation-turn-2" data-turn="assistant"><h6 class="sr-only">ChatGPT said:</h6><div data-message-author-role="assistant" data-message-id="{id}" data-message-model-slug="demo-7-mini"><span class="sr-only">Answer</span><div class="markdown prose" data-slot="markdown"></div></div></section>',
    },
    'signed-out': {
      list: '<ul data-slot="rows"></ul>',
      user: '<li data-message-role="user"><div data-slot="text"></div></li>',
      assistant: '<li data-message-role="assistant"><div data-assistant-markdown data-slot="markdown"></div></li>',
    },
    canvas: {
      user: '<section data-testid="conversation-turn-1" data-turn="user"><h5 class="sr-only">You said:</h5><div data-message-author-role="user" data-message-id="{id}"><div class="whitespace-pre-wrap" data-slot="text"></div></div></section>',
      assistant:
        '<div class="panel"><div id="textdoc-message-{id}"><div class="ProseMirror" data-slot="markdown"></div></div></div>',
    },
  },
};
