/** Formats that credentials are put into. */
export type SignedFormat = 'png' | 'jpeg' | 'webp';

/** A program or an AI system, as it calls itself. */
export interface Agent {
  readonly name: string;
  readonly version?: string;
}

/** A picture that was in the chat, and what was known of its origin: marks on it are told, not stripped. */
export interface Ingredient {
  readonly title: string;
  /** Its media type, e.g. `image/jpeg`. */
  readonly format?: string;
  /** Its own instance id, where it has one. */
  readonly instanceId?: string;
  /** IRI of IPTC's digital source type, where its marks tell one. */
  readonly digitalSourceType?: string;
  /** Which marks were found on it, in words. */
  readonly description?: string;
}

/** What the credentials say about a picture. */
export interface Claim {
  /** UUID of the share; becomes the instance id. */
  readonly id: string;
  readonly title: string;
  /** `trained`: only what the model wrote is shown; `composite`: what a person wrote, too. */
  readonly sourceType: 'trained' | 'composite';
  /** The AI system that wrote what is shown. */
  readonly system: Agent;
  /** What made the file: `GENERATOR` and its version. */
  readonly generator: Agent;
  /** When the picture was made, in ms since 1970. */
  readonly at: number;
  /** Whether parts were covered before it went out. */
  readonly redacted: boolean;
  /** The 32 bits that the invisible watermark carries; absent if there is none. */
  readonly watermark?: number;
  readonly ingredients?: readonly Ingredient[];
}

/** What calls itself Sharemark in a claim has to look like it in every byte, see `isOwnContainer`. */
export const GENERATOR = 'Sharemark';

const IPTC = 'http://cv.iptc.org/newscodes/digitalsourcetype/';
export const SOURCE_TYPES = {
  trained: `${IPTC}trainedAlgorithmicMedia`,
  composite: `${IPTC}compositeWithTrainedAlgorithmicMedia`,
} as const satisfies Record<Claim['sourceType'], string>;

/** Our own name for the watermark's coding; it is in no public list. */
export const WATERMARK_ALGORITHM = 'org.sharemark.watermark.1';
export const SOFT_BINDING = 'c2pa.soft-binding';
export const WATERMARKED = 'c2pa.watermarked.bound';
export const EDITED = 'c2pa.edited';
const INSTANCE = 'xmp:iid:';

export const instanceIdOf = (id: string): string => `${INSTANCE}${id}`;
/** The share's id, if it is one of ours. */
export const shareIdOf = (instanceId: string): string | undefined =>
  instanceId.startsWith(INSTANCE) ? instanceId.slice(INSTANCE.length) : undefined;

/** The watermark's id as a soft binding's value: four bytes, the highest first. */
export const watermarkBytes = (id: number): Uint8Array => Uint8Array.of(...[24, 16, 8, 0].map((shift) => (id >>> shift) & 0xff));

/** The id in a soft binding's value; undefined if it is not four bytes. */
export function watermarkOf(value: ArrayLike<number>): number | undefined {
  const bytes = Array.from(value);
  if (bytes.length !== 4 || bytes.some((byte) => !Number.isInteger(byte) || byte < 0 || byte > 0xff)) return undefined;
  return bytes.reduce((id, byte) => id * 256 + byte, 0);
}
