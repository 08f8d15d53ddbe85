import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { checkCredentials, credentialsFaults } from '../../../../lib/mark/credentials/check.ts';
import { makeIdentity } from '../../../../lib/mark/credentials/identity.ts';
import { judgeCredentials } from '../../../../lib/mark/credentials/judge.ts';
import { signPicture } from '../../../../lib/mark/credentials/sign.ts';
import { readMetadata, writeMetadata } from '../../../../lib/mark/metadata/index.ts';
import { FIELDS } from '../metadata/sample.ts';
import { CLAIM, FORMATS, mimeOf, NOW, pemOf, PICTURES, WASM } from './sample.ts';

const { identity } = await makeIdentity({ name: 'Jane Döe', company: 'ACME' }, NOW);
const own = { anchors: [pemOf(identity.chain[1])] };
const nobody: { anchors: string[] } = { anchors: [] };

describe.each(FORMATS)('a signed %s', async (format) => {
  const signed = await signPicture(PICTURES[format], format, CLAIM, identity);
  const judge = (bytes: Uint8Array, trust = nobody) => judgeCredentials(bytes, mimeOf(format), trust, WASM);

  it('is valid to c2pa-rs, and trusted with our authority only', async () => {
    expect(await judge(signed)).toMatchObject({ kind: 'valid' });
    expect(await judge(signed, own)).toMatchObject({
      kind: 'trusted',
      says: {
        title: CLAIM.title,
        share: CLAIM.id,
        signer: { name: 'Jane Döe', company: 'ACME' },
        issuer: { name: 'Sharemark CA of Jane Döe' },
        generator: CLAIM.generator,
        watermark: CLAIM.watermark,
        ingredients: [{ title: 'A cat', relationship: 'componentOf' }, { title: 'A dog' }],
      },
    });
    const other = await makeIdentity({ name: 'Jane Döe', company: 'ACME' }, NOW);
    expect(await judge(signed, { anchors: [pemOf(other.identity.chain[1])] })).toMatchObject({ kind: 'valid' });
  });

  it('is what c2pa-ts reads', async () => {
    expect(await credentialsFaults(signed, format, CLAIM)).toEqual([]);
    expect(await checkCredentials(signed, format)).toMatchObject({
      signer: { name: 'Jane Döe', company: 'ACME' },
      ingredients: 2,
    });
    expect(await credentialsFaults(signed, format, { ...CLAIM, watermark: 1, redacted: false })).toEqual([
      'redacted',
      'watermark',
    ]);
    expect(await credentialsFaults(PICTURES[format], format, CLAIM)).toEqual(['missing']);
  });

  it('is neither valid nor without fault once a bit is another', async () => {
    const bit = fc.tuple(fc.nat(signed.length - 1), fc.nat(7));
    await fc.assert(
      fc.asyncProperty(bit, async ([at, shift]) => {
        const changed = Uint8Array.from(signed);
        changed[at] = (changed[at] ?? 0) ^ (1 << shift);
        expect(['invalid', 'unreadable']).toContain((await judge(changed, own)).kind);
        expect((await checkCredentials(changed, format)).faults).not.toEqual([]);
      }),
      { numRuns: 60 },
    );
  });

  it('is not signed twice, and nothing is signed that is another format', async () => {
    await expect(signPicture(signed, format, CLAIM, identity)).rejects.toMatchObject({ reason: 'signed' });
    await expect(signPicture(new Uint8Array(50), format, CLAIM, identity)).rejects.toMatchObject({ reason: 'format' });
  });
});

it.each(['png', 'jpeg'] as const)('XMP is still readable in a signed %s', async (format) => {
  const marked = writeMetadata(PICTURES[format], format, FIELDS);
  const signed = await signPicture(marked, format, CLAIM, identity);
  expect(readMetadata(signed)).toEqual(FIELDS);
  expect(await judgeCredentials(signed, mimeOf(format), own, WASM)).toMatchObject({ kind: 'trusted' });
});

it('a picture without credentials has none', async () => {
  for (const format of FORMATS) {
    expect(await judgeCredentials(PICTURES[format], mimeOf(format), nobody, WASM)).toEqual({ kind: 'none', remote: false });
  }
});
