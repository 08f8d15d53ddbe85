/** What a context that signs or shows identities loads at once; it is heavy, so it is imported when it is needed. */
export { type CredentialsReason } from './error.ts';
export { type CertificateSummary, createIdentities, type Identities } from './identities.ts';
export { sealed } from './seal.ts';
export { createIdentityStorage } from './storage.ts';
