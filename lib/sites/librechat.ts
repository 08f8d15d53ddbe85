import { COMMON_GENERATING } from './generating.ts';
import type { Site } from './site.ts';

export const librechat: Site = {
  id: 'librechat',
  label: 'LibreChat',
  matches: [],
  detect: ['.message-render'],
  layers: [
    {
      id: 'turn',
      completion: ['.message-render:has(.agent-turn)', '.message-render .agent-turn'],
      user: ['.message-render:has(.user-turn)', '.user-turn'],
    },
    { id: 'body', completion: ['.message-render:not(:has(.user-turn)) [data-testid="message-body"]'] },
  ],
  strip: ['h2'],
  generating: COMMON_GENERATING,
  model: { ofCompletion: [{ selector: '.message-render h2' }] },
  verifiedOn: '2026-11-22',
  confidence: 'C',
};
