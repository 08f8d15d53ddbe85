import type { Site } from './site.ts';

export const streamlit: Site = {
  id: 'streamlit',
  label: 'Streamlit',
  matches: [],
  detect: ['[data-testid="stChatMessage"]', '[data-testid="stChatInput"]'],
  layers: [
    {
      id: 'avatar',
      completion: [
        '[data-testid="stChatMessage"]:has([data-testid="stChatMessageAvatarAssistant"])',
        '[data-testid="stChatMessageAvatarAssistant"] ~ *',
      ],
      user: ['[data-testid="stChatMessage"]:has([data-testid="stChatMessageAvatarUser"])'],
    },
    {
      id: 'icon',
      completion: [
        '[data-testid="stChatMessage"]:has([data-testid="chatAvatarIcon-assistant"])',
        '[data-testid="chatAvatarIcon-assistant"] ~ *',
      ],
      user: ['[data-testid="stChatMessage"]:has([data-testid="chatAvatarIcon-user"])'],
    },
    { id: 'label', completion: ['[aria-label="Chat message from assistant"]'], user: ['[aria-label="Chat message from user"]'] },
  ],
  strip: ['[data-testid^="stChatMessageAvatar"]', '[data-testid^="chatAvatarIcon-"]'],
  generating: ['[data-testid="stStatusWidget"]'],
  verifiedOn: '2026-11-22',
  confidence: 'B',
};
