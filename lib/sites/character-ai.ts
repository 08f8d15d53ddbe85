import { COMMON_GENERATING } from './generating.ts';
import type { Site } from './site.ts';

/** Characters are personas, not models. Answers that were generated before stay in the page as hidden slides. */
export const characterAi: Site = {
  id: 'character-ai',
  label: 'Character.AI',
  matches: ['https://character.ai/*'],
  layers: [
    {
      id: 'completed',
      completion: ['[data-testid="completed-message"]:not(.flex-row-reverse *)'],
      user: ['.flex-row-reverse [data-testid="completed-message"]'],
    },
    // A message that is being written is not named yet, but it has its row.
    {
      id: 'row',
      completion: ['#chat-messages > :not(.flex-row-reverse, :has(.flex-row-reverse))'],
      user: ['#chat-messages > :is(.flex-row-reverse, :has(.flex-row-reverse))'],
    },
  ],
  generating: COMMON_GENERATING,
  verifiedOn: '2026-11-22',
  confidence: 'A',
};
