import { afterEach, expect, test, vi } from 'vitest';
import { PageBlock } from '../../../lib/page/block.ts';
import { goesOn } from '../../../lib/page/departed.ts';
import { judgeMedium } from '../../../lib/page/media.ts';
import { Message } from '../../../lib/page/message.ts';
import { gravest, pillsOf, regionsOf } from '../../../lib/page/pill-views.ts';
import { clearedText, isAside, labelOf, type PillTexts } from '../../../lib/page/pill-words.ts';
import { pieces } from '../../../lib/page/whole-check.ts';
import type { Judge, Region } from '../../../lib/moderate/plan.ts';

/** As much of an element as a block asks for before its text is read. */
function element(): Element {
  const made: Element = Object.create({ tagName: 'PRE', childElementCount: 0, closest: () => null });
  return made;
}

/** A canvas of some size. */
function canvas(width: number, height: number): Element {
  const made: Element = Object.create({
    tagName: 'CANVAS',
    childElementCount: 0,
    closest: () => null,
    localName: 'canvas',
    querySelector: () => null,
    querySelectorAll: () => [],
    getAttribute: () => null,
    getBoundingClientRect: () => ({ width, height }),
  });
  return made;
}

function region(start: number, end: number, treatment: Region['treatment']): Region {
  const kind = treatment === 'clear' ? 'safe' : treatment === 'veil' ? 'unsafe' : 'unchecked';
  const reason = kind === 'unchecked' ? ({ reason: 'language' } as const) : {};
  const category = kind === 'unsafe' ? ({ category: 'hate' } as const) : {};
  const verdict = { kind, scores: {}, engine: 'on-device', ...reason, ...category } as const;
  return { start, end, treatment, verdict, hash: treatment === 'clear' ? '' : `${treatment}${start}` };
}

function block(text: string, regions: Region[]): PageBlock {
  const made = new PageBlock(element());
  made.live.update(text);
  made.settled = true;
  made.plan = { regions, judgedTo: text.length, waiting: false, done: 0 };
  return made;
}

function message(...blocks: PageBlock[]): Message {
  const made = new Message(element(), true);
  made.blocks = blocks;
  made.bornAt = 1;
  made.grownAt = 1;
  return made;
}

afterEach(() => vi.unstubAllGlobals());

const undecided = { revealed: new Set<string>(), pardoned: new Map<Element, { hashes: string[] }>() };

const judge: Judge = {
  strictness: 'standard',
  epoch: 1,
  verdict: ({ text }) => ({ kind: text.includes('BAD') ? 'unsafe' : 'safe', scores: {}, engine: 'blocklist' }),
  openFrom: (text) => text.length,
  isSettled: () => false,
};

const texts: PillTexts = {
  show: '',
  showAnyway: '',
  hideAgain: '',
  notUnsafe: 'Not unsafe',
  cancel: 'Cancel',
  exceptions: 'Choose an exception',
  thisText: 'Only this text',
  noPhrase: 'No short phrase decides this',
  reportAsk: 'What is unsafe about this?',
  reportNothing: 'Select text first.',
  reported: (category) => `Reported: ${category}`,
  report: (category) => category,
  exceptEverywhere: (phrase) => `${phrase} everywhere`,
  exceptHere: (phrase) => `${phrase} here`,
  undo: '',
  unavailable: '',
  tail: 'Not finished',
  minorsConfirm: '',
  clearedView: '',
  unsafe: (category) => `unsafe ${category}`,
  sensitive: (category) => `sensitive ${category}`,
  unchecked: (reason) => `unchecked ${reason}`,
  hiddenCount: String,
};

test('a block has one pill, named by the gravest of its regions', () => {
  const one = block('Fine. Bad. Odd.', [region(0, 6, 'clear'), region(6, 11, 'veil'), region(11, 15, 'marked')]);
  const [view, ...others] = pillsOf(message(one), undecided, 10);
  expect(others).toEqual([]);
  expect(view).toMatchObject({ kind: 'veil', block: one, revealed: false });
  expect(view && labelOf(view, texts)).toBe('unsafe hate');
  expect(view && clearedText(view)).toBe('Fine.');
  expect(gravest([region(0, 1, 'mild'), region(1, 2, 'hold')])).toBe('hold');
});

