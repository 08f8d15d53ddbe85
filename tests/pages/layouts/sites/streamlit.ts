import type { SiteLayouts } from '../layout.ts';

export const layouts: SiteLayouts = {
  generating: '<div data-testid="stStatusWidget">Running</div>',
  layers: {
    avatar: {
      user: '<div data-testid="stChatMessage"><div data-testid="stChatMessageAvatarUser">*</div><div data-testid="stChatMessageContent"><div data-testid="stMarkdownContainer" data-slot="text"></div></div></div>',
      assistant:
        '<div data-testid="stChatMessage"><div data-testid="stChatMessageAvatarAssistant">*</div><div data-testid="stChatMessageContent"><div data-testid="stMarkdownContainer" data-slot="markdown"></div></div></div>',
    },
    icon: {
      user: '<div data-testid="stChatMessage"><div data-testid="chatAvatarIcon-user">*</div><div data-testid="stChatMessageContent"><div data-testid="stMarkdownContainer" data-slot="text"></div></div></div>',
      assistant:
        '<div data-testid="stChatMessage"><div data-testid="chatAvatarIcon-assistant">*</div><div data-testid="stChatMessageContent"><div data-testid="stMarkdownContainer" data-slot="markdown"></div></div></div>',
    },
    label: {
      user: '<div data-testid="stChatMessage"><div data-testid="stChatMessageContent" aria-label="Chat message from user"><div data-testid="stMarkdownContainer" data-slot="text"></div></div></div>',
      assistant:
        '<div data-testid="stChatMessage"><div data-testid="stChatMessageContent" aria-label="Chat message from assistant"><div data-testid="stMarkdownContainer" data-slot="markdown"></div></div></div>',
    },
  },
};
