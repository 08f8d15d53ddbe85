import 'fake-indexeddb/auto';
import { IDBFactory } from 'fake-indexeddb';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { importFiles } from '../../../components/options/identity.ts';
import { makeAuthority } from '../../../lib/mark/credentials/certificates.ts';
import { createIdentities, createIdentityStorage, type Identities } from '../../../lib/mark/credentials/index.ts';
import {
  BasicConstraintsExtension,
  ExtendedKeyUsageExtension,
  KeyUsageFlags,
  KeyUsagesExtension,
  PemConverter,
  X509CertificateGenerator,
} from '../../../lib/mark/credentials/x509.ts';
import { NOW, pemOf } from '../mark/credentials/sample.ts';

const KEY = { name: 'ECDSA', namedCurve: 'P-256' } as const;
const DAY = 86_400_000;
const authority = await makeAuthority({ name: 'Acme' }, NOW);
const keys = await crypto.subtle.generateKey(KEY, true, ['sign', 'verify']);
const leaf = await X509CertificateGenerator.create({
  notBefore: new Date(NOW - DAY),
  notAfter: new Date(NOW + DAY),
  serialNumber: '01',
  subject: 'O=Acme, CN=Jane Doe',
  issuer: 'CN=Sharemark CA of Acme',
  publicKey: keys.publicKey,
  signingKey: authority.keys.privateKey,
  signingAlgorithm: { name: 'ECDSA', hash: 'SHA-256' },
  extensions: [
    new BasicConstraintsExtension(false, undefined, true),
    new KeyUsagesExtension(KeyUsageFlags.digitalSignature, true),
    new ExtendedKeyUsageExtension(['1.3.6.1.5.5.7.3.4']),
  ],
});
const chain = `${pemOf(new Uint8Array(leaf.rawData))}\n${pemOf(authority.certificate)}\n`;
const key = `${PemConverter.encode(await crypto.subtle.exportKey('pkcs8', keys.privateKey), 'PRIVATE KEY')}\n`;

let identities: Identities;
beforeEach(() => {
  const factory = new IDBFactory();
  identities = createIdentities(
    createIdentityStorage(() => factory),
    { now: () => NOW },
  );
});
const take = (...texts: string[]) =>
  importFiles(
    texts.map((text) => new File([text], 'x.pem')),
    async () => identities,
  );

describe('importing a certificate', () => {
  it.each([
    ['in two files', [chain, key]],
    ['in two files, the key first', [key, chain]],
    ['in one file', [chain + key]],
  ])('%s makes it sign, until it is removed', async (_how, texts) => {
    expect(await take(...texts)).toMatchObject({ holder: { name: 'Jane Doe', company: 'Acme' }, notAfter: NOW + DAY });
    expect((await identities.signer({ name: 'Somebody' })).chain).toHaveLength(2);
    expect(await identities.imported()).toMatchObject({ issuer: { name: 'Sharemark CA of Acme' } });
    await identities.removeImported();
    expect(await identities.imported()).toBeUndefined();
  });

  it.each([
    ['nothing at all', [''], 'certificate'],
    ['a key alone', [key], 'certificate'],
    ['a certificate alone', [chain], 'key'],
    ['a key behind a pass phrase', [chain, key.replaceAll('PRIVATE', 'ENCRYPTED PRIVATE')], 'encrypted'],
    ['two keys', [chain, key, key], 'key'],
    ['PKCS#12 or DER', ['0\u0082\u0001rubbish'], 'binary'],
    ['an authority', [pemOf(authority.certificate), key], 'certificate'],
  ])('of %s is refused by name, and changes nothing', async (_what, texts, problem) => {
    await take(chain, key);
    const before = await identities.imported();
    expect(await take(...texts)).toBe(problem);
    expect(await identities.imported()).toEqual(before);
  });

  it('of a huge file is refused unread', async () => {
    const text = vi.fn<() => Promise<string>>();
    expect(await importFiles([{ size: 1e9, text }], async () => identities)).toBe('large');
    expect(text).not.toHaveBeenCalled();
  });

  it('tells where the browser keeps no keys, and what nobody foresaw', async () => {
    const refusing = createIdentities(
      createIdentityStorage(() => {
        throw new Error('no database');
      }),
      { now: () => NOW },
    );
    const file = new File([chain + key], 'x.pem');
    expect(await importFiles([file], async () => refusing)).toBe('storage');
    expect(await importFiles([file], () => Promise.reject(new TypeError('no code')))).toBe('unknown');
  });
});
