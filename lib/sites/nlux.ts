import { COMMON_GENERATING } from './generating.ts';
import type { Site } from './site.ts';

export const nlux: Site = {
  id: 'nlux',
  label: 'NLUX',
  matches: [],
  detect: ['.nlux-AiChat-root'],
  layers: [
    { id: 'item', completion: ['.nlux-comp-chatItem--received'], user: ['.nlux-comp-chatItem--sent'] },
    { id: 'message', completion: ['.nlux-comp-message.nlux_msg_received'], user: ['.nlux-comp-message.nlux_msg_sent'] },
  ],
  generating: [...COMMON_GENERATING, '.nlux_msg_streaming'],
  verifiedOn: '2026-11-22',
  confidence: 'A',
  fixtures: ['nlux'],
};
