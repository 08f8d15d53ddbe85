import type { Site } from './site.ts';

/** A bare build names no roles: it is found by how it grows. */
export const assistantUi: Site = {
  id: 'assistant-ui',
  label: 'assistant-ui',
  matches: [],
  detect: ['.aui-root', '[data-message-id][data-role="assistant"]', '[data-message-id][data-role="user"]'],
  layers: [
    { id: 'role', completion: ['[data-message-id][data-role="assistant"]'], user: ['[data-message-id][data-role="user"]'] },
    { id: 'class', completion: ['.aui-assistant-message-root'], user: ['.aui-user-message-root'] },
  ],
  generating: ['[data-status="running"]'],
  verifiedOn: '2026-11-22',
  confidence: 'C',
};
