import 'fake-indexeddb/auto';
import { IDBFactory } from 'fake-indexeddb';
import { beforeEach, describe, expect, it } from 'vitest';
import { createIdentities, type Identities } from '../../../../lib/mark/credentials/identities.ts';
import { createIdentityStorage } from '../../../../lib/mark/credentials/storage.ts';
import { NOW } from './sample.ts';

const JANE = { name: 'Jane Doe' };
let now = NOW;
let identities: Identities;
beforeEach(() => {
  now = NOW;
  const factory = new IDBFactory();
  identities = createIdentities(
    createIdentityStorage(() => factory),
    { now: () => now },
  );
});

const hex = (bytes: Uint8Array): string => Buffer.from(bytes).toString('hex');

describe('the identity of this device', () => {
  it('is made once, and its key cannot be read', async () => {
    const [first, second] = [await identities.signer(JANE), await identities.signer(JANE)];
    expect(second.chain.map(hex)).toEqual(first.chain.map(hex));
    await expect(crypto.subtle.exportKey('pkcs8', second.key)).rejects.toMatchObject({ name: 'InvalidAccessError' });
    expect(await identities.anchors()).toEqual([await identities.exportAuthority(JANE)]);
  });

  it('is made anew for another name; the old authority is kept', async () => {
    const first = await identities.signer(JANE);
    const second = await identities.signer({ name: 'John' });
    expect(second.chain.map(hex)).not.toEqual(first.chain.map(hex));
    expect(await identities.anchors()).toHaveLength(2);
  });

  it('gets a new leaf after a year', async () => {
    const first = await identities.signer(JANE);
    now += 370 * 86_400_000;
    const second = await identities.signer(JANE);
    expect(second.chain.map(hex)[0]).not.toBe(first.chain.map(hex)[0]);
    expect(second.chain.map(hex)[1]).toBe(first.chain.map(hex)[1]);
  });

  it('shares nothing between two unlinkable shares', async () => {
    const one = await identities.signer(JANE, { unlinkable: true });
    const other = await identities.signer(JANE, { unlinkable: true });
    expect(one.chain.map(hex).filter((der) => other.chain.map(hex).includes(der))).toEqual([]);
    expect(await identities.anchors()).toEqual([]);
  });

  it('needs a name', async () => {
    await expect(identities.signer({ name: ' \u200B' })).rejects.toMatchObject({ reason: 'name' });
  });
});
