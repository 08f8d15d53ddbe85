import type { SiteLayouts } from '../layout.ts';

export const layouts: SiteLayouts = {
  header: '<button data-testid="model-selector-dropdown">{model}</button>',
  generating:
    '<div><button type="button" aria-label="Stop response">■</button><button type="button" data-testid="stop-button">Stop</button></div>',
  layers: {
    '2026-08': {
      user: '<div data-test-render-count="1"><div data-user-message-bubble><div data-testid="user-message" data-slot="text"></div></div></div>',
      assistant:
        '<div data-testid="transcript-row"><div data-is-streaming="{streaming}"><div class="font-claude-response"><div class="progressive-markdown" data-slot="markdown"></div><div class="artifact-block-cell">A document</div></div><div role="toolbar" aria-label="Message actions">Retry</div></div></div>',
    },
    '2025': {
      user: '<div data-test-render-count="1"><div data-user-message-bubble><div data-testid="user-message" data-slot="text"></div></div></div>',
      assistant:
        '<div data-test-render-count="2"><div data-is-streaming="{streaming}"><div class="font-claude-message"><div class="standard-markdown" data-slot="markdown"></div></div></div></div>',
    },
    wrapper: {
      user: '<div data-test-render-count="1"><div data-user-message-bubble><div data-testid="user-message" data-slot="text"></div></div></div>',
      assistant:
        '<div data-test-render-count="2"><div data-is-streaming="{streaming}"><div class="standard-markdown" data-slot="markdown"></div></div></div>',
    },
    artifact: {
      user: '<div data-test-render-count="1"><div data-user-message-bubble><div data-testid="user-message" data-slot="text"></div></div></div>',
      assistant: '<div class="panel"><div data-skill-file-viewer><div data-slot="markdown"></div></div></div>',
    },
  },
};
