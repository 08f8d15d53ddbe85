import { COMMON_GENERATING } from './generating.ts';
import type { Site } from './site.ts';

export const openWebui: Site = {
  id: 'open-webui',
  label: 'Open WebUI',
  matches: [],
  detect: [
    'meta[content="Open WebUI"]',
    '#chat-container .chat-assistant',
    '#chat-container .chat-user',
    '[id^="response-content-container"]',
  ],
  layers: [
    { id: 'row', completion: ['.chat-assistant'], user: ['.chat-user'] },
    { id: 'response', completion: ['[id^="response-content-container"]'] },
  ],
  generating: COMMON_GENERATING,
  verifiedOn: '2026-11-22',
  confidence: 'A',
};
