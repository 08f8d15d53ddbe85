import { describe, expect, it, test } from 'vitest';
import {
  CHAT_SCORE,
  fieldScore,
  MAYBE_SCORE,
  pageScore,
  type FieldFacts,
  type PageFacts,
} from '../../../../lib/page/detect/score.ts';

const field = (facts: Partial<FieldFacts>): FieldFacts => ({
  label: '',
  heading: '',
  name: '',
  search: false,
  buttons: [],
  others: 0,
  beside: [],
  length: 0,
  inEditor: false,
  ...facts,
});

const page = (facts: Partial<PageFacts>): PageFacts => ({
  title: '',
  controls: [],
  log: false,
  turns: false,
  familiar: false,
  named: 0,
  ...facts,
});

const TO_MODELS: readonly (readonly [string, Partial<FieldFacts>])[] = [
  ['a question for an assistant', { label: 'Ask anything' }],
  ['a message', { label: 'Type a message…', buttons: ['Send'] }],
  ['a prompt by its id', { name: 'prompt-textarea', buttons: ['↑'] }],
  ['a German one', { label: 'Nachricht eingeben', buttons: ['Absenden'] }],
  ['a Spanish one', { label: 'Escribe un mensaje', buttons: ['Enviar'] }],
  ['a Japanese one', { label: 'メッセージを入力', buttons: ['送信'] }],
  ['one that answers', { label: 'Reply to Claude…' }],
  ['one that takes files', { label: 'Message', buttons: ['Attach files', 'Send'] }],
  ['one beside fields of its own', { label: 'Message', buttons: ['Send'], others: 1, beside: ['System prompt', 'Model'] }],
];

const FOR_OTHER_THINGS: readonly (readonly [string, Partial<FieldFacts>])[] = [
  ['a search field', { label: 'Search', search: true }],
  ['a search field by its words', { label: 'Find in this page' }],
  ['a comment', { label: 'Leave a comment', buttons: ['Comment'] }],
  ['an answer in a forum', { label: 'Write a reply', buttons: ['Post reply'] }],
  ['a mail', { label: 'Message body', others: 2, buttons: ['Send', 'Attach'], name: 'mail-body' }],
  ['a mail in a rich editor', { label: 'Message body', name: 'Message body', buttons: ['Send'], others: 2 }],
  ['a letter to a firm', { label: 'Your message', buttons: ['Send message'], others: 1, beside: ['Your e-mail'] }],
  ['a mail by what stands beside it', { label: 'Message', buttons: ['Send'], others: 1, beside: ['To:'] }],
  ['a word to a room', { label: 'Send a message to everyone', buttons: ['Send'] }],
  ['a message to people', { label: 'Message to the hiring team', buttons: ['Send application'] }],
  ['a channel', { label: 'Message #harbour', buttons: ['Send'] }],
  ['a comment that may ask', { label: 'Use comments to ask for more information', buttons: ['Add comment'] }],
  ['a card with a gift', { label: 'Gift message (optional)', buttons: ['Save'] }],
  ['a message to a shop', { label: 'Message the seller', buttons: ['Send'] }],
  ['an answer in a forum that can be looked at first', { label: 'Message', buttons: ['Preview', 'Quote'], name: 'message' }],
  ['a query', { label: 'SQL', buttons: ['Run'] }],
  ['code', { name: 'code-input', buttons: ['Run'] }],
  ['an address for a newsletter', { label: 'Your e-mail', buttons: ['Go'] }],
  ['a thing to do', { label: 'What needs to be done?' }],
  ['keywords', { label: 'Keywords or company', buttons: ['Go'] }],
  ['a sign for looking something up', { buttons: ['🔍'], name: 'q' }],
  ['a review of a thing in a shop', { label: 'Write your review', buttons: ['Submit review'] }],
  ['an editor', { inEditor: true, length: 9_000 }],
  ['a note', { label: 'Note', buttons: ['Save'] }],
  ['a translation', { label: 'Source text', buttons: ['Translate'] }],
  ['a German comment', { label: 'Kommentar schreiben', buttons: ['Kommentieren'] }],
];

