import { CoseAlgorithmIdentifier, type Signer } from '@trustnxt/c2pa-ts/cose';
import type { Algorithm, Identity } from './identity.ts';
import { X509Certificate } from './x509.ts';

/** How WebCrypto is asked for each of COSE's algorithms (RFC 9053), and how long its signatures are, in bytes; PS256's are as long as the key. */
const SIGNING = {
  ES256: { id: CoseAlgorithmIdentifier.ES256, params: { name: 'ECDSA', hash: 'SHA-256' }, bytes: 64 },
  ES384: { id: CoseAlgorithmIdentifier.ES384, params: { name: 'ECDSA', hash: 'SHA-384' }, bytes: 96 },
  PS256: { id: CoseAlgorithmIdentifier.PS256, params: { name: 'RSA-PSS', saltLength: 32 }, bytes: undefined },
  Ed25519: { id: CoseAlgorithmIdentifier.Ed25519, params: { name: 'Ed25519' }, bytes: 64 },
} as const satisfies Record<Algorithm, { id: CoseAlgorithmIdentifier; params: object; bytes: number | undefined }>;

/** What c2pa-ts calls to have something signed; the key never leaves WebCrypto. */
export function signerOf({ key, algorithm, chain }: Identity): Signer {
  const [certificate, ...chainCertificates] = chain.map(asCertificate);
  if (!certificate) throw new TypeError('an identity without a certificate');
  const { id, params } = SIGNING[algorithm];
  return {
    algorithm: id,
    certificate,
    chainCertificates,
    sign: async (payload) => new Uint8Array(await crypto.subtle.sign(params, key, new Uint8Array(payload))),
  };
}

/** Bytes of a signature, which are known before it is made. */
export function signatureBytes({ key, algorithm }: Identity): number {
  const { bytes } = SIGNING[algorithm];
  if (bytes !== undefined) return bytes;
  const length: unknown = 'modulusLength' in key.algorithm ? key.algorithm.modulusLength : undefined;
  if (typeof length !== 'number') throw new TypeError('an RSA key without a length');
  return Math.ceil(length / 8);
}

/** c2pa-ts brings an older version of the library; of a certificate to be written it takes the bytes alone. */
function asCertificate(der: Uint8Array<ArrayBuffer>): Signer['certificate'] {
  // oxlint-disable-next-line no-unsafe-type-assertion -- two versions of one class, see above
  return new X509Certificate(der) as unknown as Signer['certificate'];
}
