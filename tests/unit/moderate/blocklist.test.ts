import { describe, expect, test } from 'vitest';
import { createBlocklist } from '../../../lib/moderate/engines/blocklist/index.ts';

function hit(terms: string[], text: string, { exceptions = [] as string[], before = '', shipped = false } = {}): boolean {
  return createBlocklist({ terms, exceptions, shipped }).assess({ text, before }).severity !== undefined;
}

describe('a term is found', () => {
  test.each([
    ['as it is', 'zorblax'],
    ['in capitals', 'ZorBLAX'],
    ['hyphened', 'z-o-r-b-l-a-x'],
    ['hyphened once', 'zor-blax'],
    ['dotted', 'Z.O.R.B.L.A.X'],
    ['underscored', 'z_o_r_b_l_a_x'],
    ['spaced', 'z o r b l a x'],
    ['spaced wide', 'z  o  r  b  l  a  x'],
    ['one letter a line', 'z\no\nr\nb\nl\na\nx'],
    ['with a digit', 'z0rblax'],
    ['with 1 for l', 'zorb1ax'],
    ['with symbols', 'zorbl@x'],
    ['with a zero-width space', 'zorbl\u200Bax'],
    ['with a soft hyphen', 'zor\u00ADblax'],
    ['with a byte order mark', 'zor\uFEFFblax'],
    ['full width', 'ｚｏｒｂｌａｘ'],
    ['mathematical', '𝔃𝓸𝓻𝓫𝓵𝓪𝔁'],
    ['circled', 'Ⓩⓞⓡⓑⓛⓐⓧ'],
    ['in small capitals', 'ᴢᴏʀʙʟᴀx'],
    ['with Cyrillic look-alikes', 'z\u043Erbl\u0430x'],
    ['under stacked marks', 'z\u0334o\u0337r\u0336b\u0334l\u0337a\u0336x'],
    ['under accents', 'zörblàx'],
    ['with one accent', 'zorbĺax'],
    ['in Greek and Cyrillic look-alikes', 'zοrbӏаχ'],
    ['with most letters as digits', 'z0r8l4x'],
    ['with a plus', 'zorb|@x'],
    ['split by Markdown', 'zor**bl**ax'],
    ['split by code marks', 'zor`bl`ax'],
    ['split by tags', 'zor<b>bl</b>ax'],
    ['stretched', 'zoooorblaxxx'],
    ['stretched by pairs', 'zzorrblaxx'],
    ['stretched as no spelling does', 'zorblaax'],
    ['in Markdown', '**zorblax**'],
    ['in quotes', '“zorblax”'],
    ['possessive', 'zorblax’s'],
    ['before a full stop', 'zorblax.'],
  ])('%s', (_how, written) => {
    expect(hit(['zorblax'], `They say a ${written} here, I think.`)).toBe(true);
  });

  test.each([
    ['zorblaxes'],
    ['azorblax'],
    ['zorbla'],
    ['zorb lax'],
    ['zorblax2000'],
    ['zorb/lax'],
    ['zorb. Lax'],
    ['zorbblax'],
    ['zorblax2'],
  ])('but not in %s', (written) => {
    expect(hit(['zorblax'], `They say ${written} here, I think.`)).toBe(false);
  });
});

describe('no word is found inside another one', () => {
  test.each([
    ['ass', 'a classic assessment of the bass in the grass'],
    ['cunt', 'the Scunthorpe problem'],
    ['hell', 'she’ll say hello to the shell'],
    ['andor', 'and/or both'],
    ['ill', 'the 111 bills'],
    ['abc', 'points a, b and c'],
    ['tit', 'the t it titled'],
    ['cop', 'сор is a Russian word'],
    ['fur', 'das ist für dich'],
    ['schon', 'wie schön'],
    ['later', 'the latter'],
    ['loser', 'a looser knot'],
    ['sos', 'in the 50s'],
    ['zoos', 'in the 2000s'],
    ['cafe', 'il est dans le café avec nous'],
    ['wowi', 'Wow! I see'],
  ])('%s in "%s"', (term, text) => {
    expect(hit([term], text)).toBe(false);
  });
});