describe('a field', () => {
  test.each(TO_MODELS)('%s may be for a model', (_, facts) => expect(fieldScore(field(facts))).toBeGreaterThanOrEqual(0));
  test.each(FOR_OTHER_THINGS)('%s is not', (_, facts) => expect(fieldScore(field(facts))).toBeLessThan(0));

  it('on a page named for something else asks for a message to people', () => {
    const message = field({ label: 'Message', buttons: ['Send'] });
    expect(fieldScore(message, true)).toBeLessThan(fieldScore(message));
    const ask = field({ label: 'Ask a question or send a message', buttons: ['Send'] });
    expect(fieldScore(ask, true)).toBe(fieldScore(ask));
  });

  it('beside a broadcast is no sign, and none against it', () => {
    expect(fieldScore(field({ label: 'Say something', heading: 'Live chat' }))).toBe(0);
    expect(fieldScore(field({ label: 'Say something', heading: 'Questions' }))).toBeGreaterThan(0);
  });

  it('says nothing when it says nothing', () => expect(fieldScore(field({}))).toBe(0));
});

describe('a page', () => {
  it('without a place to write is none for talking', () => {
    const talkative = page({ title: 'ChatGPT explained', controls: ['New chat', 'model'], log: true });
    expect(pageScore(talkative, [])).toBeLessThan(CHAT_SCORE);
  });

  it('whose only fields are for other things is none, whatever it is called', () => {
    const scores = FOR_OTHER_THINGS.map(([, facts]) => fieldScore(field(facts)));
    expect(pageScore(page({ title: 'AI weekly: the best chat assistants', controls: ['Claude'] }), scores)).toBeLessThan(0);
  });

  it('with a field that says nothing needs two signs more', () => {
    const [sent, silent] = [fieldScore(field({ buttons: ['Send'] })), fieldScore(field({}))];
    expect(pageScore(page({}), [sent])).toBeLessThan(CHAT_SCORE);
    expect(pageScore(page({ log: true }), [sent])).toBe(CHAT_SCORE);
    expect(pageScore(page({ title: 'My assistant' }), [sent])).toBe(CHAT_SCORE);
    expect(pageScore(page({ title: 'My assistant' }), [silent])).toBeLessThan(CHAT_SCORE);
    expect(pageScore(page({ title: 'My assistant', controls: ['New chat'] }), [silent])).toBe(CHAT_SCORE);
  });

  it('with two kinds of texts that take turns, or where completions were found before, needs a field that may be for a model', () => {
    for (const sign of [{ turns: true }, { familiar: true }]) {
      expect(pageScore(page(sign), [0])).toBeGreaterThanOrEqual(CHAT_SCORE);
      expect(pageScore(page(sign), [fieldScore(field({ label: 'Leave a comment' }))])).toBeLessThan(0);
      expect(pageScore(page(sign), [])).toBeLessThan(CHAT_SCORE);
    }
  });

  it('with a button that any form may have needs more', () => {
    const submit = fieldScore(field({ buttons: ['Submit'] }));
    expect(submit).toBeGreaterThan(0);
    expect(pageScore(page({}), [submit])).toBeLessThan(MAYBE_SCORE);
    expect(pageScore(page({ title: 'My assistant' }), [submit])).toBeLessThan(CHAT_SCORE);
  });

  it('about assistants is not named after one', () => {
    const sent = fieldScore(field({ buttons: ['Send'] }));
    for (const title of ['Prompting guide – LLM docs', 'AI news', 'Assistant manager jobs'])
      expect(pageScore(page({ title }), [sent])).toBe(pageScore(page({}), [sent]));
  });

  it('is judged by its best field', () => {
    const scores = [fieldScore(field({ search: true })), fieldScore(field({ label: 'Ask anything' }))];
    expect(pageScore(page({}), scores)).toBeGreaterThanOrEqual(CHAT_SCORE);
  });

  it('that names a model’s messages is one without a field', () => {
    expect(pageScore(page({ named: 1 }), [])).toBeGreaterThanOrEqual(CHAT_SCORE);
  });
});
