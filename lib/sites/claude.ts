import type { Site } from './site.ts';

export const claude: Site = {
  id: 'claude',
  label: 'Claude',
  matches: ['https://claude.ai/*'],
  layers: [
    {
      id: '2026-08',
      completion: ['.font-claude-response'],
      user: ['[data-testid="user-message"]', '[data-user-message-bubble]'],
    },
    { id: '2025', completion: ['.font-claude-message'], user: ['[data-testid="user-message"]'] },
    // Around the answer in all layouts so far, and not much more.
    { id: 'wrapper', completion: ['[data-is-streaming]'] },
    { id: 'artifact', completion: ['div[data-skill-file-viewer]'] },
  ],
  strip: ['[aria-label="Message actions"]', '.artifact-block-cell'],
  generating: ['[data-is-streaming="true"]', 'button[aria-label="Stop response"]', '[data-testid="stop-button"]'],
  model: { chosen: ['button[data-testid="model-selector-dropdown"]'] },
  verifiedOn: '2026-11-22',
  confidence: 'A',
  fixtures: ['claude'],
};
