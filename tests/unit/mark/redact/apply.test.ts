import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { atMost, placed, redactText } from '../../../../lib/mark/redact/apply.ts';
import { findSecrets, type Find } from '../../../../lib/mark/redact/index.ts';
import { rawOffsets } from '../../../../lib/page/share/text-boxes.ts';

const find = (start: number, end: number): Find => ({ id: 'email', class: 'email', start, end });

test('words stand in the place of what was found, and all the rest stays', () => {
  expect(redactText('abcdef', [find(1, 2), find(4, 6)], () => '_')).toBe('a_cd_');
  expect(redactText('abc', [], () => '_')).toBe('abc');
});

test('boxes grow outwards to whole pixels', () => {
  const [one] = placed([find(0, 1)], [[{ left: 10.3, top: 20.2, right: 30.6, bottom: 40 }]], 1.5);
  expect(one?.boxes).toEqual([{ left: 12, top: 27, right: 49, bottom: 63 }]);
});

test('nothing is left out of a list that is too long', () => {
  fc.assert(
    fc.property(fc.nat(30), fc.integer({ min: 1, max: 10 }), (count, max) => {
      const finds = Array.from({ length: count }, (_, index) => find(index * 3, index * 3 + 2));
      const kept = atMost(finds, max);
      expect(kept.length).toBeLessThanOrEqual(max);
      for (const { start, end } of finds) expect(kept.some((one) => one.start <= start && one.end >= end)).toBe(true);
    }),
  );
});

test('a second look at a redacted text finds nothing of what was hidden', () => {
  const text = 'jane@example.com, +49 30 1234567, 4111 1111 1111 1111';
  expect(findSecrets(redactText(text, findSecrets(text), ({ class: of }) => `[redacted: ${of}]`))).toEqual([]);
});

test('offsets of what was read lead back to the same signs of the node', () => {
  const data = fc.array(fc.constantFrom('a', 'b', ' ', '\n', '\t', '\u00a0', '😀'), { maxLength: 30 }).map((all) => all.join(''));
  fc.assert(
    fc.property(data, (raw) => {
      // As `visibleText` writes a node whose white space is folded.
      const core = raw.replace(/[ \t\n\r\f]+/g, ' ').trim();
      const offsets = rawOffsets(raw);
      expect(offsets).toHaveLength(core.length + 1);
      for (let at = 0; at < core.length; at++) {
        const sign = raw.charAt(offsets[at] ?? -1);
        expect(/[ \t\n\r\f]/.test(sign) ? ' ' : sign).toBe(core.charAt(at));
      }
    }),
  );
});
