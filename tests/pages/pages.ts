/** The test pages and how a test works them: CSS selectors that hold on the page alone and beside the extension. */
export interface TestPage {
  /** Folder, build entry and path: `/<id>`. */
  readonly id: string;
  /** Host the page stands for; undefined for pages that no adapter knows. */
  readonly host?: string;
  /** What takes the text. */
  readonly composer: string;
  readonly composerKind: 'textarea' | 'contenteditable';
  /** Key that sends (as Playwright names it). */
  readonly sendKey: 'Enter' | 'Control+Enter';
  readonly send: string;
  readonly stop: string;
  /** The regenerate button of the last answer is the last match. */
  readonly regenerate: string;
  /** Elements that each hold one answer's text, in order; on `playground` their `.value`. */
  readonly answers: string;
  /** Elements that each hold one user message. */
  readonly questions: string;
  /** Host of the open shadow root that all of the above live in. */
  readonly shadowHost?: string;
}

export const PAGES = [
  {
    id: 'chatgpt',
    host: 'chatgpt.com',
    composer: '#prompt-textarea',
    composerKind: 'contenteditable',
    sendKey: 'Enter',
    send: '[data-testid="send-button"]',
    stop: '[data-testid="stop-button"]',
    regenerate: '[data-testid="regenerate-turn-action-button"]',
    answers: '[data-message-author-role="assistant"] .markdown',
    questions: '[data-message-author-role="user"] .whitespace-pre-wrap',
  },
  {
    id: 'chatgpt-2026-10',
    host: 'chatgpt.com',
    composer: '#prompt-textarea',
    composerKind: 'contenteditable',
    sendKey: 'Enter',
    send: '[data-testid="send-button"]',
    stop: '[data-testid="stop-button"]',
    regenerate: '[aria-label="Regenerate"]',
    answers: '[data-content-search-unit-key$=":assistant"] .prose',
    questions: '[data-content-search-unit-key$=":user"] .bubble',
  },
  {
    id: 'claude',
    host: 'claude.ai',
    composer: '[data-testid="chat-input"]',
    composerKind: 'contenteditable',
    sendKey: 'Enter',
    send: '[aria-label="Send message"]',
    stop: '[aria-label="Stop response"]',
    regenerate: '[data-testid="action-bar-retry"]',
    answers: '.font-claude-response .prose',
    questions: '[data-testid="user-message"]',
  },
  {
    id: 'gemini',
    host: 'gemini.google.com',
    composer: '.ql-editor',
    composerKind: 'contenteditable',
    sendKey: 'Enter',
    send: '.send-button:not(.stop)',
    stop: '.send-button.stop',
    regenerate: '[data-test-id="regenerate-button"]',
    answers: 'message-content .markdown',
    questions: '.query-text-line',
  },
  {
    id: 'playground',
    host: 'platform.openai.com',
    composer: '.chat-pg-message textarea:not([readonly])',
    composerKind: 'textarea',
    sendKey: 'Control+Enter',
    send: '.btn-primary',
    stop: '[aria-label="Cancel"]',
    regenerate: '.regenerate',
    answers: '.chat-pg-message textarea[aria-label="assistant"]',
    questions: '.chat-pg-message textarea[aria-label="user"][readonly]',
  },
  {
    id: 'styled',
    composer: '.composer textarea',
    composerKind: 'textarea',
    sendKey: 'Enter',
    send: '[aria-label="Send"]',
    stop: '[aria-label="Stop"]',
    regenerate: '.redo',
    answers: '.row > .prose',
    questions: '.row.tinted',
  },
  {
    id: 'deep-chat',
    composer: '#text-input',
    composerKind: 'contenteditable',
    sendKey: 'Enter',
    send: '.input-button:not(:has(#stop-icon))',
    stop: '.input-button:has(#stop-icon)',
    regenerate: '#again',
    answers: '.message-bubble.ai-message',
    questions: '.message-bubble.user-message',
    shadowHost: 'deep-chat',
  },
  {
    id: 'nlux',
    composer: '.nlux-comp-composer textarea',
    composerKind: 'textarea',
    sendKey: 'Enter',
    send: '.nlux-comp-composer button:not([aria-label="Cancel"])',
    stop: '.nlux-comp-composer button[aria-label="Cancel"]',
    regenerate: '#again',
    answers: '.nlux-comp-chatItem--received .nlux-comp-message',
    questions: '.nlux-comp-chatItem--sent .nlux-comp-message',
  },
  {
    id: 'chatui',
    composer: '.Composer textarea',
    composerKind: 'textarea',
    sendKey: 'Enter',
    send: '.Composer-sendBtn',
    stop: '#stop',
    regenerate: '#again',
    answers: '.Message.left .Bubble',
    questions: '.Message.right .Bubble',
  },
] as const satisfies readonly TestPage[];
