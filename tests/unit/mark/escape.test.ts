import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { clean, csv, cut, fileName, plain, utf8Length } from '../../../lib/mark/escape.ts';
import { hostileText, UNSEEN } from './hostile.ts';

const RUNS = { numRuns: 3000 };
const graphemesOf = (text: string): string[] => [...new Intl.Segmenter('en').segment(text)].map(({ segment }) => segment);

/** RFC 4180, read letter by letter. Throws at anything it does not allow. */
function parseCsv(text: string): string[][] {
  const rows: string[][] = [];
  let row: string[] = [];
  let at = 0;
  while (at < text.length) {
    let cell = '';
    if (text[at] === '"') {
      at += 1;
      while (text[at] !== '"' || text[at + 1] === '"') {
        if (at >= text.length) throw new Error('a quoted cell does not end');
        if (text[at] === '"') at += 1;
        cell += text[at];
        at += 1;
      }
      at += 1;
    } else {
      while (at < text.length && !/[,\r\n"]/.test(text[at] ?? '')) cell += text[at++];
    }
    row.push(cell);
    if (text[at] === ',') at += 1;
    else if (text.startsWith('\r\n', at)) {
      rows.push(row);
      row = [];
      at += 2;
    } else throw new Error(`unexpected ${JSON.stringify(text[at])} at ${at}`);
  }
  return rows;
}

const writable = (text: string): string => text.toWellFormed().replace(/(?![\t\n\r])\p{Cc}|[\uFFFE\uFFFF]/gu, '\uFFFD');

describe('csv', () => {
  it('gives back every cell, with an apostrophe before those that would run', () => {
    fc.assert(
      fc.property(fc.array(fc.array(hostileText, { minLength: 1, maxLength: 4 }), { maxLength: 4 }), (rows) => {
        const read = parseCsv(csv(rows));
        expect(read.map((row) => row.map((cell) => (/^'\s*[=+\-@＝＋－＠\t\r\n]/.test(cell) ? cell.slice(1) : cell)))).toEqual(
          rows.map((row) => row.map((cell) => writable(cell).replace(/^'(?=\s*[=+\-@＝＋－＠\t\r\n])/, ''))),
        );
      }),
      RUNS,
    );
  });

  it('lets no cell begin like a formula', () => {
    fc.assert(
      fc.property(fc.constantFrom('=', '+', '-', '@', '\t', '\r', ' =', '\n-', '＝', '\u00A0+'), hostileText, (start, text) => {
        const cell = parseCsv(csv([[start + text]]))[0]?.[0] ?? '';
        expect(cell.startsWith("'")).toBe(true);
        expect(cell.length).toBeGreaterThan(1);
      }),
      RUNS,
    );
  });

  it('keeps numbers numbers and nothing empty', () => {
    expect(csv([['when', -5, 1.5, true, undefined, '']])).toBe('"when",-5,1.5,true,,""\r\n');
  });
});

describe('clean', () => {
  it('leaves nothing that is not seen, and does so at once', () => {
    fc.assert(
      fc.property(hostileText, (text) => {
        const cleaned = clean(text);
        expect(cleaned).not.toMatch(UNSEEN);
        expect(cleaned).not.toMatch(/\p{M}{9}/u);
        expect(cleaned.isWellFormed()).toBe(true);
        expect(clean(cleaned)).toBe(cleaned);
      }),
      RUNS,
    );
  });

  it.each([
    ['a family', '👩‍👩‍👧‍👦'],
    ['a heart on fire', '❤️‍🔥'],
    ['flags', '🇩🇪🏴󠁧󠁢󠁥󠁮󠁧󠁿🏳️‍🌈'],
    ['a key cap', '1️⃣'],
    ['a name of two spellings in Japan', '葛󠄀城市'],
    ['Persian', 'می‌خواهم'],
    ['Hindi', 'क्‍ष'],
    ['Hebrew with points', 'בְּרֵאשִׁית'],
    ['Vietnamese', 'Nguyễn Thị Hường'.normalize('NFD')],
    ['an Arabic number sign', '\u0600١٢٣'],
    ['code', 'if (a) {\n\treturn  1;\n}'],
  ])('keeps %s', (_, text) => {
    expect(clean(text)).toBe(text);
  });

  it.each([
    ['an override', 'abc\u202Egpj.exe', 'abcgpj.exe'],
    ['isolates', '\u2066a\u2069', 'a'],
    ['a joiner between Latin letters', 'gpt\u200D-4\u200C', 'gpt-4'],
    [
      'tags that hide a sentence',
      `hi${Array.from('secret', (char) => String.fromCodePoint(0xe0000 + char.charCodeAt(0))).join('')}`,
      'hi',
    ],
    ['variation selectors that hide bytes', 'hi\u{E0101}\u{E0102}\uFE0F\uFE01', 'hi'],
    ['a heap of accents', `e${'\u0301'.repeat(5000)}`, `e${'\u0301'.repeat(8)}`],
    ['half a pair', 'a\uD83Db', 'ab'],
    ['halves that a line end keeps apart', '\uD800\n\uDC00', '\n'],
    ['line ends of every kind', 'a\r\nb\rc\u2028d\u0085e', 'a\nb\nc\nd\ne'],
  ])('takes out %s', (_, text, expected) => {
    expect(clean(text)).toBe(expected);
  });
});

describe('plain', () => {
  it('is one line without edges, cut between graphemes', () => {
    fc.assert(
      fc.property(hostileText, fc.integer({ min: 0, max: 30 }), (text, max) => {
        const whole = plain(text);
        const short = plain(text, max);
        expect(whole).toMatch(/^(\S( ?\S)*)?$/u);
        expect(graphemesOf(short).length).toBeLessThanOrEqual(max);
        const begun = short === whole ? graphemesOf(short) : graphemesOf(short.replace(/…$/, ''));
        expect(graphemesOf(whole).slice(0, begun.length)).toEqual(begun);
        expect(short === whole || short === '' || short.endsWith('…')).toBe(true);
      }),
      RUNS,
    );
  });

  it('may be empty: a name of invisible signs is no name', () => {
    expect(plain(' \u200B\u202E\u3164\u2800\uFE0F\u0000 ')).toBe('');
  });

  it('cuts a long name, and a single cluster of any length', () => {
    expect(plain('Jane Doe of Example Incorporated', 12)).toBe('Jane Doe of…');
    expect(plain('👩‍👩‍👧‍👦'.repeat(5), 3)).toBe('👩‍👩‍👧‍👦👩‍👩‍👧‍👦…');
    expect(plain('क्'.repeat(5000), 10)).toBe('…');
  });

  it('is done with a long text in no time: it would take minutes if it looked back', () => {
    for (const text of ['e\u0301'.repeat(50_000), ' '.repeat(100_000), 'क्'.repeat(50_000), '👩‍'.repeat(30_000)]) {
      expect(plain(text, 100).length).toBeLessThan(500);
    }
  });
});

describe('cut', () => {
  it('stays under a limit of bytes or units, whatever the unit of the text', () => {
    fc.assert(
      fc.property(hostileText, fc.integer({ min: 0, max: 60 }), (text, max) => {
        expect(utf8Length(cut(text, max, utf8Length))).toBeLessThanOrEqual(max);
        const units = cut(text, max, ({ length }) => length);
        expect(units.length).toBeLessThanOrEqual(max);
        expect(units === text).toBe(text.length <= max);
      }),
      RUNS,
    );
  });
});

/** What Windows, macOS, Linux and the browsers' download managers take. */
function problemsOf(name: string): string[] {
  const stem = name.split('.')[0] ?? '';
  return [
    name === '' && 'empty',
    utf8Length(name) > 255 && 'too long',
    /[<>:"/\\|?*%~\s]/.test(name) && 'a forbidden sign',
    UNSEEN.test(name) && 'an invisible sign',
    /^[.\-_\s]/.test(name) && !/^_(?:con|prn|aux|nul|com|lpt)/i.test(name) && 'a bad beginning',
    /[. ]$/.test(name) && 'a bad end',
    name.includes('..') && 'a way up',
    /^(?:con|prn|aux|nul|com\d|lpt\d)$/i.test(stem) && 'a device',
    !name.isWellFormed() && 'half a pair',
    !/^[^.].*\.png$/u.test(name) && 'no name before the extension',
  ].filter((problem) => problem !== false);
}

describe('fileName', () => {
  it('is valid everywhere, whatever the text', () => {
    fc.assert(
      fc.property(hostileText, (text) => {
        expect(problemsOf(fileName(text, 'png'))).toEqual([]);
      }),
      RUNS,
    );
  });

  it.each([
    ['CON', '_CON.png'],
    ['lpt1.tar', '_lpt1.tar.png'],
    ['com²', '_com².png'],
    ['console', 'console.png'],
    ['../../etc/passwd', 'etc-passwd.png'],
    ['.hidden', 'hidden.png'],
    ['-rf', 'rf.png'],
    ['a. . .', 'a.png'],
    ['', 'sharemark.png'],
    ['\u202Egnp.exe', 'gnp.exe.png'],
    ['日本語 né (1)', '日本語-né-(1).png'],
    ['localhost:5173', 'localhost-5173.png'],
  ])('%j', (text, expected) => {
    expect(fileName(text, 'png')).toBe(expected);
    expect(problemsOf(expected)).toEqual([]);
  });

  it('cuts 10 kB', () => {
    expect(fileName('x'.repeat(10_240), 'png')).toBe(`${'x'.repeat(116)}.png`);
    expect(utf8Length(fileName('日'.repeat(10_240), 'jpg'))).toBeGreaterThan(115);
    expect(utf8Length(fileName('日'.repeat(10_240), 'jpg'))).toBeLessThanOrEqual(120);
    expect(fileName(`x${'-'.repeat(100_000)}y`, 'png')).toBe('x.png');
  });
});
