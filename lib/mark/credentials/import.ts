import { PURPOSES } from './certificates.ts';
import { CredentialsError } from './error.ts';
import type { Algorithm, Identity } from './identity.ts';
import {
  BasicConstraintsExtension,
  ExtendedKeyUsageExtension,
  KeyUsageFlags,
  KeyUsagesExtension,
  PemConverter,
  X509Certificate,
} from './x509.ts';

/** Longest PEM text in characters, and longest chain: what is imported is stored and goes into every picture. */
const MAX_PEM_CHARS = 100_000;
const MAX_CHAIN = 8;

type KeyParams = EcKeyImportParams | RsaHashedImportParams | { readonly name: 'Ed25519' };
/** Kinds of keys that are used, as WebCrypto imports them and as it is asked to sign. */
const KINDS = {
  ES256: { key: { name: 'ECDSA', namedCurve: 'P-256' }, use: { name: 'ECDSA', hash: 'SHA-256' } },
  ES384: { key: { name: 'ECDSA', namedCurve: 'P-384' }, use: { name: 'ECDSA', hash: 'SHA-384' } },
  PS256: { key: { name: 'RSA-PSS', hash: 'SHA-256' }, use: { name: 'RSA-PSS', saltLength: 32 } },
  Ed25519: { key: { name: 'Ed25519' }, use: { name: 'Ed25519' } },
} as const satisfies Record<Algorithm, { key: KeyParams; use: object }>;
const MIN_RSA_BITS = 2048;

/**
 * An identity from a certificate and key that somebody else made. The key is imported so that nobody can read it again.
 * @param chainPem certificates, the signing one first, each issued by the next; with or without the root
 * @param keyPem its private key, PKCS#8 without a pass phrase
 * @param now in ms since 1970
 * @throws CredentialsError `certificate`, `purpose`, `dates`, `chain`, `key`, `encrypted`, `algorithm` or `mismatch`
 */
export async function importIdentity(chainPem: string, keyPem: string, now: number): Promise<Identity> {
  const chain = certificatesIn(chainPem);
  const [leaf, ...issuers] = chain;
  if (!leaf) throw new CredentialsError('certificate', 'no certificate in the PEM text');
  const algorithm = algorithmOf(leaf);
  maySign(leaf);
  if (chain.some(({ notBefore, notAfter }) => notBefore.getTime() >= now || notAfter.getTime() <= now)) {
    throw new CredentialsError('dates', 'a certificate is not valid now');
  }
  await inOrder(leaf, issuers);
  const key = await importKey(keyPem, algorithm);
  await belongTogether(key, leaf, algorithm);
  return { key, algorithm, chain: chain.map(({ rawData }) => new Uint8Array(rawData)) };
}

function certificatesIn(pem: string): X509Certificate[] {
  try {
    const blocks = blocksOf(pem).filter(({ type }) => type === 'CERTIFICATE');
    if (blocks.length > MAX_CHAIN) throw new RangeError('too many certificates');
    return blocks.map(({ rawData }) => new X509Certificate(rawData));
  } catch (cause) {
    throw new CredentialsError('certificate', 'a certificate cannot be read', { cause });
  }
}

function blocksOf(pem: string): ReturnType<typeof PemConverter.decodeWithHeaders> {
  if (pem.length > MAX_PEM_CHARS) throw new RangeError('too long');
  // Behind Windows's line ends the library finds nothing.
  return PemConverter.decodeWithHeaders(pem.replace(/\r\n?/g, '\n'));
}

function algorithmOf({ publicKey }: X509Certificate): Algorithm {
  const { name, ...details } = publicKey.algorithm;
  const curve: unknown = 'namedCurve' in details ? details.namedCurve : undefined;
  const bits: unknown = 'modulusLength' in details ? details.modulusLength : 0;
  if (name === 'ECDSA' && curve === 'P-256') return 'ES256';
  if (name === 'ECDSA' && curve === 'P-384') return 'ES384';
  if (name === 'Ed25519') return 'Ed25519';
  if (name.startsWith('RSA') && typeof bits === 'number' && bits >= MIN_RSA_BITS) return 'PS256';
  throw new CredentialsError('algorithm', `${name} keys of this kind are not used`);
}

