import type { Site } from './site.ts';

export const kimi: Site = {
  id: 'kimi',
  label: 'Kimi',
  matches: ['https://www.kimi.com/*', 'https://kimi.com/*', 'https://kimi.moonshot.cn/*'],
  layers: [
    { id: 'segment', completion: ['.segment-assistant'], user: ['.segment-user'] },
    { id: 'item', completion: ['.chat-content-item-assistant'], user: ['.chat-content-item-user'] },
  ],
  strip: ['.toolcall-container'],
  generating: ['.send-button-container.stop'],
  verifiedOn: '2026-11-22',
  confidence: 'A',
};
