import { COMMON_GENERATING } from './generating.ts';
import type { Site } from './site.ts';

export const poe: Site = {
  id: 'poe',
  label: 'Poe',
  matches: ['https://poe.com/*'],
  layers: [
    // CSS modules: the name without its hash is what lasts.
    {
      id: 'bubble',
      completion: [
        '[class*="ChatMessage_chatMessage"]:has([class*="leftSideMessageBubble"])',
        '[class*="leftSideMessageBubble"]',
      ],
      user: ['[class*="ChatMessage_chatMessage"]:has([class*="rightSideMessageBubble"])', '[class*="rightSideMessageBubble"]'],
    },
    {
      id: 'text',
      completion: [
        '[class*="ChatMessage_chatMessage"]:not(:has([class*="rightSideMessageBubble"])) [class*="Markdown_markdownContainer"]',
      ],
    },
  ],
  strip: ['[class*="LeftSideMessageHeader"]', '[class*="ChatMessageActionBar"]'],
  generating: COMMON_GENERATING,
  model: { ofCompletion: [{ selector: '[class*="LeftSideMessageHeader"]' }] },
  verifiedOn: '2026-11-22',
  confidence: 'A',
};
