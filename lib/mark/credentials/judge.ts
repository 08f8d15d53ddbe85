import init, { type InitInput, WasmReader } from '@contentauth/c2pa-wasm';
import * as v from 'valibot';
import { plain } from '../escape.ts';
import { GENERATOR, type SignedFormat } from './claim.ts';
import { hasRemains, isOwnContainer } from './container.ts';
import { saidBy, StoreSchema } from './read-store.ts';
import type { Said } from './said.ts';

/** Media types whose credentials are judged. */
export type JudgedType = `image/${SignedFormat}`;

/**
 * `none`: no content credentials (`remote`: it names an address for them, which is not asked); `valid`: what was signed is as it was signed, by somebody
 * whom none of the anchors vouches for; `trusted`: and an anchor vouches for the name; `invalid`: something was changed, or signed wrongly;
 * `unreadable`: the file could not be read, so nothing is known.
 */
export type Judgement =
  | { readonly kind: 'none'; readonly remote: boolean }
  | { readonly kind: 'valid' | 'trusted'; readonly says: Said }
  | { readonly kind: 'invalid'; readonly failures: readonly string[]; readonly says?: Said }
  | { readonly kind: 'unreadable'; readonly why: string };

/** Code for what no code of C2PA's is for: what no signature covers, and what Sharemark never writes so. */
const CONTAINER_FAULT = 'sharemark.container';
const FORMATS = { 'image/png': 'png', 'image/jpeg': 'jpeg', 'image/webp': 'webp' } as const satisfies Record<
  JudgedType,
  SignedFormat
>;
const UNTRUSTED = 'signingCredential.untrusted';

/**
 * What c2pa-rs says of a picture's content credentials. Asks no network: remote manifests and OCSP are off. All texts in the result are what somebody
 * wrote. Loads 8 MB and may take its time on hostile files: call it in a worker that can be ended, which a crash of c2pa-rs asks for, too.
 * @param anchors certificate authorities that are trusted, as PEM
 * @param wasm where c2pa-rs's code is found; counts at the first call only
 */
export async function judgeCredentials(
  bytes: Uint8Array,
  mime: JudgedType,
  { anchors }: { readonly anchors: readonly string[] },
  wasm: InitInput,
): Promise<Judgement> {
  await init({ module_or_path: wasm });
  let reader: WasmReader | undefined;
  try {
    reader = await WasmReader.fromBytes(mime, bytes, settingsFor(anchors));
    return looked(judgementOf(JSON.parse(reader.json()), JSON.parse(reader.crJson())), bytes, FORMATS[mime]);
  } catch (error) {
    return looked(failureOf(error instanceof Error ? error.message : String(error)), bytes, FORMATS[mime]);
  } finally {
    reader?.free();
  }
}

function settingsFor(anchors: readonly string[]): string {
  return JSON.stringify({
    version: 1,
    // c2pa-rs takes no empty list.
    ...(anchors.length === 0 ? {} : { trust: { user_anchors: anchors.join('\n') } }),
    core: { allowed_network_hosts: [] },
    verify: {
      verify_after_reading: true,
      verify_trust: true,
      verify_timestamp_trust: true,
      ocsp_fetch: false,
      remote_manifest_fetch: false,
    },
  });
}

function judgementOf(json: unknown, report: unknown): Judgement {
  const store = v.parse(StoreSchema, json);
  const says = saidBy(store, report);
  const failures = [...new Set(store.validation_status.map(({ code }) => code))].filter((code) => code !== UNTRUSTED);
  if (store.validation_state === 'Invalid' || failures.length > 0 || !says) {
    return { kind: 'invalid', failures, ...(says ? { says } : {}) };
  }
  return { kind: store.validation_state === 'Trusted' ? 'trusted' : 'valid', says };
}

/** What c2pa-rs does not look at. */
function looked(judgement: Judgement, bytes: Uint8Array, format: SignedFormat): Judgement {
  if (judgement.kind === 'none' && !judgement.remote && hasRemains(bytes))
    return { kind: 'invalid', failures: [CONTAINER_FAULT] };
  if (judgement.kind !== 'valid' && judgement.kind !== 'trusted') return judgement;
  if (judgement.says.generator?.name !== GENERATOR || isOwnContainer(bytes, format)) return judgement;
  return { kind: 'invalid', failures: [CONTAINER_FAULT], says: judgement.says };
}

function failureOf(message: string): Judgement {
  if (/JumbfNotFound|no JUMBF data found/i.test(message)) return { kind: 'none', remote: false };
  if (/RemoteManifest|remote manifest/i.test(message)) return { kind: 'none', remote: true };
  return { kind: 'unreadable', why: plain(message, 300) };
}
