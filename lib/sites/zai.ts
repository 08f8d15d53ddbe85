import { COMMON_GENERATING } from './generating.ts';
import type { Site } from './site.ts';

/** A descendant of Open WebUI. */
export const zai: Site = {
  id: 'zai',
  label: 'Z.ai',
  matches: ['https://chat.z.ai/*'],
  layers: [
    { id: 'row', completion: ['.chat-assistant'], user: ['.chat-user'] },
    { id: 'response', completion: ['[id^="response-content-container"]'] },
  ],
  generating: COMMON_GENERATING,
  verifiedOn: '2026-11-22',
  confidence: 'B',
};
