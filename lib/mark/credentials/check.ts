import { CBORBox, SuperBox } from '@trustnxt/c2pa-ts/jumbf';
import { type Manifest, ManifestStore, ValidationResult } from '@trustnxt/c2pa-ts/manifest';
import * as v from 'valibot';
import { short } from './assertions.ts';
import { assetOf } from './asset.ts';
import {
  type Agent,
  type Claim,
  EDITED,
  shareIdOf,
  type SignedFormat,
  SOFT_BINDING,
  SOURCE_TYPES,
  WATERMARK_ALGORITHM,
  WATERMARKED,
  watermarkOf,
} from './claim.ts';
import { isOwnContainer } from './container.ts';
import { CredentialsError } from './error.ts';
import type { Party } from './said.ts';
import './x509.ts';

/** What the credentials of a picture of ours say, read back from its bytes. */
export interface Checked {
  /** C2PA's codes of what is wrong, or `missing`, `format`, `source-type`, `container`. Empty: signed as it is, by the key of the certificate in it. */
  readonly faults: readonly string[];
  readonly title?: string;
  readonly share?: string;
  readonly sourceType?: Claim['sourceType'];
  readonly system?: Agent;
  readonly redacted: boolean;
  readonly watermark?: number;
  readonly signer?: Party;
  /** How many ingredients it names. */
  readonly ingredients: number;
}

const NOTHING = { redacted: false, ingredients: 0 } as const;
const BindingSchema = v.object({
  alg: v.literal(WATERMARK_ALGORITHM),
  blocks: v.tuple([v.object({ value: v.instance(Uint8Array) })]),
});

/**
 * Reads a picture's credentials back with c2pa-ts and validates hashes and signature: the check before a file is let go. Says nothing about trust, which
 * c2pa-ts does not judge. Never throws.
 */
export async function checkCredentials(bytes: Uint8Array, format: SignedFormat): Promise<Checked> {
  try {
    const asset = assetOf(bytes, format);
    const jumbf = asset.getManifestJUMBF();
    if (!jumbf) return { ...NOTHING, faults: ['missing'] };
    const store = ManifestStore.read(SuperBox.fromBuffer(new Uint8Array(jumbf)));
    const result = await store.validate(asset);
    const manifest = store.getActiveManifest();
    const said = manifest && saidBy(manifest);
    const faults = failures(result);
    if (!said?.sourceType) faults.push('source-type');
    if (!isOwnContainer(bytes, format)) faults.push('container');
    return { ...NOTHING, ...said, faults };
  } catch (error) {
    if (error instanceof CredentialsError) return { ...NOTHING, faults: [error.reason] };
    return { ...NOTHING, faults: failures(ValidationResult.fromError(error instanceof Error ? error : new Error('unknown'))) };
  }
}

/**
 * What a picture's credentials do not say as `claim` does (names of its fields), or why they are not valid. Empty if all is well. Never throws.
 */
export async function credentialsFaults(bytes: Uint8Array, format: SignedFormat, claim: Claim): Promise<readonly string[]> {
  const { faults, ...said } = await checkCredentials(bytes, format);
  if (faults.length > 0) return faults;
  const wanted = {
    title: short(claim.title),
    share: claim.id,
    sourceType: claim.sourceType,
    redacted: claim.redacted,
    watermark: claim.watermark,
    ingredients: claim.ingredients?.length ?? 0,
  };
  const names = ['title', 'share', 'sourceType', 'redacted', 'watermark', 'ingredients'] as const;
  const differing: string[] = names.filter((name) => said[name] !== wanted[name]);
  return said.system?.name === short(claim.system.name) ? differing : [...differing, 'system'];
}

function failures(result: ValidationResult): string[] {
  const codes = result.statusEntries.filter(({ success }) => !success).map(({ code }): string => code);
  return result.isValid ? [] : codes.length > 0 ? [...new Set(codes)] : ['general.error'];
}

/** c2pa-ts lists some names as an enum; a manifest may hold any. */
const named = (text: string | undefined): string | undefined => text;

function saidBy(manifest: Manifest): Omit<Checked, 'faults'> {
  const actions = (manifest.assertions?.getActionAssertions() ?? []).flatMap((assertion) => assertion.actions);
  const did = (name: string): boolean => actions.some(({ action }) => named(action) === name);
  const created = actions.find(({ action }) => named(action) === 'c2pa.created');
  const certificate = manifest.signature?.signatureData.certificate;
  const sourceType = (['trained', 'composite'] as const).find((type) => SOURCE_TYPES[type] === named(created?.digitalSourceType));
  const { name, version } = created?.softwareAgent ?? {};
  const share = shareIdOf(manifest.claim?.instanceID ?? '');
  const watermark = did(WATERMARKED) ? watermarkIn(manifest) : undefined;
  const [signerName, company] = ['CN', 'O'].map((field) => certificate?.subjectName.getField(field)[0]);
  return {
    ...(manifest.claim?.title === undefined ? {} : { title: manifest.claim.title }),
    ...(share === undefined ? {} : { share }),
    ...(sourceType ? { sourceType } : {}),
    ...(name === undefined ? {} : { system: { name, ...(version === undefined ? {} : { version }) } }),
    redacted: did(EDITED),
    ...(watermark === undefined ? {} : { watermark }),
    signer: { ...(signerName === undefined ? {} : { name: signerName }), ...(company === undefined ? {} : { company }) },
    ingredients: manifest.assertions?.getAssertionsByLabel('c2pa.ingredient.v3').length ?? 0,
  };
}

function watermarkIn(manifest: Manifest): number | undefined {
  const [binding, another] = manifest.assertions?.getAssertionsByLabel(SOFT_BINDING) ?? [];
  const box = another ? undefined : binding?.sourceBox?.contentBoxes[0];
  const parsed = v.safeParse(BindingSchema, box instanceof CBORBox ? box.content : undefined);
  return parsed.success ? watermarkOf(parsed.output.blocks[0].value) : undefined;
}
