/**
 * `certificate`: no PEM certificate to be read, or a leaf that may not sign (no digitalSignature, a CA, self-signed); `purpose`: none of the extended key
 * usages that content credentials want; `dates`: not valid yet, or no more; `chain`: certificates in the wrong order, or one that did not issue the one
 * before; `key`: no unencrypted PKCS#8 PEM key to be read; `encrypted`: a key behind a pass phrase; `algorithm`: a kind of key that is not used here;
 * `mismatch`: the key belongs to another certificate.
 *
 * `format`: not the picture it was said to be, or one whose parts cannot be read; `signed`: it has credentials already; `name`: nobody to sign for;
 * `storage`: the browser refuses the identity's database.
 */
export type CredentialsReason =
  | 'certificate'
  | 'purpose'
  | 'dates'
  | 'chain'
  | 'key'
  | 'encrypted'
  | 'algorithm'
  | 'mismatch'
  | 'format'
  | 'signed'
  | 'name'
  | 'storage';

/** Credentials that cannot be made, imported or written. The message is for developers; what a person reads is found by the reason. */
export class CredentialsError extends Error {
  override readonly name = 'CredentialsError';
  readonly reason: CredentialsReason;

  constructor(reason: CredentialsReason, message: string, options?: ErrorOptions) {
    super(message, options);
    this.reason = reason;
  }
}
