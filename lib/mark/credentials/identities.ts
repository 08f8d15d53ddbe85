import type { Clock } from '../../clock.ts';
import { plain } from '../escape.ts';
import { type Holder, LEAF_DAYS, namesOf } from './certificates.ts';
import { CredentialsError } from './error.ts';
import { type Identity, makeIdentity, newLeaf } from './identity.ts';
import { importIdentity } from './import.ts';
import type { Party } from './said.ts';
import type { IdentityStorage, StoredIdentities, StoredOwn } from './storage.ts';
import { PemConverter, X509Certificate } from './x509.ts';

/** A leaf signs for a year, of the ten for which it is valid: what is signed last can be verified for nine. */
const DAY_MS = 86_400_000;
const RENEW_MS = 365 * DAY_MS;
/** Graphemes of a name that are shown. */
const MAX_NAME = 200;

/** What settings show of a certificate. */
export interface CertificateSummary {
  readonly holder: Party;
  readonly issuer: Party;
  /** In ms since 1970. */
  readonly notBefore: number;
  readonly notAfter: number;
}

/** Who signs on this device. What cannot be stored or read rejects with a CredentialsError `storage`. */
export interface Identities {
  /**
   * Who signs a share: with `unlinkable` somebody new each time; else the imported certificate if there is one; else the device's own, made at first use
   * and anew when the names change.
   * @throws CredentialsError `name`, `storage`, and `dates` if the imported certificate is not valid now
   */
  signer(holder: Holder, options?: { readonly unlinkable?: boolean }): Promise<Identity>;
  /** Takes over somebody else's certificate and key, see `importIdentity`. Replaces one that was imported before. */
  import(chainPem: string, keyPem: string): Promise<CertificateSummary>;
  /** The imported certificate, if there is one. */
  imported(): Promise<CertificateSummary | undefined>;
  /** Forgets the imported certificate and its key. What was signed with it is still known as one's own. */
  removeImported(): Promise<void>;
  /** The authority of this device's own as PEM, for others to trust; made if there is none yet. @throws CredentialsError `name`, `storage` */
  exportAuthority(holder: Holder): Promise<string>;
  /** Every authority, as PEM, that vouches or vouched for shares of this device; the unlinkable ones' are not kept. */
  anchors(): Promise<readonly string[]>;
}

export function createIdentities(storage: IdentityStorage, clock: Pick<Clock, 'now'>): Identities {
  async function own(holder: Holder): Promise<StoredOwn> {
    const names = namesOf(holder);
    const now = clock.now();
    const known = (await storage.read()).own;
    if (known && serves(known, names, now)) return known;
    const made =
      known && sameNames(known, names) && authorityServes(known, now)
        ? await newLeaf(names, known.authority, now)
        : await makeIdentity(names, now);
    const stored = await storage.change((before) => {
      // Somebody else may have made one meanwhile.
      if (before.own && serves(before.own, names, now)) return before;
      return withAuthority({ ...before, own: { ...names, ...mutable(made) } }, made.authority.certificate);
    });
    return stored.own ?? { ...names, ...mutable(made) };
  }

  return {
    async signer(holder, { unlinkable = false } = {}) {
      if (unlinkable) return (await makeIdentity(namesOf(holder), clock.now())).identity;
      const { imported } = await storage.read();
      if (!imported) return (await own(holder)).identity;
      validNow(imported, clock.now());
      return imported;
    },
    async import(chainPem, keyPem) {
      const imported = await importIdentity(chainPem, keyPem, clock.now());
      const chain = [...imported.chain];
      const [leaf] = chain;
      const root = chain.at(-1);
      await storage.change((before) => {
        const after = { ...before, imported: { ...imported, chain } };
        // A leaf alone has nobody here who could vouch for it.
        return root && chain.length > 1 ? withAuthority(after, root) : after;
      });
      return summaryOf(leaf ?? new Uint8Array());
    },
    async imported() {
      const [leaf] = (await storage.read()).imported?.chain ?? [];
      return leaf && summaryOf(leaf);
    },
    async removeImported() {
      await storage.change((before) => ({ ...before, imported: undefined }));
    },
    exportAuthority: async (holder) => pemOf((await own(holder)).authority.certificate),
    anchors: async () => (await storage.read()).authorities.map(pemOf),
  };
}

const mutable = ({ identity, authority }: Awaited<ReturnType<typeof makeIdentity>>) => ({
  identity: { ...identity, chain: [...identity.chain] },
  authority,
});

const sameNames = (known: StoredOwn, { name, company }: Holder): boolean => known.name === name && known.company === company;

/** Whether an identity is for these names, valid, and not too old to sign. */
function serves(known: StoredOwn, names: Holder, now: number): boolean {
  const [leaf] = known.identity.chain;
  if (!leaf || !sameNames(known, names)) return false;
  const { notBefore, notAfter } = new X509Certificate(leaf);
  return notBefore.getTime() < now && now < Math.min(notBefore.getTime() + RENEW_MS, notAfter.getTime());
}

/** Whether an authority lives longer than a leaf that is made now. */
function authorityServes(known: StoredOwn, now: number): boolean {
  const { notBefore, notAfter } = new X509Certificate(known.authority.certificate);
  return notBefore.getTime() < now && now + LEAF_DAYS * DAY_MS < notAfter.getTime();
}

function validNow({ chain }: Identity, now: number): void {
  const dates = chain.map((der) => new X509Certificate(der));
  if (dates.every(({ notBefore, notAfter }) => notBefore.getTime() < now && now < notAfter.getTime())) return;
  throw new CredentialsError('dates', 'the imported certificate is not valid now');
}

function withAuthority(stored: StoredIdentities, certificate: Uint8Array<ArrayBuffer>): StoredIdentities {
  const known = stored.authorities.some(
    (one) => one.length === certificate.length && one.every((byte, at) => byte === certificate[at]),
  );
  return known ? stored : { ...stored, authorities: [...stored.authorities, certificate] };
}

const pemOf = (der: Uint8Array<ArrayBuffer>): string => `${PemConverter.encode(der, 'CERTIFICATE')}\n`;

function summaryOf(der: Uint8Array<ArrayBuffer>): CertificateSummary {
  const { subjectName, issuerName, notBefore, notAfter } = new X509Certificate(der);
  const party = (name: typeof subjectName): Party => {
    const [common, company] = ['CN', 'O'].map((field) => plain(name.getField(field)[0] ?? '', MAX_NAME));
    return { ...(common ? { name: common } : {}), ...(company ? { company } : {}) };
  };
  return { holder: party(subjectName), issuer: party(issuerName), notBefore: notBefore.getTime(), notAfter: notAfter.getTime() };
}
