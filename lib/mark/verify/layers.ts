import type { MetadataFields } from '../metadata/index.ts';
import type { PictureHeader } from './header.ts';

/** What came of looking for one of the four marks. `broken`: it is there and does not hold; `unknown`: it could not be looked for. */
export type Layer<Says> =
  | { readonly state: 'found'; readonly says: Says }
  | { readonly state: 'absent' }
  | { readonly state: 'broken'; readonly why: string }
  | { readonly state: 'unknown' };

/** What content credentials say. All of it is the signer's word; only `standing` is the judge's. */
export interface CredentialsSay {
  /** `trusted`: an anchor that is known here vouches for the signer; `valid`: unaltered since somebody unknown signed it. */
  readonly standing: 'trusted' | 'valid';
  readonly signer?: string;
  readonly organisation?: string;
  readonly software?: string;
  readonly title?: string;
  /** Whether they call the picture the work of an AI model, in whole or in part. */
  readonly ai?: 'trained' | 'composite';
  readonly edited: boolean;
  readonly watermarkId?: number;
}

export interface WatermarkSays {
  /** 32 bits. */
  readonly id: number;
}

export interface LabelSays {
  /** How many AI-GENERATED were found. */
  readonly marks: number;
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
