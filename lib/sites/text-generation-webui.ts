import type { Site } from './site.ts';

export const textGenerationWebui: Site = {
  id: 'text-generation-webui',
  label: 'Text generation web UI',
  matches: [],
  detect: ['.chat .message .message-body', 'gradio-app #chat'],
  layers: [
    { id: 'class', completion: ['.chat .assistant-message'], user: ['.chat .user-message'] },
    { id: 'body', completion: ['.chat .message:not(.user-message) .message-body'] },
  ],
  strip: ['details.thinking-block'],
  generating: ['._generating', '.thinking-block[data-streaming="true"]'],
  verifiedOn: '2026-11-22',
  confidence: 'C',
};
