import { COMMON_GENERATING } from './generating.ts';
import type { Site } from './site.ts';

/** Attributes that hold nothing but who speaks. */
const ROLE_ATTRIBUTES = ['data-message-author-role', 'data-message-role', 'data-author-role', 'data-turn-role', 'data-role'];
const SENDER_ATTRIBUTES = ['data-message-author', 'data-message-type', 'data-author', 'data-sender', 'data-speaker'];

/** Classes of a message of whatever role: a second one, "assistant" or "bot", says too little alone. */
const ROW = ':is(.message, .msg, .chat-message, .chat-msg, .chat-bubble, .chat-item, .message-row, .bubble, .turn)';

/** Phrases that only the label of a chat message begins with. "Assistant manager in Leeds" is none. */
const ASSISTANT_LABELS = ['assistant', 'ai', 'bot', 'chatbot'].flatMap((who) => [
  `${who} message`,
  `${who} response`,
  `${who} said`,
  `${who} says`,
  `message from ${who}`,
]);
const USER_LABELS = ['user message', 'your message', 'message from you', 'message from user', 'you said'];

function valued(attributes: readonly string[], values: readonly string[]): string[] {
  return attributes.map((attribute) => `[${attribute}]:is(${values.map((value) => `[${attribute}="${value}" i]`).join(', ')})`);
}

/** `.assistant-message`, `.message-assistant`, `.message--assistant` and the like: whole names of classes, never parts of them. */
function named(word: string): string[] {
  return ['message', 'msg', 'response', 'reply', 'bubble', 'turn']
    .flatMap((turn) => [`.${word}-${turn}`, `.${turn}-${word}`])
    .concat([`.message--${word}`, `.chat-message-${word}`, `.chat-message--${word}`, `.from-${word}`, `.role-${word}`]);
}

/** The short conditions come first: they are what is asked of every element of a page. */
function labelled(attribute: string, phrases: readonly string[]): string {
  const begins = phrases.map((phrase) => `[${attribute}^="${phrase}" i]`).join(', ');
  return `[${attribute}]:is(article, section, li, div, [role]):not(button, [role="button"]):is(${begins})`;
}

/**
 * Pages without an adapter, allowed by the user. Roles come from attributes, names of classes and labels, in the order of how much they say;
 * what has none is found by how it grows.
 */
export const generic: Site = {
  id: 'generic',
  label: 'Other chat page',
  matches: [],
  layers: [
    {
      id: 'attributes',
      completion: [
        ...valued(ROLE_ATTRIBUTES, ['assistant', 'bot', 'ai']),
        ...valued(SENDER_ATTRIBUTES, ['assistant', 'bot', 'ai']),
        '[data-turn-role="Model"]',
        '[data-step-type$="assistant_message"]',
        '[data-content-search-unit-key$=":assistant"]',
        '[data-testid]:is([data-testid="bot"], [data-testid*="assistant-message" i], [data-testid*="ai-message" i], [data-testid*="bot-message" i])',
        '[is_user="false"]',
      ],
      user: [
        ...valued(ROLE_ATTRIBUTES, ['user', 'human']),
        ...valued(SENDER_ATTRIBUTES, ['user', 'human', 'me']),
        '[data-step-type$="user_message"]',
        '[data-content-search-unit-key$=":user"]',
        '[data-testid]:is([data-testid*="user-message" i], [data-testid*="human-message" i])',
        '[is_user="true"]',
      ],
    },
    {
      id: 'names',
      completion: [
        `${ROW}:is(.assistant, .ai, .bot, .chatbot, .model, .llm)`,
        `[class]:is(${['assistant', 'ai', 'bot', 'chatbot', 'model'].flatMap(named).join(', ')}, .chat-assistant, .agent-turn)`,
      ],
      user: [`${ROW}:is(.user, .human)`, `[class]:is(${['user', 'human'].flatMap(named).join(', ')}, .chat-user)`],
    },
    {
      id: 'aria',
      completion: ['aria-label', 'aria-description', 'aria-roledescription'].map((name) => labelled(name, ASSISTANT_LABELS)),
      user: ['aria-label', 'aria-description', 'aria-roledescription'].map((name) => labelled(name, USER_LABELS)),
    },
  ],
  generating: COMMON_GENERATING,
  model: {
    ofCompletion: [
      { selector: '[data-message-model-slug]', attribute: 'data-message-model-slug' },
      { selector: '[data-model]', attribute: 'data-model' },
    ],
  },
  verifiedOn: '2026-11-22',
  confidence: 'C',
  fixtures: ['styled'],
};
