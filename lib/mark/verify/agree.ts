import type { MetadataFields } from '../metadata/index.ts';

/** Certificates cut names here (RFC 5280: 64 characters), perhaps in the middle of a grapheme. */
const CUT_FROM = 56;

/** Whether the details' name (`Jane Doe, Example Ltd`: a person, a company) and the signer's can be the same person's or their company's. */
export function agreesOnName({ attribution: { name } }: MetadataFields, signer: string): boolean {
  if (name === signer || name.startsWith(`${signer}, `) || name.endsWith(`, ${signer}`)) return true;
  return signer.length >= CUT_FROM && name.startsWith(signer.slice(0, CUT_FROM));
}

/** Whether the details and the credentials can mean the same AI model. Either may name the service, too, or it alone, which contradicts nothing. */
export function agreesOnModel({ attribution, provider, version }: MetadataFields, system: string): boolean {
  const names = [attribution.site, attribution.host, provider].flatMap((name) => (name ? folded(name) : []));
  // The longest first: a site's name may be part of its host's.
  const services = names.toSorted((one, other) => other.length - one.length);
  const without = (text: string) => services.reduce((rest, service) => rest.replaceAll(service, ' '), folded(text)).trim();
  const models = [attribution.model, version].flatMap((name) => (name ? without(name) : [])).filter((name) => name !== '');
  const other = without(system);
  return other === '' || models.length === 0 || models.some((model) => other.includes(model) || model.includes(other));
}

const folded = (text: string): string => text.normalize('NFKC').toLowerCase();
