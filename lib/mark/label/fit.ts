import type { Font, Measure } from './types.ts';

const graphemes = new Intl.Segmenter(undefined, { granularity: 'grapheme' });

/** The first `most` letters as a reader counts them; an ellipsis takes the last one's place when there are more. */
export function shorten(text: string, most: number): string {
  const letters = [...graphemes.segment(text)];
  if (letters.length <= most) return text;
  const kept = letters.slice(0, Math.max(0, most - 1)).map(({ segment }) => segment);
  return `${kept.join('').trimEnd()}…`;
}

/** The longest beginning that fits into `width` px, with an ellipsis if it is not all; '' if not even one letter fits. */
export function fit(text: string, width: number, font: Font, measure: Measure): string {
  if (measure(text, font) <= width) return text;
  let [low, high] = [1, [...graphemes.segment(text)].length];
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if (measure(shorten(text, middle), font) <= width) low = middle;
    else high = middle - 1;
  }
  const best = shorten(text, low);
  return low > 1 && measure(best, font) <= width ? best : '';
}
