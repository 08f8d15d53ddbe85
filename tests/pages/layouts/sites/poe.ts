import type { SiteLayouts } from '../layout.ts';

export const layouts: SiteLayouts = {
  layers: {
    bubble: {
      list: '<div class="ChatMessagesScrollWrapper_scroll__a1" data-slot="rows"></div>',
      pair: '<div class="ChatMessagesView_messagePair__b2" data-slot="pair"></div>',
      user: '<div class="ChatMessage_chatMessage__c3"><div class="Message_rightSideMessageBubble__d4" data-slot="text"></div></div>',
      assistant:
        '<div class="ChatMessage_chatMessage__c3"><div class="LeftSideMessageHeader_header__e5">{model}</div><div class="Message_leftSideMessageBubble__f6"><div class="Markdown_markdownContainer__g7" data-slot="markdown"></div></div><section class="ChatMessageActionBar_bar__h8">Share</section></div>',
    },
    text: {
      pair: '<div class="ChatMessagesView_messagePair__b2" data-slot="pair"></div>',
      user: '<div class="ChatMessage_chatMessage__c3"><div class="Message_rightSideMessageBubble__d4"><div class="Markdown_markdownContainer__g7" data-slot="text"></div></div></div>',
      assistant:
        '<div class="ChatMessage_chatMessage__c3"><div class="Message_bubble__f6"><div class="Markdown_markdownContainer__g7" data-slot="markdown"></div></div></div>',
    },
  },
};
