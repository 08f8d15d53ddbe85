import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { generic } from '../../../lib/sites/generic.ts';
import { chatgpt } from '../../../lib/sites/chatgpt.ts';
import { MAX_SELECTOR_CHARS, selectorProblem } from '../../../lib/sites/selector.ts';
import { guarded, TAUGHT, withTaught } from '../../../lib/sites/taught.ts';
import { exportSettings, readImport } from '../../../lib/settings/transfer.ts';
import { defaultSettings, parseSettings, patchSettings, taughtOf } from '../../../lib/settings/schema.ts';

const GOOD = [
  '.answer',
  'model-response',
  '#chat > .row',
  'main > div > div',
  'body > div > div:nth-child(even)',
  '[data-role="assistant"]',
  '[class*="ChatMessage-module__ai--"]',
  '[class~="md:mr-auto"]',
  '[data-testid^="conversation-turn-" i]',
  '[data-message-id]',
  '.thread > div:has(> .bot)',
  '.column > .row:not(.tinted)',
  'div.flex.justify-start.w-full',
  '.list .row  >  .bubble',
  ' .answer ',
];

const BAD = [
  ['', 'empty'],
  ['  ', 'empty'],
  ['.a'.repeat(200), 'long'],
  ['a b c d e f g h .i', 'long'],
  ['.a, body', 'list'],
  ['*', 'syntax'],
  ['.a *', 'syntax'],
  ['div', 'broad'],
  ['main div', 'broad'],
  ['html', 'broad'],
  ['body.app', 'broad'],
  ['textarea.composer', 'broad'],
  ['.chat > form', 'broad'],
  ['[class]', 'broad'],
  ['div:not(.a)', 'broad'],
  ['[class*="a"]', 'part'],
  ['[class^=""]', 'part'],
  ['[data-sm-clear="x"]', 'own'],
  ['.a:has(.b:has(.c))', 'nested'],
  ['.a:not(.b):not(.c)', 'nested'],
  ['.a:is(body, .b)', 'pseudo'],
  ['.a:hover', 'pseudo'],
  ['.a::before', 'pseudo'],
  ['.a:nth-child(2n+1 of .b)', 'pseudo'],
  ['.a{}body{display:none}', 'syntax'],
  ['.a[x="}"]', 'syntax'],
  ['.a[x="\\"]', 'syntax'],
  ['.a\\', 'syntax'],
  ['.a + .b', 'syntax'],
  ['.a ~ .b', 'syntax'],
  ['.a >', 'syntax'],
  ['> .a', 'syntax'],
  ['.a:has(.b', 'syntax'],
  ['.a)', 'syntax'],
  ['.a /* x */', 'syntax'],
  ['<style>', 'syntax'],
  ['.1a', 'syntax'],
  ['[onclick=x]', 'syntax'],
] as const;

