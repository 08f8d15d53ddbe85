import * as v from 'valibot';
import type { PictureFormat } from '../../types.ts';
import { MetadataError, type MetadataReason } from './error.ts';
import type { Ingredient } from './fields.ts';
import { rawMarks, type RawMarks } from './raw-marks.ts';
import { type XmpProperties, xmpProperties } from './rdf.ts';
import { NAMESPACES } from './xmp.ts';

/** GB 45438's label. Other fields of it may be missing: a reader must not be stricter than the writers are. */
const Aigc = v.object({
  Label: v.pipe(v.union([v.string(), v.number()]), v.transform(String)),
  ContentProducer: v.optional(v.string()),
  ProduceID: v.optional(v.string()),
});

/** Marks of others that an image carries, and what they say. Nobody has judged whether that is true. */
export interface ImageMarks {
  readonly format: PictureFormat;
  /** There is XMP, whatever it says. */
  readonly xmp: boolean;
  /** Why that XMP could not be read: it may say more than is told here. */
  readonly unread?: MetadataReason;
  /** Old IPTC records (IIM), or fields of IPTC in the XMP. */
  readonly iptc: boolean;
  /** Content credentials (C2PA) are there; their signature is not looked at. */
  readonly hasCredentials: boolean;
  /** IPTC digital source types, as addresses, each once: the XMP's first, then those that the credentials name. */
  readonly sourceTypes: readonly string[];
  /** GB 45438's label: `label` is 1 (is generated), 2 (may be) or 3 (is suspected to be). */
  readonly aigc?: { readonly label: string; readonly producer?: string; readonly id?: string };
  readonly instanceId?: string;
}

/** Bytes that are searched for labels and source types, in each piece of a file. */
const MOST_SEARCHED = 1_000_000;
const SOURCE_TYPE = 'http://cv.iptc.org/newscodes/digitalsourcetype/';
const AI_SOURCE_TYPE = /algorithmic/i;

/**
 * Which marks an image carries; undefined if it is an image without any. Reads bytes and nothing else: no network, no signature is judged.
 * @throws MetadataError `format` if it is no PNG, JPEG or WebP, `damaged` if it breaks off or lies about its lengths
 */
export function ingredientsOf(bytes: Uint8Array): ImageMarks | undefined {
  const raw = rawMarks(bytes);
  const { said, unread } = propertiesOf(raw);
  const get = (prefix: keyof typeof NAMESPACES, name: string): string | undefined => {
    const [value] = said?.get(`{${NAMESPACES[prefix]}}${name}`) ?? [];
    return typeof value === 'string' && value !== '' ? value : undefined;
  };
  const own = get('Iptc4xmpExt', 'DigitalSourceType');
  const [label, instanceId] = [aigcOf(get('TC260', 'AIGC'), raw.labels), get('xmpMM', 'InstanceID')];
  const names = [...(said?.keys() ?? [])];
  const marks: ImageMarks = {
    format: raw.format,
    xmp: said !== undefined || unread !== undefined,
    ...(unread === undefined ? {} : { unread }),
    iptc: raw.iptc || names.some((name) => IPTC.some((uri) => name.startsWith(`{${uri}}`))),
    hasCredentials: raw.credentials.length > 0,
    sourceTypes: [...new Set([...(own === undefined ? [] : [own]), ...raw.credentials.flatMap(sourceTypesIn)])],
    ...(label === undefined ? {} : { aigc: label }),
    ...(instanceId === undefined ? {} : { instanceId }),
  };
  return marks.xmp || marks.iptc || marks.hasCredentials || marks.aigc ? marks : undefined;
}

/** What is written about an image: of several source types the one that says AI. @param name its file's, or what the page calls it */
export function ingredientOf(name: string, { format, sourceTypes, aigc, instanceId, hasCredentials }: ImageMarks): Ingredient {
  const generated = aigc?.label === '1' ? TRAINED : undefined;
  const digitalSourceType = sourceTypes.find((type) => AI_SOURCE_TYPE.test(type)) ?? generated ?? sourceTypes[0];
  return {
    name,
    format,
    ...(instanceId === undefined ? {} : { instanceId }),
    ...(digitalSourceType === undefined ? {} : { digitalSourceType }),
    hasCredentials,
  };
}

const IPTC: readonly string[] = [NAMESPACES.Iptc4xmpCore, NAMESPACES.Iptc4xmpExt];
const TRAINED = 'http://cv.iptc.org/newscodes/digitalsourcetype/trainedAlgorithmicMedia';

function propertiesOf({ xmp }: RawMarks): { readonly said?: XmpProperties; readonly unread?: MetadataReason } {
  try {
    const [packet, second] = xmp();
    if (packet === undefined) return {};
    const said = xmpProperties(new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(packet));
    return { said, ...(second === undefined ? {} : { unread: 'doubled' }) };
  } catch (error) {
    return { unread: error instanceof MetadataError ? error.reason : 'damaged' };
  }
}

/** In XMP the label is the field; in Exif it is a property `AIGC` of a JSON text, in a PNG's text the whole of it. */
function aigcOf(field: string | undefined, pieces: readonly Uint8Array[]): ImageMarks['aigc'] {
  const found = pieces.map((piece) => new TextDecoder().decode(piece.subarray(0, MOST_SEARCHED)));
  const texts = found.map((text) => /AIGC[\0":\s\d]{0,20}(\{[^{}]{0,10000}\})/.exec(text)?.[1]);
  for (const text of [field, ...texts]) {
    const label = v.safeParse(Aigc, parsed(text));
    if (!label.success) continue;
    const { Label, ContentProducer, ProduceID } = label.output;
    return {
      label: Label,
      ...(ContentProducer === undefined ? {} : { producer: ContentProducer }),
      ...(ProduceID === undefined ? {} : { id: ProduceID }),
    };
  }
  return undefined;
}

function parsed(text: string | undefined): unknown {
  try {
    return text === undefined ? undefined : JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** Source types that a store of credentials names: texts in CBOR, whose length (24 to 255 bytes) stands before them. */
function sourceTypesIn(store: Uint8Array): string[] {
  const searched = store.subarray(0, MOST_SEARCHED);
  const text = new TextDecoder('latin1').decode(searched);
  const found = new Set<string>();
  for (let at = text.indexOf(SOURCE_TYPE); at >= 0; at = text.indexOf(SOURCE_TYPE, at + SOURCE_TYPE.length)) {
    const length = searched[at - 2] === 0x78 ? (searched[at - 1] ?? 0) : 0;
    const uri = text.slice(at, at + length);
    if (/^[\w:/.]+$/.test(uri) && uri.length > SOURCE_TYPE.length) found.add(uri);
  }
  return [...found];
}
