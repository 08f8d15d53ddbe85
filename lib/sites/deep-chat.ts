import type { Site } from './site.ts';

/** A component with an open shadow root. */
export const deepChat: Site = {
  id: 'deep-chat',
  label: 'deep-chat',
  matches: [],
  detect: ['deep-chat'],
  layers: [
    { id: 'row', completion: ['.deep-chat-outer-container-role-ai'], user: ['.deep-chat-outer-container-role-user'] },
    { id: 'bubble', completion: ['.message-bubble.ai-message'], user: ['.message-bubble.user-message'] },
  ],
  generating: ['.loading-submit-button'],
  verifiedOn: '2026-11-22',
  confidence: 'A',
  fixtures: ['deep-chat'],
};
