import { type Certified, type Holder, makeAuthority, makeLeaf } from './certificates.ts';

/** COSE algorithms that pictures are signed with: what C2PA allows and both implementations, c2pa-ts and c2pa-rs, verify. */
export const ALGORITHMS = ['ES256', 'ES384', 'PS256', 'Ed25519'] as const;
export type Algorithm = (typeof ALGORITHMS)[number];

/** Who signs: a key that cannot be read, and the certificates that say whose it is. */
export interface Identity {
  readonly key: CryptoKey;
  readonly algorithm: Algorithm;
  /** Certificates (DER), the key's own first, each issued by the next. */
  readonly chain: readonly Uint8Array<ArrayBuffer>[];
}

/** An identity of this device's own, with what is needed to give it a new leaf. */
export interface OwnIdentity {
  readonly identity: Identity;
  readonly authority: Certified;
}

/** A new authority and a first leaf for `holder`, related to nothing else. @param now in ms since 1970 @throws CredentialsError `name` */
export async function makeIdentity(holder: Holder, now: number): Promise<OwnIdentity> {
  return newLeaf(holder, await makeAuthority(holder, now), now);
}

/** The same authority with a new leaf. @param now in ms since 1970 @throws CredentialsError `name` */
export async function newLeaf(holder: Holder, authority: Certified, now: number): Promise<OwnIdentity> {
  const { keys, certificate } = await makeLeaf(holder, authority, now);
  return { identity: { key: keys.privateKey, algorithm: 'ES256', chain: [certificate, authority.certificate] }, authority };
}
