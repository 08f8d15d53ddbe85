import type { Site } from './site.ts';

export const aiStudio: Site = {
  id: 'ai-studio',
  label: 'Google AI Studio',
  matches: ['https://aistudio.google.com/*'],
  layers: [
    { id: 'turn', completion: ['.chat-turn-container.model'], user: ['.chat-turn-container.user'] },
    { id: 'role', completion: ['[data-turn-role="Model"]'], user: ['[data-turn-role="User"]'] },
  ],
  strip: ['ms-thought-chunk', 'ms-chat-turn-options', '.author-label'],
  generating: ['ms-stop-button', 'ms-run-button button[aria-label="Stop" i]'],
  model: { chosen: ['button.model-selector-card span.title', 'ms-model-selector button'] },
  verifiedOn: '2026-11-22',
  confidence: 'A',
};