test('a sentence over two lines has one pill, which reveals all of it', () => {
  const first = block('Fine. It is', [region(0, 6, 'clear'), region(6, 11, 'veil')]);
  const second = block('bad. Fine.', [region(0, 5, 'veil'), region(5, 10, 'clear')]);
  expect(pillsOf(message(first, second), undecided, 10)).toHaveLength(2);
  second.endsAnother = true;
  const [view, ...others] = pillsOf(message(first, second), undecided, 10);
  expect(others).toEqual([]);
  expect(view && regionsOf(view).map(({ hash }) => hash)).toEqual(['veil6', 'veil0']);
  expect(view && clearedText(view)).toBe('Fine. Fine.');
});

test('what is not checked is marked once in a message', () => {
  const blocks = [1, 2, 3].map(() => block('Was ist das.', [region(0, 12, 'marked')]));
  const views = pillsOf(message(...blocks), undecided, 10);
  expect(views.map(({ kind }) => kind)).toEqual(['marked']);
  expect(views.every(isAside)).toBe(true);
});

test('a revealed pill stands beside its text, and a text called "Not unsafe" can be taken back there', () => {
  const one = block('Bad.', [region(0, 4, 'veil')]);
  const [view] = pillsOf(message(one), { ...undecided, revealed: new Set(['veil0']) }, 10);
  expect(view && isAside(view)).toBe(true);
  const two = block('Bad.', [region(0, 4, 'clear')]);
  const pardoned = new Map([[two.element, { hashes: ['x'] }]]);
  expect(pillsOf(message(two), { ...undecided, pardoned }, 10)).toMatchObject([{ kind: 'pardoned', pardoned: ['x'] }]);
});

test('what is not text has a pill where it is hidden, and only there; icons are the page’s own', () => {
  vi.stubGlobal('getComputedStyle', () => ({ whiteSpace: 'normal' }));
  const made = message();
  made.media = [canvas(300, 200), canvas(16, 16), canvas(0, 0)];
  const judgeAll = (strictness: 'standard' | 'strict') =>
    made.media.forEach((medium) => judgeMedium(medium, { ...judge, strictness }));
  judgeAll('standard');
  expect(pillsOf(made, undecided, 10)).toEqual([]);
  judgeAll('strict');
  const [picture, unloaded, ...others] = pillsOf(made, undecided, 10);
  expect(others).toEqual([]);
  expect(picture && labelOf(picture, texts)).toBe('unchecked not-text');
  expect(picture?.revealed).toBe(false);
  const hashes = [picture, unloaded].flatMap((view) => view?.regions.map(({ hash }) => hash) ?? []);
  expect(new Set(hashes).size).toBe(2);
  const [shown, stillHidden] = pillsOf(made, { ...undecided, revealed: new Set(hashes.slice(0, 1)) }, 10);
  expect([shown?.revealed, stillHidden?.revealed]).toEqual([true, false]);
});

test('a picture whose description is unsafe is hidden, whatever the picture', () => {
  vi.stubGlobal('getComputedStyle', () => ({ whiteSpace: 'normal' }));
  const described = Object.assign(canvas(300, 200), { getAttribute: (name: string) => (name === 'alt' ? 'A BAD idea.' : null) });
  const made = message();
  made.media = [described];
  judgeMedium(described, judge);
  expect(pillsOf(made, undecided, 10)).toMatchObject([{ kind: 'veil', regions: [{ besides: ['A BAD idea.'] }] }]);
  expect(judgeMedium(described, { ...judge, epoch: 2, verdict: () => undefined }).isJudged).toBe(false);
});

test('a tail explains itself after two seconds, not before, and not when the message is finished', () => {
  const one = block('It is', []);
  one.settled = false;
  const made = message(one);
  expect(pillsOf(made, undecided, 1900)).toEqual([]);
  expect(pillsOf(made, undecided, 2100).map((view) => labelOf(view, texts))).toEqual(['Not finished']);
  made.finished = true;
  expect(pillsOf(made, undecided, 2100)).toEqual([]);
});

test('the whole text is checked in pieces of at most 2,000 characters, unless one paragraph is longer', () => {
  const parts = ['a'.repeat(900), 'b'.repeat(900), 'c'.repeat(900), 'd'.repeat(5000), 'e'];
  const made = pieces(parts);
  expect(made.map((piece) => piece.length)).toEqual([1801, 900, 5000, 1]);
  expect(made.join('\n')).toBe(parts.join('\n'));
});

test('a message stands in for one whose beginning it holds', () => {
  expect(goesOn('Bread is good', 'Answer: Bread is good and more')).toBe(true);
  expect(goesOn('Bread is good', 'Bread is bad')).toBe(false);
  expect(goesOn('  ', 'Anything')).toBe(false);
});
