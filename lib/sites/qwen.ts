import type { Site } from './site.ts';

export const qwen: Site = {
  id: 'qwen',
  label: 'Qwen',
  matches: ['https://chat.qwen.ai/*'],
  layers: [
    { id: 'row', completion: ['.qwen-chat-message-assistant'], user: ['.qwen-chat-message-user'] },
    { id: 'text', completion: ['.response-message-content'] },
  ],
  strip: ['[class*="qwen-chat-thinking"]'],
  generating: ['button.stop-button'],
  verifiedOn: '2026-11-22',
  confidence: 'A',
};
