import * as fc from 'fast-check';
import { beforeEach, expect, test, vi } from 'vitest';
import type { ShareDeps } from '../../../../lib/background/share/types.ts';
import { altText } from '../../../../lib/mark/alt-text.ts';
import { attributedText } from '../../../../lib/mark/attributed-text.ts';
import { findSecrets } from '../../../../lib/mark/redact/index.ts';
import { SAMPLES, unmarked } from '../../mark/redact/samples.ts';
import { shot, source, world } from './world.ts';

const TEXT = 'Write to jane@example.com or call +49 30 1234567, says Jane Doe.';
const boxes = (text: string, names: readonly string[] = []) =>
  findSecrets(text, names).map((_, index) => [{ left: index, top: 10, right: index + 20, bottom: 22 }]);

let here: Awaited<ReturnType<typeof world>>;
const cover = vi.fn<ShareDeps['cover']>(async () => new Blob(['covered']));
beforeEach(async () => {
  cover.mockClear();
  here = await world({ cover });
  here.set({ share: { names: ['jane doe'] } });
  show(TEXT, ['jane doe']);
});

function show(text: string, names: readonly string[] = []): void {
  here.calls.describe.mockResolvedValue({ ...here.described, text });
  here.calls.capture.mockResolvedValue({ ...shot(here.described.hash), scale: 2, boxes: boxes(text, names) });
}

const bytesOf = async (picture: unknown): Promise<string> => (picture instanceof Blob ? picture.text() : 'none');

async function pressed(): Promise<string> {
  const outcome = await here.shares.press(source());
  if (outcome.kind !== 'review') throw new Error(`not reviewed: ${outcome.kind}`);
  return outcome.share;
}

test('one press opens the review page, with what was found and where it stands in the picture', async () => {
  const share = await pressed();
  expect(here.files).toEqual([]);
  expect(here.drafts.get(share)).toMatchObject({
    decision: { kind: 'ask', reasons: [{ code: 'secrets', lifts: 'confirm' }] },
    suggestions: [
      { id: 'email', start: 9, end: 25, boxes: [{ left: -4, top: 16, right: 44, bottom: 48 }] },
      { id: 'phone' },
      { id: 'name' },
    ],
  });
  expect(here.calls.capture.mock.lastCall?.[4]).toHaveLength(3);
});

test('what was confirmed is covered before any mark is made, and words stand in its place', async () => {
  const share = await pressed();
  expect(await here.shares.approve(share, { redact: [0, 2] })).toMatchObject({ kind: 'saved' });
  const text = 'Write to [redacted: email] or call +49 30 1234567, says [redacted: name].';
  expect(cover.mock.calls.map(([, all]) => all.length)).toEqual([2]);
  expect(await bytesOf(here.calls.mark.mock.lastCall?.[0].shot)).toBe('covered');
  expect(here.calls.mark.mock.lastCall?.[0]).toMatchObject({ text, reviewed: true });
  expect(here.drafts.get(share)).toMatchObject({ state: 'released', text, redacted: 2 });
  expect(here.drafts.get(share)).not.toHaveProperty('suggestions');
  expect(await bytesOf(here.drafts.get(share)?.shot)).toBe('covered');
});

test('without a word about which, all of them are hidden', async () => {
  await here.shares.approve(await pressed(), {});
  expect(here.calls.mark.mock.lastCall?.[0].text).toBe(
    'Write to [redacted: email] or call [redacted: phone], says [redacted: name].',
  );
});

test('a person may hide nothing, and then nothing is changed', async () => {
  const share = await pressed();
  expect(await here.shares.approve(share, { redact: [] })).toMatchObject({ kind: 'saved' });
  expect(cover).not.toHaveBeenCalled();
  expect(here.drafts.get(share)).toMatchObject({ text: TEXT });
});

test('whoever does not want it is not asked', async () => {
  here.set({ share: { redaction: 'off' } });
  expect(await here.shares.press(source())).toMatchObject({ kind: 'saved' });
  expect(here.calls.capture.mock.lastCall?.[4]).toEqual([]);
});

test('after the export no secret is left in picture order, texts, names, drafts or ledger', async () => {
  const secret = fc.constantFrom(...Object.values(SAMPLES).flat()).map((sample) => unmarked(sample));
  await fc.assert(
    fc.asyncProperty(fc.array(secret, { minLength: 1, maxLength: 3 }), async (secrets) => {
      here = await world({ cover });
      show(secrets.map(({ text }) => `Here it is.\n\n${text}\n\nAnd more of it.`).join('\n\n'));
      const share = await pressed();
      expect(await here.shares.approve(share, {})).toMatchObject({ kind: 'saved' });
      const order = here.calls.mark.mock.lastCall?.[0];
      const { attribution, text = '' } = order ?? {};
      if (!attribution) throw new Error('no picture');
      const outputs = JSON.stringify([
        order,
        altText(text, attribution, { lead: (by) => by }),
        attributedText(text, attribution, { line: (by, name) => `${by} ${name}` }),
        here.files,
        [...here.drafts.values()],
        await (await here.ledger).events(),
        here.calls.tell.mock.calls,
      ]);
      for (const { text: sample, start, end } of secrets) {
        const hidden = sample.slice(start, end);
        // Three digits stand in many an id, time or count by chance.
        const told = hidden.length < 6 ? outputs.replaceAll(/[\da-f]{8}-[\da-f-]{27}|[\da-f]{32,}|":\d+/g, '') : outputs;
        expect(told).not.toContain(JSON.stringify(hidden).slice(1, -1));
        for (const line of hidden.split('\n').filter(({ length }) => length > 8)) expect(outputs).not.toContain(line);
      }
      // What the draft and the ledger are found by must not tell it either.
      expect(outputs).not.toContain(here.described.hash);
    }),
    { numRuns: 60 },
  );
});