/** What C2PA asks of a certificate that signs (2.1, 14.5.1). Whoever verifies looks at the same. */
function maySign(leaf: X509Certificate): void {
  const usages = leaf.getExtension(KeyUsagesExtension);
  const purposes = leaf.getExtension(ExtendedKeyUsageExtension)?.usages.map(String) ?? [];
  if (leaf.subject === leaf.issuer) throw new CredentialsError('certificate', 'it is signed by itself');
  if (leaf.getExtension(BasicConstraintsExtension)?.ca) throw new CredentialsError('certificate', 'it is an authority');
  if (!usages?.critical || (usages.usages & KeyUsageFlags.digitalSignature) === 0) {
    throw new CredentialsError('certificate', 'it may not sign');
  }
  // "Any purpose" is none, and a time stamp's or a revocation server's certificate signs nothing else.
  const others = ['2.5.29.37.0', '1.3.6.1.5.5.7.3.8', '1.3.6.1.5.5.7.3.9'];
  if (!PURPOSES.some((purpose) => purposes.includes(purpose)) || others.some((purpose) => purposes.includes(purpose))) {
    throw new CredentialsError('purpose', 'it is not for signing documents or e-mail');
  }
}

async function inOrder(leaf: X509Certificate, issuers: readonly X509Certificate[]): Promise<void> {
  let below = leaf;
  for (const issuer of issuers) {
    const issued =
      below.issuer === issuer.subject &&
      issuer.getExtension(BasicConstraintsExtension)?.ca === true &&
      (await below.verify({ publicKey: issuer.publicKey, signatureOnly: true }).catch(() => false));
    if (!issued) throw new CredentialsError('chain', 'a certificate did not issue the one before it');
    below = issuer;
  }
}

async function importKey(pem: string, algorithm: Algorithm): Promise<CryptoKey> {
  const blocks = readKeyBlocks(pem);
  if (blocks.some(({ type }) => type === 'ENCRYPTED PRIVATE KEY'))
    throw new CredentialsError('encrypted', 'it has a pass phrase');
  const [block, another] = blocks.filter(({ type }) => type === 'PRIVATE KEY');
  if (!block || another) throw new CredentialsError('key', 'not one PKCS#8 key in the PEM text');
  const attempt = (kind: KeyParams): Promise<CryptoKey | undefined> =>
    crypto.subtle.importKey('pkcs8', block.rawData, kind, false, ['sign']).catch(() => undefined);
  const key = await attempt(KINDS[algorithm].key);
  if (key) return key;
  const others = await Promise.all(Object.values(KINDS).map((kind) => attempt(kind.key)));
  throw others.some(Boolean)
    ? new CredentialsError('mismatch', 'the key is of another kind than the certificate')
    : new CredentialsError('key', 'the key cannot be read');
}

function readKeyBlocks(pem: string): ReturnType<typeof PemConverter.decodeWithHeaders> {
  try {
    return blocksOf(pem);
  } catch (cause) {
    throw new CredentialsError('key', 'the key cannot be read', { cause });
  }
}

async function belongTogether(key: CryptoKey, leaf: X509Certificate, algorithm: Algorithm): Promise<void> {
  const { key: kind, use } = KINDS[algorithm];
  const sample = crypto.getRandomValues(new Uint8Array(32));
  const open = await crypto.subtle.importKey('spki', spkiOf(leaf), kind, true, ['verify']).catch((cause: unknown) => {
    throw new CredentialsError('certificate', 'its key cannot be read', { cause });
  });
  if (!(await crypto.subtle.verify(use, open, await crypto.subtle.sign(use, key, sample), sample))) {
    throw new CredentialsError('mismatch', 'the key belongs to another certificate');
  }
}

const spkiOf = ({ publicKey }: X509Certificate): ArrayBuffer => publicKey.rawData;
