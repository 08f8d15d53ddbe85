import type { MetadataFields } from '../metadata/index.ts';
import type { PictureHeader } from './header.ts';

/**
 * Why a mark could not be looked for. `remote`: the file only names an address for its credentials, which is not asked; `format`: marks of this kind are not
 * read in such files; `unreadable`: that part of the file is damaged or in a form that is not read; `failed`: the search broke off or took too long.
 */
export const UNKNOWN_REASONS = ['remote', 'format', 'unreadable', 'failed'] as const;
export type UnknownReason = (typeof UNKNOWN_REASONS)[number];

/** What came of looking for one of the four marks. `broken`: it is there and does not hold; `unknown`: it could not be looked for. */
export type Layer<Says> =
  | { readonly state: 'found'; readonly says: Says }
  | {
      readonly state: 'absent';
      /** Wordings of the label that this device has no letters for, so that they were not looked for. */
      readonly unsought?: readonly string[];
    }
  | { readonly state: 'broken'; readonly why: string }
  | { readonly state: 'unknown'; readonly why: UnknownReason };

/** What content credentials say. All of it is the signer's word; only `standing` is the judge's. */
export interface CredentialsSay {
  /**
   * `trusted`: an anchor that is known here vouches for the signer; `valid`: unaltered since somebody unknown signed it; `unjudged`: unaltered, and who is
   * known here could not be looked up.
   */
  readonly standing: 'trusted' | 'valid' | 'unjudged';
  readonly signer?: string;
  readonly organisation?: string;
  readonly software?: string;
  readonly title?: string;
  /** What is said to have made what is shown: an AI model and its version, or whatever else. */
  readonly system?: string;
  /** Whether they call the picture the work of an AI model, in whole or in part; `other`: they name another origin, a camera say. */
  readonly ai?: 'trained' | 'composite' | 'other';
  readonly edited: boolean;
  readonly watermarkId?: number;
}

export interface WatermarkSays {
  /** 32 bits. */
  readonly id: number;
}

export interface LabelSays {
  /** How many marks were found. */
  readonly marks: number;
  /** Their wordings, each once, e.g. `AI-GENERATED`. */
  readonly texts: readonly string[];
}

/** Everything that was found out about a picture. */
export interface Findings {
  readonly header: PictureHeader;
  readonly label: Layer<LabelSays>;
  readonly metadata: Layer<MetadataFields>;
  readonly credentials: Layer<CredentialsSay>;
  readonly watermark: Layer<WatermarkSays>;
}

export type LayerName = 'label' | 'metadata' | 'credentials' | 'watermark';

/** In the order in which a person can follow them. */
export const LAYERS: readonly LayerName[] = ['label', 'metadata', 'credentials', 'watermark'];
