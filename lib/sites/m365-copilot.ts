import type { Site } from './site.ts';

export const m365Copilot: Site = {
  id: 'm365-copilot',
  label: 'Microsoft 365 Copilot',
  matches: ['https://m365.cloud.microsoft/*'],
  layers: [
    { id: 'turn', completion: ['[data-testid="copilot-message-div"]'] },
    { id: 'response', completion: ['div[id^="chatMessageResponse-"]'] },
    { id: 'reply', completion: ['[data-testid="markdown-reply"]'] },
  ],
  generating: ['button[aria-label*="stop" i]'],
  verifiedOn: '2026-11-22',
  confidence: 'B',
};
