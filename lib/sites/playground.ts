import type { Site } from './site.ts';

/**
 * The 2023 Playground keeps each message in a textarea. Today's has hashed classes and no known selector, so text is also
 * found by how it grows, as on pages without an adapter; hence confidence D.
 */
export const playground: Site = {
  id: 'playground',
  label: 'OpenAI Playground',
  matches: ['https://platform.openai.com/*'],
  layers: [],
  generating: ['button[data-testid="stop-button"]'],
  value: {
    message: '.chat-pg-message:not(.add-message)',
    role: '.chat-message-role-text, .chat-message-role',
    ownRoles: ['user', 'system'],
  },
  verifiedOn: '2026-11-22',
  confidence: 'D',
  fixtures: ['playground'],
};
