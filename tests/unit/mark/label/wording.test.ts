import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { fit, shorten } from '../../../../lib/mark/label/fit.ts';
import { estimateWidth } from '../../../../lib/mark/label/measure.ts';
import { contrast, inkOn } from '../../../../lib/mark/label/colour.ts';
import { distances } from '../../../../lib/mark/label/period.ts';
import { wordingOf } from '../../../../lib/mark/label/wording.ts';
import { specOf, TEXTS } from './pictures.ts';

const FONT = { family: 'sans', size: 12, weight: 450, spacing: 0 } as const;
const segmenter = new Intl.Segmenter('en', { granularity: 'grapheme' });
const letters = (text: string) => [...segmenter.segment(text)].map(({ segment }) => segment);
const names = fc
  .array(fc.constantFrom('a', 'W', ' ', 'é', 'e\u0301', '👩‍🚀', '🇪🇺', '山', 'ن', 'ก\u0e49'), { minLength: 1, maxLength: 60 })
  .map((all) => all.join(''));

describe('long texts', () => {
  test('are cut between letters only', () => {
    fc.assert(
      fc.property(names, fc.integer({ min: 2, max: 40 }), (name, most) => {
        const cut = shorten(name, most);
        const all = letters(name);
        expect(letters(cut).length).toBeLessThanOrEqual(most);
        const kept = all
          .slice(0, most - 1)
          .join('')
          .trimEnd();
        expect(cut).toBe(all.length <= most ? name : `${kept}…`);
      }),
    );
  });

  test('fit the room they are given', () => {
    fc.assert(
      fc.property(names, fc.integer({ min: 0, max: 300 }), (name, room) => {
        expect(estimateWidth(fit(name, room, FONT, estimateWidth), FONT)).toBeLessThanOrEqual(room);
      }),
    );
  });
});

describe('wordingOf', () => {
  test('a caution comes first of the details and in the footer', () => {
    const spec = specOf(2);
    const { details, written } = wordingOf({
      ...spec,
      texts: { ...spec.texts, caution: 'Caution: health, law or money advice' },
    });
    expect(details[0]).toBe('CAUTION: HEALTH, LAW OR MONEY ADVICE');
    expect(written).toBe(`Caution: health, law or money advice · ${spec.texts.written}`);
  });

  test('tells person and company apart', () => {
    expect(wordingOf(specOf(2)).details).toEqual(['GPT-5.2', 'SHARED BY JANE DOE', '22 NOV 2026', 'EXAMPLE LTD']);
  });

  test('a name too long for a line leaves the company', () => {
    const spec = specOf(2, 'Maximiliane Alexandra von und zu Wolkenstein, Example Ltd');
    expect(wordingOf(spec).details).toContain('SHARED BY EXAMPLE LTD');
  });

  test('a name with braces, dollars and markup stays what it is', () => {
    const { sharers } = wordingOf(specOf(2, '{model} $& <b>{name}</b>'));
    expect(sharers[0]).toBe('Shared by {model} $& <b>{name}</b>');
  });

  test('without a model none is claimed', () => {
    const { attribution, ...spec } = specOf(2);
    const { model: _model, ...unnamed } = attribution;
    const wording = wordingOf({ ...spec, attribution: unnamed });
    expect(wording.source).toBe('An AI model on ChatGPT');
    expect(wording.details).toEqual(['SHARED BY JANE DOE', '22 NOV 2026', 'EXAMPLE LTD']);
  });

  test('the date is that of the zone, in the language', () => {
    const spec = specOf(2);
    const at = Date.UTC(2026, 10, 22, 23, 30);
    const dated = (language: string, zone: string) =>
      wordingOf({ ...spec, attribution: { ...spec.attribution, at, zone }, texts: { ...TEXTS, language } }).date;
    expect(dated('en', 'UTC')).toBe('22 Nov 2026');
    expect(dated('en', 'Asia/Tokyo')).toBe('23 Nov 2026');
    expect(dated('de', 'UTC')).toMatch(/22\. Nov/);
    expect(dated('en', 'Nowhere/Land')).toBe('22 Nov 2026');
  });
});

test('ink can be read on every ground', () => {
  const channel = fc.integer({ min: 0, max: 255 });
  const colour = fc.tuple(channel, channel, channel);
  fc.assert(
    fc.property(colour, colour, (ground, wanted) => {
      expect(contrast(inkOn(ground, wanted), ground)).toBeGreaterThanOrEqual(4.5);
    }),
  );
});

test('pitch and period are those of the design for its reference picture', () => {
  const { pitch, period } = distances({ width: 824, height: 1231, markWidth: 79, lineHeight: 13, pitchMost: 430 });
  expect(pitch).toBeCloseTo(1231 / 4 - 15, 0);
  expect(period).toBeGreaterThan(200);
  expect(period).toBeLessThanOrEqual(0.62 * 824);
});
