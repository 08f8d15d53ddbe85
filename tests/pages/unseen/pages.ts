/**
 * Chat pages whose structure nothing in the extension was written for: folder, path `/unseen/<id>`, and what is peculiar to each. How a test works
 * them is in `shared/hooks.ts`: selectors would not reach into frames and closed roots.
 */
export interface UnseenPage {
  readonly id: string;
  readonly about: string;
  /** Key that sends (as Playwright names it). */
  readonly sendKey?: 'Enter' | 'Control+Enter';
  /** What the page cannot do. */
  readonly without?: readonly ('regenerate' | 'other' | 'history')[];
  /** Path of the document in a frame of another host (`localhost` for `127.0.0.1`), which has to be allowed by itself. */
  readonly frame?: string;
}

export const UNSEEN: readonly UnseenPage[] = [
  { id: 'svelte', about: 'Svelte 5, ordered list, markdown set as HTML with every token' },
  {
    id: 'jquery',
    about: 'jQuery widget in the corner of an article',
    without: ['other'],
  },
  { id: 'preact', about: 'preact, sections with a name above each message' },
  { id: 'plain-html', about: 'plain JS, innerHTML of the bubble set with every token' },
  {
    id: 'plain-spans',
    about: 'plain JS, a span appended for every token',
  },
  { id: 'react-sides', about: 'React, no role anywhere: hashed classes, sides by alignment alone' },
  { id: 'lit', about: 'Lit, closed shadow roots inside each other' },
  { id: 'virtual', about: 'React, only the rows in sight exist, placed by transform', without: ['other'] },
  {
    id: 'frame',
    about: 'chat in a frame of the same origin',
    without: ['other'],
  },
  {
    id: 'sandbox',
    about: 'chat in a sandboxed frame of another origin',
    without: ['other'],
    frame: '/unseen/frame/inner.html',
  },
  {
    id: 'live',
    about: 'EventSource: one response for all answers, which never ends',
    without: ['history', 'other'],
  },
  { id: 'editable', about: 'contenteditable composer without form, buttons that are spans', sendKey: 'Control+Enter' },
  { id: 'placeholder', about: 'a "…" row that the answer replaces' },
  {
    id: 'rtl',
    about: 'right to left, labels in Arabic',
  },
  { id: 'pair', about: 'two conversations side by side, a composer each', without: ['other'] },
  { id: 'rich', about: 'tables, highlighted code, MathML twice as KaTeX writes it' },
  {
    id: 'echo',
    about: 'the server sends the question back: trimmed, emoji replaced, markdown rendered',
  },
  {
    id: 'chips',
    about: 'the first message comes from a suggestion, without the composer',
    without: ['history'],
  },
  { id: 'keeps', about: 'the composer keeps what was sent' },
  {
    id: 'branches',
    about: 'answers in branches to step through, questions to edit and send again',
  },
  { id: 'x-whole', about: 'jQuery, the HTML of the whole conversation set with every token; a note over the page after sending' },
  {
    id: 'x-cards',
    about: 'preact, utility classes: cards with a header above the text, suggestions behind, a title in the sidebar',
  },
  { id: 'x-memo', about: 'React, every block of an answer is new whenever it grows, rows alike but for what is in them' },
  { id: 'x-newest', about: 'plain JS, newest pair first below the field, question and answer in one element' },
  {
    id: 'x-bare',
    about: 'plain JS, no class or id: one <ul> for each conversation, all kept, the first one late',
  },
  { id: 'x-sheet', about: 'plain JS, one writes in a modal dialog that closes with sending' },
];
