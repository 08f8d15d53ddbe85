import type { Site } from './site.ts';

export const gemini: Site = {
  id: 'gemini',
  label: 'Gemini',
  matches: ['https://gemini.google.com/*'],
  // Angular: custom element names are what lasts, its generated classes and attributes are not.
  layers: [
    { id: '2025', completion: ['model-response'], user: ['user-query'] },
    { id: 'deep-research', completion: ['deep-research-immersive-panel'] },
  ],
  generating: ['mat-icon[fonticon="stop"]', 'button[aria-label="Stop response"]'],
  model: { chosen: ['[data-test-id="bard-mode-menu-button"]'] },
  verifiedOn: '2026-11-22',
  confidence: 'A',
  fixtures: ['gemini'],
};
