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
] as const satisfies readonly TestPage[];

export type PageId = (typeof PAGES)[number]['id'];
