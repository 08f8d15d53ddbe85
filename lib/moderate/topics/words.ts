/** Words, numbers (all alike) and the signs that shouting and prices are made of. */
const WORD = /\p{L}+(?:'\p{L}+)?|\d[\d.,]*|[$%#!]/gu;

/** The words of a text as the topic weights know them. Shared with the training. */
export function topicWords(text: string): string[] {
  const plain = text
    .normalize('NFKC')
    .replaceAll(/[\p{Cf}\u00AD]/gu, '')
    .replaceAll(/[‘’ʼ]/g, "'")
    .toLowerCase();
  return Array.from(plain.matchAll(WORD), ([word]) => (/^\d/.test(word) ? '#' : word));
}

/** Words that are judged together, and how far the next window is from the last one. */
const WINDOW = 45;
const STEP = 22;

/**
 * A text in overlapping windows: a long one is not about something because it has many words. At least one, which may be empty; none but that is shorter
 * than the others, for few words say something more easily.
 */
export function windowsOf(words: readonly string[]): string[][] {
  const windows = [words.slice(0, WINDOW)];
  for (let from = STEP; from + WINDOW - STEP < words.length; from += STEP) {
    const start = Math.min(from, words.length - WINDOW);
    windows.push(words.slice(start, start + WINDOW));
  }
  return windows;
}
