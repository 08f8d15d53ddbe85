import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { utf8Length } from '../../../lib/mark/escape.ts';
import { fileNameOf, formatOfFile } from '../../../lib/mark/file-name.ts';
import { hostileText } from './hostile.ts';

const SHARE = '1b4e28ba-2fa1-41d2-883f-0016d3cca427';
const AT = Date.UTC(2026, 11, 31, 23, 30);

describe('fileNameOf', () => {
  it('tells site, local date and time, and the share', () => {
    const name = fileNameOf({ host: 'chatgpt.com', at: AT, zone: 'Europe/Berlin' }, SHARE, 'png');
    expect(name).toBe('sharemark-chatgpt.com-2027-01-01-0030-1b4e28ba.png');
    expect(fileNameOf({ host: 'chatgpt.com', at: AT, zone: 'UTC' }, SHARE, 'jpeg')).toBe(
      'sharemark-chatgpt.com-2026-12-31-2330-1b4e28ba.jpg',
    );
  });

  it('stays whole for any host: one safe name, with the share in it', () => {
    fc.assert(
      fc.property(
        fc.oneof(
          hostileText,
          fc.constantFrom('x', '日', '👍').map((unit) => unit.repeat(5000)),
        ),
        (host) => {
          const name = fileNameOf({ host, at: AT, zone: 'UTC' }, SHARE, 'png');
          expect(name).toMatch(/^sharemark-[\p{L}\p{M}\p{N}\-_.()]*2026-12-31-2330-1b4e28ba\.png$/u);
          expect(utf8Length(name)).toBeLessThanOrEqual(120);
        },
      ),
      { numRuns: 1000 },
    );
  });
});

it('the format is told by the name', () => {
  for (const format of ['png', 'jpeg', 'webp'] as const)
    expect(formatOfFile(fileNameOf({ host: 'x', at: AT, zone: 'UTC' }, SHARE, format))).toBe(format);
  expect(formatOfFile('renamed')).toBe('png');
});
