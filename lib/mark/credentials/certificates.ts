import { cut, plain } from '../escape.ts';
import { CredentialsError } from './error.ts';
import {
  AuthorityKeyIdentifierExtension,
  BasicConstraintsExtension,
  ExtendedKeyUsageExtension,
  KeyUsageFlags,
  KeyUsagesExtension,
  Name,
  SubjectKeyIdentifierExtension,
  X509CertificateGenerator,
} from './x509.ts';

/** Whom a certificate is made for. */
export interface Holder {
  /** Person or company that answers for the share. */
  readonly name: string;
  readonly company?: string;
}

/** A certificate's bytes (DER) and the key that belongs to it. */
export interface Certified {
  readonly certificate: Uint8Array<ArrayBuffer>;
  readonly keys: CryptoKeyPair;
}

/** Purposes (extended key usage): signing documents (the one of RFC 9336's elder, Microsoft's, which other implementations take) and protecting e-mail; C2PA wants one of them. */
export const PURPOSES = ['1.3.6.1.5.5.7.3.36', '1.3.6.1.5.5.7.3.4'] as const;

const KEY = { name: 'ECDSA', namedCurve: 'P-256' } as const;
const SIGNING = { name: 'ECDSA', hash: 'SHA-256' } as const;
/** Longest common name and organisation, in characters (RFC 5280, ub-common-name, ub-organization-name). */
const NAME_CHARS = 64;
const DAY_MS = 86_400_000;
const YEAR_DAYS = 365;
/**
 * Nothing is time-stamped (that would need a network), so a share can be verified for as long as its leaf is valid: ten years. An authority lives on
 * beyond the last leaf it makes.
 */
export const LEAF_DAYS = 10 * YEAR_DAYS;
const AUTHORITY_DAYS = 30 * YEAR_DAYS;

/** A certificate authority of this device's own, for `holder`. @param now in ms since 1970 @throws CredentialsError `name` */
export async function makeAuthority(holder: Holder, now: number): Promise<Certified> {
  const keys = await newKeys();
  const subject = nameOf(holder, (name) => `Sharemark CA of ${name}`);
  const made = await X509CertificateGenerator.create({
    ...span(now, AUTHORITY_DAYS),
    serialNumber: serialNumber(),
    subject,
    issuer: subject,
    publicKey: keys.publicKey,
    signingKey: keys.privateKey,
    signingAlgorithm: SIGNING,
    extensions: [
      new BasicConstraintsExtension(true, 0, true),
      new KeyUsagesExtension(KeyUsageFlags.keyCertSign, true),
      await SubjectKeyIdentifierExtension.create(keys.publicKey),
    ],
  });
  return { certificate: new Uint8Array(made.rawData), keys };
}

/** The certificate that signs pictures for `holder`, issued by `authority`. @param now in ms since 1970 @throws CredentialsError `name` */
export async function makeLeaf(holder: Holder, authority: Certified, now: number): Promise<Certified> {
  const keys = await newKeys();
  const made = await X509CertificateGenerator.create({
    ...span(now, LEAF_DAYS),
    serialNumber: serialNumber(),
    subject: nameOf(holder, (name) => name),
    issuer: nameOf(holder, (name) => `Sharemark CA of ${name}`),
    publicKey: keys.publicKey,
    signingKey: authority.keys.privateKey,
    signingAlgorithm: SIGNING,
    extensions: [
      new BasicConstraintsExtension(false, undefined, true),
      new KeyUsagesExtension(KeyUsageFlags.digitalSignature, true),
      new ExtendedKeyUsageExtension([...PURPOSES]),
      await SubjectKeyIdentifierExtension.create(keys.publicKey),
      await AuthorityKeyIdentifierExtension.create(authority.keys.publicKey),
    ],
  });
  return { certificate: new Uint8Array(made.rawData), keys };
}

/** The holder as certificates name it: safe lines that fit. Two holders of the same names share an identity. @throws CredentialsError `name` */
export function namesOf({ name, company }: Holder): Holder {
  const line = cut(plain(name), NAME_CHARS, charsOf);
  if (line === '') throw new CredentialsError('name', 'nobody to make a certificate for');
  const organisation = cut(plain(company ?? ''), NAME_CHARS, charsOf);
  return { name: line, ...(organisation === '' ? {} : { company: organisation }) };
}

const charsOf = (text: string): number => Array.from(text).length;

function nameOf(holder: Holder, common: (name: string) => string): Name {
  const { name, company } = namesOf(holder);
  const commonName = cut(common(name), NAME_CHARS, charsOf);
  return new Name([...(company === undefined ? [] : [{ O: [{ utf8String: company }] }]), { CN: [{ utf8String: commonName }] }]);
}

/** Private keys are never exportable. */
const newKeys = (): Promise<CryptoKeyPair> => crypto.subtle.generateKey(KEY, false, ['sign', 'verify']);

/** From the day before, whole days only: clocks differ, and the hour at which someone began is nobody's business. */
function span(now: number, days: number): { notBefore: Date; notAfter: Date } {
  const begin = (Math.floor(now / DAY_MS) - 1) * DAY_MS;
  return { notBefore: new Date(begin), notAfter: new Date(begin + days * DAY_MS) };
}

/** 127 random bits: positive, and never zero but by a miracle. */
function serialNumber(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  return Array.from(bytes, (byte, index) => (index === 0 ? (byte & 0x7f) | 0x40 : byte).toString(16).padStart(2, '0')).join('');
}
