import type { Clock } from '../../clock.ts';
import type { Described, ShareOutcome, ShareProgress } from '../../messages.ts';
import type { MarkedPicture } from '../../mark/mark-picture.ts';
import type { Find } from '../../mark/redact/index.ts';
import type { LabelChoice } from '../../policy/label.ts';
import type { Ledger } from '../../meter/ledger.ts';
import type { Settings, SettingsPatch } from '../../settings/schema.ts';
import type { Attribution, Box, PictureFormat, ShareId, Topic, TopicCheck, Verdict } from '../../types.ts';
import type { Drafts } from './drafts.ts';
import type { SavedFile } from './save.ts';

/** Capture without any mark. */
interface RawShot {
  readonly picture: OffscreenCanvas;
  /** Device pixels per css pixel. */
  readonly scale: number;
  /** Hash of the completion's text after the capture. */
  readonly hash: string;
  /** Of each stretch that was asked about, in css pixels from the completion's corner. */
  readonly boxes: readonly (readonly Box[])[];
}

/** The tab and frame a share is about, as the browser tells it. */
export interface ShareSource {
  readonly tabId: number;
  readonly frameId: number;
  readonly origin: string;
}

/** What goes onto and into a picture. */
interface MarkOrder {
  readonly share: ShareId;
  readonly shot: Blob | OffscreenCanvas;
  readonly scale: number;
  readonly attribution: Attribution;
  readonly text: string;
  readonly reviewed: boolean;
  /** Whether parts of it were covered. */
  readonly redacted: boolean;
  /** Topics to put a note of caution about on it. */
  readonly cautions: readonly Topic[];
  /** Style and wording of the label. */
  readonly label: Pick<LabelChoice, 'style' | 'marks'>;
  readonly format: PictureFormat;
}

/** What the flow needs of its surroundings. */
export interface ShareDeps {
  readonly clock: Clock;
  readonly zone: () => string;
  readonly newId: () => string;
  readonly settings: () => Promise<Settings>;
  readonly update: (change: (current: Settings) => SettingsPatch) => Promise<void>;
  readonly ledger: Promise<Ledger>;
  readonly drafts: Drafts;
  readonly judge: (text: string, origin: string) => Promise<Verdict>;
  /** What a text reads like; on this device. */
  readonly topics: (text: string) => TopicCheck;
  /** The completion meant by the token, or by what the reader looks at. Undefined if there is none. */
  readonly describe: (source: ShareSource, token: string | undefined, menu: boolean) => Promise<Described | undefined>;
  /** @throws ShareError */
  readonly capture: (
    source: ShareSource,
    described: Described,
    signal: AbortSignal,
    progress: (progress: ShareProgress) => void,
    /** Stretches of the text whose boxes are wanted. */
    spans: readonly Find[],
  ) => Promise<RawShot>;
  /** Draws solid boxes over parts of a capture. */
  readonly cover: (shot: Blob, boxes: readonly Box[]) => Promise<Blob>;
  /** What stands in a text in place of what was hidden. */
  readonly words: (find: Find) => string;
  /** A capture as a file without marks, for keeping. */
  readonly encode: (shot: OffscreenCanvas) => Promise<Blob>;
  /** Marks the picture and reads the marks back from the bytes. @throws MarkError */
  readonly mark: (order: MarkOrder) => Promise<MarkedPicture>;
  /** @throws ShareError */
  readonly save: (picture: Blob, name: string) => Promise<SavedFile>;
  /** What became of a file, by a part of its name; see `findSaved`. */
  readonly find: (part: string) => Promise<string | false | undefined>;
  readonly siteLabel: (origin: string) => string;
  /** Tells the page what came of a share of it; the page may be gone. */
  readonly tell: (source: ShareSource, outcome: ShareOutcome) => Promise<void>;
  readonly openReview: (share: ShareId) => Promise<void>;
}

export type { Described };
