import type { Site } from './site.ts';

export const gemini: Site = {
  id: 'gemini',
  label: 'Gemini',
  matches: ['https://gemini.google.com/*'],
  layers: [
    // Angular: custom element names are what lasts, its generated classes and attributes are not.
    { id: '2025', completion: ['model-response'], user: ['user-query'] },
    { id: 'content', completion: ['message-content'], user: ['user-query-content'] },
    { id: 'deep-research', completion: ['deep-research-immersive-panel'] },
  ],
  strip: ['model-thoughts', '.cdk-visually-hidden', 'sources-list'],
  generating: ['mat-icon[fonticon="stop"]', 'button[aria-label="Stop response"]'],
  model: { chosen: ['[data-test-id="bard-mode-menu-button"]'] },
  verifiedOn: '2026-11-22',
  confidence: 'A',
  fixtures: ['gemini'],
};
