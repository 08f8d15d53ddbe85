import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { loadModel } from '../../../lib/moderate/engines/on-device/index.ts';
import { AMBIGUOUS_WORDS, FOREIGN_WORDS } from '../../../lib/moderate/foreign-words.ts';
import { LanguageCheck, proseWords } from '../../../lib/moderate/language.ts';
import { ARABIC, ENGLISH, FRENCH, GERMAN, OTHERS, SPANISH, UNSEEN } from './language.samples.ts';

const file = readFileSync(new URL('../../../public/on-device/weights.bin', import.meta.url));
const { vocabulary } = loadModel(Uint8Array.from(file).buffer);
const check = new LanguageCheck(vocabulary);

describe('LanguageCheck', () => {
  it.each(Object.entries({ GERMAN, ARABIC, FRENCH, SPANISH, OTHERS }))('knows that %s is not English', (_, sentences) => {
    expect(sentences.filter((sentence) => check.of(sentence) !== 'other')).toEqual([]);
  });

  it('takes English, code, tables, addresses, formulas and names for nothing else', () => {
    expect(ENGLISH.filter((sentence) => check.of(sentence) === 'other')).toEqual([]);
  });

  it('holds on sentences written after it was tuned: at most one in twenty German ones passes, no English one fails', () => {
    const missed = UNSEEN.german.filter((sentence) => check.of(sentence) !== 'other');
    expect(missed.length).toBeLessThanOrEqual(UNSEEN.german.length / 20);
    expect(UNSEEN.english.filter((sentence) => check.of(sentence) === 'other')).toEqual([]);
  });

  it('reads a whole German text as it reads its sentences', () => {
    expect(check.of(GERMAN.join(' '))).toBe('other');
    expect(check.of(ENGLISH.join(' '))).toBe('english');
  });

  it('lets what was said before decide where a sentence has no words of its own', () => {
    const german = 'Wir haben heute über die Ergebnisse gesprochen und sind zufrieden.';
    const english = 'We talked about the results today and are happy with them.';
    expect(check.of('3.14', german)).toBe('other');
    expect(check.of('Angela Merkel', german)).toBe('other');
    expect(check.of('3.14', english)).toBe('english');
    expect(check.of('Nein.', english)).toBe('english');
    expect(check.of('Nein.')).toBe('other');
    expect(check.of('The results are good and everybody is happy.', german)).toBe('english');
  });

  it('is unclear about nothing', () => {
    for (const text of ['', '42', '…', '🎉', '```\nlet x = 1\n```']) expect(check.of(text)).toBe('unclear');
  });
});

describe('word lists', () => {
  it('do not overlap', () => {
    const ambiguous = new Set(AMBIGUOUS_WORDS.trim().split(/\s+/));
    const both = Object.values(FOREIGN_WORDS).flatMap((list) => list.trim().split(/\s+/).filter((word) => ambiguous.has(word))); // prettier-ignore
    expect(both).toEqual([]);
  });
});

describe('proseWords', () => {
  it('leaves out code, addresses, numbers and camelCase', () => {
    const words = [...proseWords('See `const x` at https://example.com or me@example.com, 42 camelCase it’s well-known.')].map(
      ({ word }) => word,
    );
    expect(words).toEqual(['see', 'at', 'or', 'its', 'well', 'known']);
  });
});
