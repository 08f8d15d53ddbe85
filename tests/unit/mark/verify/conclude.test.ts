import { describe, expect, test } from 'vitest';
import { conclude } from '../../../../lib/mark/verify/conclude.ts';
import type { CredentialsSay, Findings } from '../../../../lib/mark/verify/layers.ts';
import { parseFinding } from '../../../../lib/mark/verify/protocol.ts';
import { watermarkIdOf, watermarkText } from '../../../../lib/mark/share-mark.ts';

const SHARE = '89abcdef-0123-4567-89ab-cdef01234567';
const ID = 0x89abcdef;
const FIELDS = {
  id: SHARE,
  attribution: { name: 'Ada', host: 'chat.example', site: 'Chat', at: 1, zone: 'UTC' },
  sourceType: 'trained',
  altText: 'An answer',
  reviewed: true,
  software: 'Sharemark',
} as const;
const SIGNED: CredentialsSay = { standing: 'valid', signer: 'Ada', ai: 'trained', edited: false, watermarkId: ID };
const ALL: Findings = {
  header: { kind: 'png', width: 9, height: 9, animated: false, cmyk: false },
  label: { state: 'found', says: { marks: 3 } },
  metadata: { state: 'found', says: FIELDS },
  credentials: { state: 'found', says: SIGNED },
  watermark: { state: 'found', says: { id: ID } },
};
const NONE: Findings = {
  ...ALL,
  label: { state: 'absent' },
  metadata: { state: 'absent' },
  credentials: { state: 'absent' },
  watermark: { state: 'absent' },
};

describe('what four layers come to', () => {
  test('an own share that is whole', () => {
    expect(conclude(ALL, ['0', SHARE])).toEqual({ marked: 'all', altered: false, conflicts: [], own: SHARE });
  });

  test('the same, of somebody else', () => {
    expect(conclude(ALL, [SHARE.replace('8', '7')])).toEqual({ marked: 'all', altered: false, conflicts: [] });
  });

  test('a watermark alone names an own share', () => {
    expect(conclude({ ...NONE, watermark: ALL.watermark }, [SHARE])).toMatchObject({ marked: 'some', own: SHARE });
  });

  test('nothing says nothing', () => {
    expect(conclude(NONE, [SHARE])).toEqual({ marked: 'none', altered: false, conflicts: [] });
    const unknown = { state: 'unknown' } as const;
    expect(conclude({ ...NONE, label: unknown, watermark: unknown }, [])).toMatchObject({ marked: 'none' });
  });

  test('a broken signature means that the file was altered, and the mark is there', () => {
    const broken = { ...NONE, credentials: { state: 'broken', why: 'assertion.dataHash.mismatch' } } as const;
    expect(conclude(broken, [])).toMatchObject({ marked: 'some', altered: true });
  });

  test.each([
    ['watermark-metadata', { ...ALL, credentials: { state: 'absent' }, watermark: { state: 'found', says: { id: 7 } } }],
    ['watermark-credentials', { ...ALL, metadata: { state: 'absent' }, watermark: { state: 'found', says: { id: 7 } } }],
    ['name-credentials', { ...ALL, credentials: { state: 'found', says: { ...SIGNED, signer: 'Eve' } } }],
    ['kind-credentials', { ...ALL, credentials: { state: 'found', says: { ...SIGNED, ai: 'composite' } } }],
  ] as const)('marks that contradict each other: %s', (conflict, findings) => {
    expect(conclude(findings, []).conflicts).toEqual([conflict]);
  });

  test('a watermark that was copied onto another share names neither', () => {
    const copied: Findings = { ...ALL, watermark: { state: 'found', says: { id: 7 } } };
    expect(conclude(copied, [SHARE, '00000007-0123-4567-89ab-cdef01234567']).own).toBeUndefined();
  });

  test('an id of another form is in no conflict with a watermark', () => {
    const foreign: Findings = { ...ALL, metadata: { state: 'found', says: { ...FIELDS, id: 'xmp:1' } } };
    expect(conclude(foreign, []).conflicts).toEqual([]);
  });
});

test('a share is named by the first 32 bits of its id', () => {
  expect(watermarkIdOf(SHARE)).toBe(ID);
  expect(watermarkIdOf('share 12')).toBeUndefined();
  expect(watermarkText(0x0f)).toBe('0000000f');
});

test('what a worker says is read like what anybody says', () => {
  expect(parseFinding({ watermark: { state: 'found', says: { id: 5 } }, evil: 1 })).toEqual({
    watermark: { state: 'found', says: { id: 5 } },
  });
  for (const wrong of [
    null,
    'x',
    { watermark: { state: 'found', says: { id: -1 } } },
    { label: { state: 'found', says: { marks: 0 } } },
  ])
    expect(parseFinding(wrong)).toBeUndefined();
});
