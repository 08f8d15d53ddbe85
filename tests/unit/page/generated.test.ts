import { expect, test } from 'vitest';
import { textOf } from '../../../lib/page/doors/generated.ts';

const attribute = (name: string): string => ({ 'data-tip': 'from the page' })[name] ?? '';

test.each([
  ['"plain"', 'plain'],
  ["'single'", 'single'],
  ['attr(data-tip)', 'from the page'],
  ['"Note: " attr(data-tip)', 'Note: from the page'],
  ['attr(data-none)', ''],
  [String.raw`"a \"quoted\" word"`, 'a "quoted" word'],
  [String.raw`"\62 ad\20 word"`, 'bad word'],
  [String.raw`"\2022"`, '•'],
  ['url("https://a.example/picture.png")', ''],
  ['counter(list-item) ". "', '.'],
  ['"x" / "spoken"', 'x spoken'],
])('%s is the text %s', (content, text) => {
  expect(textOf(content, attribute)).toBe(text);
});
