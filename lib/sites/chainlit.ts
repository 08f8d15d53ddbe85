import type { Site } from './site.ts';

export const chainlit: Site = {
  id: 'chainlit',
  label: 'Chainlit',
  matches: [],
  detect: ['[data-step-type]'],
  layers: [
    { id: 'step', completion: ['[data-step-type="assistant_message"]'], user: ['[data-step-type="user_message"]'] },
    { id: 'class', completion: ['.ai-message'] },
  ],
  generating: ['#stop-button'],
  verifiedOn: '2026-11-22',
  confidence: 'C',
};
