import type { Site } from './site.ts';

export const gradio: Site = {
  id: 'gradio',
  label: 'Gradio',
  matches: [],
  detect: [
    'gradio-app [data-testid="bot"]',
    'gradio-app [data-testid="user"]',
    'gradio-app .message.bot',
    'gradio-app .role-assistant',
  ],
  layers: [
    { id: 'test-id', completion: ['[data-testid="bot"]'], user: ['[data-testid="user"]'] },
    { id: 'role', completion: ['.role-assistant'], user: ['.role-user'] },
    { id: 'class', completion: ['.message.bot'], user: ['.message.user'] },
  ],
  generating: ['.generating', '.pending'],
  verifiedOn: '2026-11-22',
  confidence: 'B',
};
