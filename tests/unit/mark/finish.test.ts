import 'fake-indexeddb/auto';
import { IDBFactory } from 'fake-indexeddb';
import { describe, expect, it, vi } from 'vitest';
import { credentialsFaults } from '../../../lib/mark/credentials/check.ts';
import { createIdentities, createIdentityStorage, sealed, type Identities } from '../../../lib/mark/credentials/index.ts';
import { CredentialsError } from '../../../lib/mark/credentials/error.ts';
import { finish, type Seal } from '../../../lib/mark/finish.ts';
import { metadataFaults, readMetadata } from '../../../lib/mark/metadata/index.ts';
import { claimOf, watermarkIdOf, watermarkText } from '../../../lib/mark/share-mark.ts';
import { FORMATS, NOW, PICTURES } from './credentials/sample.ts';
import { FIELDS as SAMPLE } from './metadata/sample.ts';

const ID = '1b4e28ba-2fa1-41d2-883f-0016d3cca427';
const FIELDS = { ...SAMPLE, id: ID, watermarkId: '1b4e28ba' };
const CLAIM = claimOf(FIELDS, '0.1.0', true, 0x1b4e28ba);
const factory = new IDBFactory();
const identities = createIdentities(
  createIdentityStorage(() => factory),
  { now: () => NOW },
);
const sealBy =
  (who: Pick<Identities, 'signer'>): Seal =>
  (bytes, format, claim) =>
    sealed(bytes, format, claim, { identities: who, holder: { name: 'Jane Doe' }, unlinkable: false });

describe('a finished picture', () => {
  it.each(FORMATS)('%s carries metadata and credentials about one share, signed last', async (format) => {
    const { bytes, signed } = await finish(PICTURES[format], format, FIELDS, CLAIM, sealBy(identities));
    expect(signed).toBe(true);
    expect(readMetadata(bytes)).toMatchObject({ id: ID, watermarkId: '1b4e28ba' });
    expect(metadataFaults(bytes, format, FIELDS)).toEqual([]);
    expect(await credentialsFaults(bytes, format, CLAIM)).toEqual([]);
    // The signature covers the metadata.
    const text = Buffer.from(bytes).indexOf('1b4e28ba');
    const changed = bytes.slice();
    changed[text] = 0x32;
    expect(await credentialsFaults(changed, format, CLAIM)).not.toEqual([]);
  });

  it.each(['storage', 'dates'] as const)('comes out unsigned, and says so, where nobody can sign (%s)', async (reason) => {
    const warned = vi.spyOn(console, 'warn').mockReturnValue();
    const nobody = { signer: () => Promise.reject(new CredentialsError(reason, 'none')) };
    const { bytes, signed } = await finish(PICTURES.png, 'png', FIELDS, CLAIM, sealBy(nobody));
    expect(signed).toBe(false);
    expect(metadataFaults(bytes, 'png', FIELDS)).toEqual([]);
    expect(await credentialsFaults(bytes, 'png', CLAIM)).toEqual(['missing']);
    expect(warned).toHaveBeenCalled();
    warned.mockRestore();
  });

  it('does not come out if the signature does not hold', async () => {
    const [one, other] = [await identities.signer({ name: 'Jane Doe' }), await identities.signer({ name: 'John' })];
    const mixed = { signer: async () => ({ ...one, key: other.key }) };
    const finished = finish(PICTURES.png, 'png', FIELDS, CLAIM, sealBy(mixed));
    await expect(finished).rejects.toMatchObject({ name: 'MarkError', fault: 'credentials' });
  });

  it('does not come out if it has credentials already', async () => {
    const { bytes } = await finish(PICTURES.png, 'png', FIELDS, CLAIM, sealBy(identities));
    const again = finish(bytes, 'png', FIELDS, CLAIM, sealBy(identities));
    await expect(again).rejects.toMatchObject({ name: 'MarkError', fault: 'credentials' });
  });

  it('does not come out if signing lost the metadata', async () => {
    const finished = finish(PICTURES.png, 'png', FIELDS, CLAIM, async () => new Uint8Array(PICTURES.png));
    await expect(finished).rejects.toMatchObject({ name: 'MarkError', fault: 'metadata' });
  });
});

describe('what a share says of itself', () => {
  it('names the share in the watermark by the first 32 bits of its id', () => {
    expect(watermarkIdOf(ID)).toBe(0x1b4e28ba);
    expect(watermarkText(watermarkIdOf('0000beef-2fa1-41d2-883f-0016d3cca427') ?? -1)).toBe('0000beef');
    expect(watermarkIdOf('share-one')).toBeUndefined();
  });

  it('says the same in credentials as in metadata, and of no watermark where there is none', () => {
    const { attribution } = FIELDS;
    expect(CLAIM).toMatchObject({ id: ID, at: attribution.at, redacted: true, watermark: 0x1b4e28ba });
    expect(CLAIM.title).toContain(attribution.name);
    expect('watermark' in claimOf(FIELDS, '0.1.0', false, undefined)).toBe(false);
    const { model: _, ...modelless } = attribution;
    expect(claimOf({ ...FIELDS, attribution: modelless }, '0.1.0', false, undefined).system).toEqual({ name: attribution.site });
  });
});
