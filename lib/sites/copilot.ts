import type { Site } from './site.ts';

export const copilot: Site = {
  id: 'copilot',
  label: 'Microsoft Copilot',
  matches: ['https://copilot.microsoft.com/*', 'https://copilot.com/*', 'https://www.copilot.com/*'],
  layers: [
    { id: 'content', completion: ['[data-content="ai-message"]'], user: ['[data-content="user-message"]'] },
    { id: 'group', completion: ['[class*="group/ai-message"]'], user: ['[class*="group/user-message"]'] },
    { id: 'test-id', completion: ['[data-testid="ai-message-body"]', '[data-testid="chat-turn-assistant"]'] },
  ],
  strip: ['.sr-only'],
  generating: ['button[aria-label*="stop" i]', '[data-content*="stop" i]'],
  verifiedOn: '2026-11-22',
  confidence: 'A',
};