describe('wildcards', () => {
  test.each([
    ['zorb*', 'two zorblaxes', true],
    ['zorb*', 'one zorb', true],
    ['*blax', 'a zorblax', true],
    ['*blax', 'a zorblaxes', false],
    ['*orb*', 'a zorblax', true],
    ['*o*b*x', 'a zorblax', true],
    ['z?rblax', 'a zurblax', true],
    ['z?rblax', 'a zrblax', false],
    ['zorb* king', 'the zorblax king', true],
    ['zorb* king', 'the zorblax of king', false],
    ['bad * wolf', 'a bad old wolf', true],
    ['bad * wolf', 'a bad wolf', false],
    ['zorb*', 'spelled z-o-r-b-l-a-x', true],
    ['* zorb', 'zorb', true],
  ])('%s: %s', (term, text, expected) => {
    expect(hit([term], text)).toBe(expected);
  });
});

describe('every script', () => {
  test.each([
    ['über', 'u\u0308ber alles', true],
    ['über', 'uber', false],
    ['Straße', 'DIE STRASSE', true],
    ['дурак', 'ты Дурак!', true],
    ['дурак', 'дураки', false],
    ['κακός', 'ΚΑΚΌΣ άνθρωπος', true],
    ['حمار', 'أنت حِمَار حقا', true],
    ['حمار', 'حمارك', false],
    ['שמן', 'הוא שָׁמֵן', true],
    ['馬鹿', 'お前は馬鹿だ', true],
    ['馬鹿', '馬、鹿、鳥', false],
    ['馬*鹿', '馬や鹿だ', true],
    ['馬?鹿', '馬や鹿だ', true],
    ['馬?鹿', '馬鹿だ', false],
    ['笨蛋', '你是笨蛋吗', true],
    ['バカ', 'お前はﾊﾞｶだ', true],
    ['AV女優', '人気AV女優が', true],
    ['바보', '너 바보 야', true],
    ['바보', '\u1107\u1161\u1107\u1169', true],
    ['바보', '바보들', false],
    ['โง่', 'คุณโง่มาก', true],
    ['मूर्ख', 'तुम मूर्ख हो', true],
  ])('%s in "%s"', (term, text, expected) => {
    expect(hit([term], text)).toBe(expected);
  });
});

describe('digits and punctuation', () => {
  test.each([
    ['c++', 'I like C++ a lot', true],
    ['c++', 'in C++17', true],
    ['c++', 'vitamin c + d', false],
    ['c#', 'in C#.', true],
    ['AT&T', 'by at&t now', true],
    ['AT&T', 'look at t', false],
    ['.net', 'use .NET core', true],
    ['.net', 'the net', false],
    ['14/88', 'it says 14/88', true],
    ['14/88', 'it says 14 88', false],
    ['1488', 'it says 1488.', true],
    ['1488', 'it says 14881', false],
    ['$$$', 'make $$$ fast', true],
    ['🍆', 'look🍆!', true],
    ['👨‍👩‍👧', 'a 👨‍👩‍👧 here', true],
    ["rock'n'roll", 'Rock ’n’ Roll', true],
    ['bad wolf', 'the bad\n wolf', true],
    ['bad wolf', 'the Bad-Wolf', true],
    ['bad wolf', '**bad** _wolf_', true],
    ['bad wolf', 'the b-a-d w-o-l-f', true],
    ['bad wolf', 'b a d w o l f', true],
    ['bad wolf', 'the bad big wolf', false],
    ['Dr. Evil', 'dr evil', true],
  ])('%s in "%s"', (term, text, expected) => {
    expect(hit([term], text)).toBe(expected);
  });
});

describe('the text before', () => {
  test('counts a term that begins in it and ends in the segment', () => {
    expect(hit(['Dr. Evil'], 'Evil is here.', { before: 'I saw Dr. ' })).toBe(true);
  });
  test('does not count what was in it already', () => {
    expect(hit(['Dr. Evil'], 'It was late.', { before: 'I saw Dr. Evil. ' })).toBe(false);
    expect(hit(['evil'], 'It was late.', { before: 'I saw evil. ' })).toBe(false);
  });
  test('may be long', () => {
    expect(hit(['Dr. Evil'], 'Evil is here.', { before: `${'word '.repeat(5_000)}Dr. ` })).toBe(true);
  });
  test('may end in the middle of a word, or only seem to', () => {
    expect(hit(['zorblax'], 'blax ran', { before: 'the zor' })).toBe(true);
    expect(hit(['blax'], 'blax ran', { before: 'the zor' })).toBe(true);
  });
});

