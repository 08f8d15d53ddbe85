import { describe, expect, test } from 'vitest';
import { conclude } from '../../../../lib/mark/verify/conclude.ts';
import { agreesOnModel, agreesOnName } from '../../../../lib/mark/verify/agree.ts';
import { LAYERS, type CredentialsSay, type Findings } from '../../../../lib/mark/verify/layers.ts';
import { parseFinding } from '../../../../lib/mark/verify/protocol.ts';
import { claimOf, watermarkIdOf, watermarkText } from '../../../../lib/mark/share-mark.ts';

const SHARE = '89abcdef-0123-4567-89ab-cdef01234567';
const ID = 0x89abcdef;
const FIELDS = {
  id: SHARE,
  attribution: { name: 'Ada', model: 'gpt-5.2', host: 'chat.example', site: 'Chat', at: 1, zone: 'UTC' },
  sourceType: 'trained',
  altText: 'An answer',
  reviewed: true,
  software: 'Sharemark',
} as const;
const SIGNED: CredentialsSay = {
  standing: 'valid',
  signer: 'Ada',
  system: 'Chat gpt-5.2',
  ai: 'trained',
  edited: false,
  watermarkId: ID,
};
const ALL: Findings = {
  header: { kind: 'png', width: 9, height: 9, animated: false, cmyk: false },
  label: { state: 'found', says: { marks: 3, texts: ['AI-GENERATED'] } },
  metadata: { state: 'found', says: FIELDS },
  credentials: { state: 'found', says: SIGNED },
  watermark: { state: 'found', says: { id: ID } },
};
const UNKNOWN = { state: 'unknown', why: 'failed' } as const;
const NONE: Findings = {
  ...ALL,
  label: { state: 'absent' },
  metadata: { state: 'absent' },
  credentials: { state: 'absent' },
  watermark: { state: 'absent' },
};

describe('what four layers come to', () => {
  test('an own share that is whole', () => {
    expect(conclude(ALL, ['0', SHARE])).toEqual({ marked: 'all', altered: [], conflicts: [], own: SHARE });
  });

  test('the same, of somebody else', () => {
    expect(conclude(ALL, [SHARE.replace('8', '7')])).toEqual({ marked: 'all', altered: [], conflicts: [] });
  });

  test('a watermark alone names an own share, and that its label is gone', () => {
    expect(conclude({ ...NONE, watermark: ALL.watermark }, [SHARE])).toMatchObject({
      marked: 'some',
      own: SHARE,
      conflicts: ['unlabelled'],
    });
  });

  test('a label that could not be looked for is not said to be gone', () => {
    expect(conclude({ ...ALL, label: UNKNOWN }, []).conflicts).toEqual([]);
  });

  test('nothing says nothing, and even less where not everything could be looked for', () => {
    expect(conclude(NONE, [SHARE])).toEqual({ marked: 'none', altered: [], conflicts: [] });
    for (const name of LAYERS) expect(conclude({ ...NONE, [name]: UNKNOWN }, [])).toMatchObject({ marked: 'unchecked' });
  });

  test('a signed photo is not called marked as AI-generated', () => {
    const { ai: _ai, watermarkId: _id, ...rest } = SIGNED;
    for (const photo of [rest, { ...rest, ai: 'other' } as const])
      expect(conclude({ ...NONE, credentials: { state: 'found', says: photo } }, [])).toMatchObject({
        marked: 'signed',
        conflicts: [],
      });
  });

  test.each(['credentials', 'metadata'] as const)(
    'broken %s mean that the file was altered, and that the mark is there',
    (name) => {
      const broken = { ...NONE, [name]: { state: 'broken', why: 'assertion.dataHash.mismatch' } } as const;
      expect(conclude(broken, [])).toMatchObject({ marked: 'some', altered: [name] });
    },
  );

  test.each([
    ['watermark-metadata', { ...ALL, credentials: { state: 'absent' }, watermark: { state: 'found', says: { id: 7 } } }],
    ['watermark-metadata', { ...ALL, metadata: { state: 'found', says: { ...FIELDS, watermarkId: '00000007' } } }],
    ['watermark-credentials', { ...ALL, metadata: { state: 'absent' }, watermark: { state: 'found', says: { id: 7 } } }],
    ['name-credentials', { ...ALL, credentials: { state: 'found', says: { ...SIGNED, signer: 'Eve' } } }],
    ['model-credentials', { ...ALL, credentials: { state: 'found', says: { ...SIGNED, system: 'Chat gpt-4' } } }],
    ['kind-credentials', { ...ALL, credentials: { state: 'found', says: { ...SIGNED, ai: 'composite' } } }],
    [
      'kind-credentials',
      { ...ALL, metadata: { state: 'absent' }, credentials: { state: 'found', says: { ...SIGNED, ai: 'other' } } },
    ],
    ['unlabelled', { ...ALL, label: { state: 'absent' } }],
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

const long = 'Wolfeschlegelsteinhausenbergerdorff, Senior, of the Old Family of Bergedorf';

test.each([
  ['Ada', 'Ada', true],
  ['Ada, ACME', 'Ada', true],
  ['Ada, ACME', 'ACME', true],
  ['Doe, Jane, ACME', 'Doe, Jane', true],
  [long, long.slice(0, 64), true],
  ['Ada', 'Eve', false],
  ['Ada', 'Ad', false],
  ['Adam', 'Ada', false],
])('details of %s and a signature of %s: the same %s', (name, signer, same) => {
  expect(agreesOnName({ ...FIELDS, attribution: { ...FIELDS.attribution, name } }, signer)).toBe(same);
});

test.each([
  ['gpt-5.2', 'Chat gpt-5.2', true],
  ['GPT-5.2', 'gpt-5.2', true],
  ['gpt-5.2', 'Chat', true],
  ['gpt-5.2', 'chat.example', true],
  [undefined, 'gpt-5.2', true],
  ['gpt-5.2', 'Chat gpt-4', false],
  ['gpt-5.2', 'Claude', false],
])('details of %s and a system %s: the same %s', (model, system, same) => {
  const attribution = { ...FIELDS.attribution, ...(model === undefined ? {} : { model }) };
  if (model === undefined) Reflect.deleteProperty(attribution, 'model');
  expect(agreesOnModel({ ...FIELDS, attribution }, system)).toBe(same);
});

test.each([undefined, 'gpt-5.2', 'Chat 4', 'chat.example'])(
  'what we sign agrees with what we write, for the model %s',
  (model) => {
    const { model: _model, ...rest } = FIELDS.attribution;
    const fields = { ...FIELDS, attribution: { ...rest, ...(model === undefined ? {} : { model }) } };
    const { system } = claimOf(fields, '0.1.0', false, undefined);
    expect(agreesOnModel(fields, [system.name, system.version].filter(Boolean).join(' '))).toBe(true);
  },
);

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