describe('selectorProblem', () => {
  test.each(GOOD)('%s may be used', (selector) => expect(selectorProblem(selector)).toBeUndefined());
  test.each(BAD)('%s is refused: %s', (selector, problem) => expect(selectorProblem(selector)).toBe(problem));

  const pieces = fc.constantFrom(
    '.a',
    '#b',
    'div',
    'html',
    'body',
    '*',
    ' ',
    ' > ',
    ',',
    '+',
    ':has(',
    ':not(',
    ':is(',
    ')',
    '[x="y"]',
    '[x="',
    '"]',
    '\\',
    '{',
    '}',
    '/*',
    '\n',
    ':nth-child(odd)',
    '::before',
    '[class*="abc"]',
    'x-y',
    '<',
    '@',
    ';',
    '\0',
    '\u2028',
    '😀',
    '[data-sm-hold]',
    ':root',
    '&',
  );

  test('whatever text comes, it is refused or consists of what is allowed', () => {
    const hostile = fc.oneof(
      fc.string({ unit: 'binary', maxLength: 60 }),
      fc.array(pieces, { maxLength: 12 }).map((all) => all.join('')),
    );
    let taken = 0;
    fc.assert(
      fc.property(hostile, (text) => {
        if (selectorProblem(text) !== undefined) return;
        taken++;
        expect(text).not.toMatch(/[,{}\\]|data-sm-/);
        const bare = text.trim().replaceAll(/"[^"\n]*"/g, '""');
        expect(text.length).toBeLessThanOrEqual(MAX_SELECTOR_CHARS + 60);
        expect(bare).toMatch(/^[\w\s.#>:()"=[\]~|^$*-]+$/);
        expect(bare).not.toMatch(/::|\*(?!=)/);
        expect(bare.match(/:(?!has\(|not\(|nth-child\((?:odd|even)\))/)).toBeNull();
        expect((bare.match(/:(?:has|not)\(/g) ?? []).length).toBeLessThanOrEqual(1);
        expect(bare).not.toMatch(/(?:^|[\s>])(?:html|body|main|form|textarea)(?:[.#[:][^\s>]*)?$/);
      }),
      { numRuns: 20_000 },
    );
    // A generator that only makes what is refused would test nothing.
    expect(taken).toBeGreaterThan(50);
  });

  test('a long text takes no long time', () => {
    const started = performance.now();
    for (const text of ['.a>'.repeat(1e6), '[x="'.repeat(1e6), ' '.repeat(1e6) + '.a', ':has('.repeat(60)]) selectorProblem(text);
    expect(performance.now() - started).toBeLessThan(500);
  });
});

describe('withTaught', () => {
  test('puts what was taught first, and leaves the rest as it was', () => {
    const site = withTaught(chatgpt, { completion: '.answer', user: '.own' });
    expect(site.layers.map(({ id }) => id)).toEqual([TAUGHT, ...chatgpt.layers.map(({ id }) => id)]);
    expect(site.layers[0]).toEqual({ id: TAUGHT, completion: [guarded('.answer')], user: [guarded('.own')] });
    expect({ ...site, layers: [] }).toEqual({ ...chatgpt, layers: [] });
  });

  test('what is taught twice counts once; what may not be used does not count', () => {
    const once = withTaught(generic, { completion: '.one' });
    expect(withTaught(once, { completion: '.two' }).layers.filter(({ id }) => id === TAUGHT)).toHaveLength(1);
    expect(withTaught(generic, { completion: 'body' })).toBe(generic);
    expect(withTaught(generic, undefined)).toBe(generic);
    expect(withTaught(generic, { completion: '.a', user: '*' }).layers[0]).not.toHaveProperty('user');
  });
});

describe('taught pages in the settings', () => {
  const page = { origin: 'https://chat.example', completion: '.answer' };

  test('bad ones are dropped one by one; the later of two for one page counts', () => {
    const { taught } = parseSettings({
      version: 1,
      taught: [
        page,
        null,
        { ...page, completion: '*' },
        { origin: 'javascript:0', completion: '.a' },
        { ...page, origin: 'https://b.example', user: 'html' },
        { ...page, completion: ' .better ', user: '.own' },
      ],
    });
    expect(taught).toEqual([{ origin: 'https://chat.example', completion: '.better', user: '.own' }]);
    expect(taughtOf({ taught }, 'https://chat.example')?.completion).toBe('.better');
    expect(taughtOf({ taught }, 'https://other.example')).toBeUndefined();
  });

  test('they go out and come back', () => {
    const settings = patchSettings(defaultSettings(), {
      taught: [page, { ...page, origin: 'http://localhost:3000', user: '.u' }],
    });
    const reading = readImport(exportSettings(settings), defaultSettings());
    expect('plan' in reading && patchSettings(defaultSettings(), reading.plan.patch).taught).toEqual(settings.taught);
  });

  test.each([
    [{ ...page, completion: '.a, html' }, 'taught[1].completion', 'list'],
    [{ ...page, completion: '' }, 'taught[1].completion', 'empty'],
    [{ ...page, completion: `.${'a'.repeat(400)}` }, 'taught[1].completion', 'long'],
    [{ ...page, user: 'body' }, 'taught[1].user', 'broad'],
    [{ ...page, user: '.a{}*{all:unset}' }, 'taught[1].user', 'syntax'],
  ])('an import with a hostile selector is refused by its name: %j', (hostile, field, why) => {
    const text = JSON.stringify({ taught: [page, hostile] });
    expect(readImport(text, defaultSettings())).toEqual({ problems: [{ field, code: 'selector', why }] });
  });

  test('a wrong origin or field is named', () => {
    const text = JSON.stringify({
      taught: [
        { ...page, origin: 'chat.example' },
        { ...page, run: '1' },
      ],
    });
    expect(readImport(text, defaultSettings())).toEqual({
      problems: [
        { field: 'taught[0].origin', code: 'origin' },
        { field: 'taught[1].run', code: 'unknown' },
      ],
    });
  });
});
