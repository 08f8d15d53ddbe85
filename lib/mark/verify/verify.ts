import type { Judgement, JudgedType } from '../credentials/judge.ts';
import type { Pixels } from '../label/types.ts';
import { MetadataError, readMetadata, type MetadataFields } from '../metadata/index.ts';
import { readWatermark } from '../watermark/index.ts';
import { credentialsLayer } from './credentials.ts';
import type { PictureHeader } from './header.ts';
import { findLabel, type Template } from './label/index.ts';
import type { CredentialsSay, LabelSays, Layer, WatermarkSays } from './layers.ts';
import type { Finding, VerifyRequest } from './protocol.ts';

/** What the search needs of a browser: given in, so that it is loaded only where it is needed, and so that it runs without one. */
export interface Tools {
  /** Decodes the picture (its first frame). @throws if the browser cannot */
  decode(bytes: Uint8Array<ArrayBuffer>): Promise<Pixels>;
  /** The label's wordings as they are drawn, and those that this device has no letters for. */
  templates(): Promise<{ readonly templates: readonly Template[]; readonly unsought: readonly string[] }>;
  /** Certificates that are trusted here, as PEM. */
  anchors(): Promise<readonly string[]>;
  /** c2pa-rs; see `judgeCredentials`. */
  judge(bytes: Uint8Array, mime: JudgedType, trust: { readonly anchors: readonly string[] }): Promise<Judgement>;
}

/** Runs a search; what it throws makes a layer unknown, not absent. */
async function settled<Says>(search: () => Layer<Says> | Promise<Layer<Says>>): Promise<Layer<Says>> {
  try {
    return await search();
  } catch (error) {
    console.warn('Sharemark could not look for a mark', error);
    return { state: 'unknown', why: 'failed' };
  }
}

/** Details in the file; a picture of another format can carry none of ours. Only what Sharemark wrote and somebody changed is broken. */
function metadataLayer(bytes: Uint8Array, kind: PictureHeader['kind']): Layer<MetadataFields> {
  if (kind === 'gif') return { state: 'absent' };
  try {
    const says = readMetadata(bytes);
    return says ? { state: 'found', says } : { state: 'absent' };
  } catch (error) {
    if (!(error instanceof MetadataError)) throw error;
    return error.reason === 'incomplete' ? { state: 'broken', why: error.message } : { state: 'unknown', why: 'unreadable' };
  }
}

async function labelLayer(pixels: Pixels, tools: Tools): Promise<Layer<LabelSays>> {
  const { templates, unsought } = await tools.templates();
  const { marks } = findLabel(pixels, templates);
  if (marks.length > 0)
    return { state: 'found', says: { marks: marks.length, texts: [...new Set(marks.map(({ text }) => text))] } };
  return { state: 'absent', ...(unsought.length > 0 ? { unsought } : {}) };
}

function watermarkLayer(pixels: Pixels): Layer<WatermarkSays> {
  const says = readWatermark(pixels);
  return says ? { state: 'found', says } : { state: 'absent' };
}

async function credentials(bytes: Uint8Array, kind: PictureHeader['kind'], tools: Tools): Promise<Layer<CredentialsSay>> {
  // GIFs may carry credentials, which nobody here reads.
  if (kind === 'gif') return { state: 'unknown', why: 'format' };
  const anchors = await tools.anchors().catch((error: unknown) => {
    console.warn('Sharemark could not look up whom it trusts', error);
    return undefined;
  });
  return credentialsLayer(await tools.judge(bytes, `image/${kind}`, { anchors: anchors ?? [] }), anchors !== undefined);
}

/**
 * Looks for all marks of a picture, and tells of each as soon as it is known. Never rejects. c2pa-rs comes last: where a hostile file makes it
 * hang, the others are told already.
 */
export async function verify(
  { bytes, header: { kind } }: VerifyRequest,
  tools: Tools,
  tell: (finding: Finding) => void,
): Promise<void> {
  tell({ metadata: await settled(() => metadataLayer(bytes, kind)) });
  const decoding = tools.decode(bytes);
  tell({ label: await settled(async () => labelLayer(await decoding, tools)) });
  tell({ watermark: await settled(async () => watermarkLayer(await decoding)) });
  tell({ credentials: await settled(() => credentials(bytes, kind, tools)) });
}