describe('exceptions', () => {
  test('shield what is inside them, and only that', () => {
    expect(hit(['evil'], 'the evil twin', { exceptions: ['evil twin'] })).toBe(false);
    expect(hit(['evil'], 'the evil twin is evil', { exceptions: ['evil twin'] })).toBe(true);
    expect(hit(['evil', 'twin brother'], 'the evil twin brother', { exceptions: ['evil twin'] })).toBe(true);
  });
  test('reach over the border of a segment', () => {
    expect(hit(['twin'], 'twin', { before: 'the evil ', exceptions: ['evil twin'] })).toBe(false);
  });
  test('take words from the shipped list', () => {
    expect(hit([], 'that is bullshit', { shipped: true })).toBe(true);
    expect(hit([], 'that is bullshit', { shipped: true, exceptions: ['bullshit'] })).toBe(false);
  });
  test('may hold wildcards', () => {
    expect(hit(['*cunt*'], 'in Scunthorpe', { exceptions: ['Scunthorpe'] })).toBe(false);
    expect(hit(['evil'], 'the evil-doer', { exceptions: ['evil do*'] })).toBe(false);
  });
});

describe('what a hit says', () => {
  const list = createBlocklist({ terms: ['zorblax'], exceptions: [], shipped: true });
  test('nothing found: no scores, no severity', () => {
    expect(list.assess({ text: 'All is well.', before: '' })).toStrictEqual({ engine: 'blocklist', scores: {} });
  });
  test("a user's term is custom and unsafe", () => {
    expect(list.assess({ text: 'A zorblax.', before: '' })).toStrictEqual({
      engine: 'blocklist',
      scores: { custom: 1 },
      severity: 'unsafe',
    });
  });
  test('profanity is sensitive harassment', () => {
    expect(list.assess({ text: 'Oh shit.', before: '' })).toStrictEqual({
      engine: 'blocklist',
      scores: { harassment: 1 },
      severity: 'sensitive',
    });
  });
  test('the graver term alone names the verdict', () => {
    expect(list.assess({ text: 'Oh shit, a zorblax.', before: '' }).scores).toStrictEqual({ custom: 1 });
  });
  test('the shipped list leaves everyday words alone', () => {
    const text =
      'The raccoon dog sat by the dyke in Scunthorpe; a chink in the armour, Kaffir lime leaves, fire-retardant paint, ' +
      'cockpits, peacocks, a Shih Tzu, Dick Whittington, the assassin, sextants, Essex, a titmouse, Matsushita, spices, spicy, Kiev.';
    expect(list.assess({ text, before: '' }).severity).toBeUndefined();
  });
});

describe('unusable terms and huge texts', () => {
  test('terms that cannot be used are ignored', () => {
    expect(hit(['***', '', '...', 'x'.repeat(101)], 'Anything... at all')).toBe(false);
  });
  test('no configuration, no work', () => {
    const empty = createBlocklist({ terms: [], exceptions: [], shipped: false });
    expect(empty.assess({ text: 'zorblax', before: '' })).toStrictEqual({ engine: 'blocklist', scores: {} });
    expect(empty.openFrom('zorblax')).toBe(7);
  });
  test.each([
    ['words', 'word salad '],
    ['one word', 'a'],
    ['spelled letters', 'z-'],
    ['marks', 'a\u0301\u0302\u0303'],
    ['dense characters', '馬'],
    ['symbols', '$@!|'],
  ])('a term at the end of 2 MB of %s is found', (_what, unit) => {
    const text = `${unit.repeat(Math.ceil(2_000_000 / unit.length))} zorblax.`;
    expect(hit(['zorblax', 'z*o*r*q', '*aaaab*'], text)).toBe(true);
  });
  test('a term across the border of two search windows is found', () => {
    for (const pad of [16_370, 16_375, 16_380, 16_384]) expect(hit(['bad wolf'], `${'x'.repeat(pad - 1)} bad wolf`)).toBe(true);
  });
});

describe('exceptions as other engines see them', () => {
  const list = createBlocklist({ terms: ['moon'], exceptions: ['blue moon', 'moonl*'], shipped: false });

  test('are taken out of a text wherever they stand, however they are spelled', () => {
    expect(list.without('Once in a Blue  Moon, by moonlight.')).toBe('Once in a  , by  .');
    expect(list.without('The moon is up.')).toBeUndefined();
    expect(createBlocklist({ terms: ['moon'], exceptions: [], shipped: true }).without('The moon is up.')).toBeUndefined();
  });

  test('say which words are the hit, as they are written', () => {
    expect(list.hitIn('Under the MOON.')).toBe('MOON');
    expect(list.hitIn('Once in a blue moon.')).toBeUndefined();
  });
});
