import type { Site } from './site.ts';

/** Pages without an adapter, allowed by the user. Roles come from attributes and class words; what has none is found by how it grows. */
export const generic: Site = {
  id: 'generic',
  label: 'Other chat page',
  matches: [],
  layers: [
    {
      id: 'attributes',
      completion: [
        '[data-message-author-role="assistant"]',
        '[data-message-role="assistant"]',
        '[data-role="assistant"]',
        '[data-author="assistant"]',
        '[data-turn-role="Model"]',
        '[data-step-type$="assistant_message"]',
        '[data-content-search-unit-key$=":assistant"]',
        '[data-testid="assistant-message"]',
        '[data-testid="ai-message"]',
        '[data-testid="bot-message"]',
        '[aria-label^="Assistant message"]',
      ],
    },
    {
      id: 'names',
      completion: [
        '.chat-assistant',
        '.assistant-message',
        '.message.assistant',
        '.message.bot',
        '.ai-message',
        '.bot-message',
        '.role-assistant',
        '.nlux-comp-chatItem--received',
        '.nlux-comp-message.nlux_msg_received',
        '.Message.left',
      ],
    },
  ],
  generating: [
    '[aria-busy="true"]',
    '[data-is-streaming="true"]',
    '[data-status="running"]',
    'button[data-testid*="stop" i]',
    'button[aria-label*="stop" i]',
    'button[title*="stop" i]',
    '.loading-submit-button',
    '._generating',
    '.generating',
    '.streaming',
  ],
  model: {
    ofCompletion: [
      { selector: '[data-message-model-slug]', attribute: 'data-message-model-slug' },
      { selector: '[data-model]', attribute: 'data-model' },
    ],
  },
  verifiedOn: '2026-11-22',
  confidence: 'C',
  fixtures: ['deep-chat', 'nlux', 'chatui', 'styled'],
};
