import * as v from 'valibot';
import { UNKNOWN_REASONS, type Findings } from './layers.ts';

/** What the page sends its worker. */
export interface VerifyRequest {
  readonly bytes: Uint8Array<ArrayBuffer>;
  readonly header: Findings['header'];
}

const Text = v.pipe(v.string(), v.maxLength(20_000));
const Texts = v.pipe(v.array(v.pipe(v.string(), v.maxLength(100))), v.maxLength(20));
const Uint32 = v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(0xffffffff));

const layer = <Schema extends v.GenericSchema>(says: Schema) =>
  v.variant('state', [
    v.object({ state: v.literal('found'), says }),
    v.object({ state: v.literal('absent'), unsought: v.exactOptional(Texts) }),
    v.object({ state: v.literal('broken'), why: Text }),
    v.object({ state: v.literal('unknown'), why: v.picklist(UNKNOWN_REASONS) }),
  ]);

const Kind = v.picklist(['trained', 'composite']);

const Metadata = v.object({
  id: Text,
  attribution: v.object({
    name: Text,
    model: v.exactOptional(Text),
    host: Text,
    site: Text,
    at: v.number(),
    zone: Text,
  }),
  sourceType: Kind,
  altText: Text,
  reviewed: v.boolean(),
  software: Text,
  provider: v.exactOptional(Text),
  version: v.exactOptional(Text),
  watermarkId: v.exactOptional(v.pipe(v.string(), v.regex(/^[\da-f]{8}$/))),
});

const Credentials = v.object({
  standing: v.picklist(['trusted', 'valid', 'unjudged']),
  signer: v.exactOptional(Text),
  organisation: v.exactOptional(Text),
  software: v.exactOptional(Text),
  title: v.exactOptional(Text),
  system: v.exactOptional(Text),
  ai: v.exactOptional(v.picklist(['trained', 'composite', 'other'])),
  edited: v.boolean(),
  watermarkId: v.exactOptional(Uint32),
});

/** Of each layer, once it has been looked for. A hostile picture may own the worker, so what it says is read like anybody's. */
const Finding = v.object({
  label: v.exactOptional(layer(v.object({ marks: v.pipe(v.number(), v.integer(), v.minValue(1)), texts: Texts }))),
  metadata: v.exactOptional(layer(Metadata)),
  credentials: v.exactOptional(layer(Credentials)),
  watermark: v.exactOptional(layer(v.object({ id: Uint32 }))),
});

export type Finding = Partial<Omit<Findings, 'header'>>;

/** What a worker found, or undefined if it says something else. */
export function parseFinding(message: unknown): Finding | undefined {
  const { success, output } = v.safeParse(Finding, message);
  return success ? output : undefined;
}
