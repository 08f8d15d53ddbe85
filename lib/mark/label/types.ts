import type { Attribution, LabelStyle } from '../../types.ts';

/** A picture in memory: RGBA, row after row, as canvas image data has it. */
export interface Pixels {
  readonly width: number;
  readonly height: number;
  readonly data: Uint8ClampedArray;
}

/** A picture that is read in pieces, for captures whose pixels should not all be in memory at once. */
export interface PixelRows {
  readonly width: number;
  readonly height: number;
  /** RGBA of `count` whole rows from row `from` on. */
  rows(from: number, count: number): Uint8ClampedArray;
}

/** The label's words in the language of the interface. Braces are filled in; what they are filled with is never searched for braces. */
export interface LabelTexts {
  /** BCP 47 language the date is written in. */
  readonly language: string;
  /** e.g. `AI-generated` */
  readonly headline: string;
  /** After the headline in a sentence, e.g. `with {model} on {site}.` */
  readonly withModel: string;
  /** Without a model, e.g. `on {site}.` */
  readonly withSite: string;
  /** e.g. `{model} on {site}` */
  readonly modelOnSite: string;
  /** Without a model, e.g. `An AI model on {site}` */
  readonly onSite: string;
  /** e.g. `Shared by {name}` */
  readonly sharedBy: string;
  /** e.g. `Written by an AI model, not by a person` */
  readonly written: string;
  /** e.g. `Captured with Sharemark` */
  readonly captured: string;
  /** What a reader should know before they rely on it, e.g. `Caution: health, law or money advice`; absent if there is nothing. */
  readonly caution?: string;
}

export interface LabelSpec {
  /** Texts already made plain: one line each, no control or bidi characters. */
  readonly attribution: Attribution;
  readonly texts: LabelTexts;
  readonly style: LabelStyle;
  /** Wordings that rules ask for in place of ours: the headline has all of them, the credit lines the first. */
  readonly marks?: readonly string[];
  /** Device px per css px of the capture, > 0. */
  readonly scale: number;
  /** Rows of the capture (device px) that blocks of text, code or tables take: lines rather go between than into them. */
  readonly blocks?: readonly { readonly top: number; readonly bottom: number }[];
}

export type Colour = readonly [red: number, green: number, blue: number];

/** In px of the finished picture. */
export interface Rect {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

export interface Font {
  readonly family: 'sans' | 'mono';
  /** px of the finished picture */
  readonly size: number;
  readonly weight: number;
  /** em */
  readonly spacing: number;
}

/** Width in px of a text without the space after its last letter. */
export type Measure = (text: string, font: Font) => number;

/** One text of the label. `mark`: a whole AI-GENERATED, or what a rule asks for in its place: what the guarantee counts. */
export interface LabelText {
  readonly kind: 'mark' | 'detail' | 'badge' | 'header' | 'footer';
  readonly text: string;
  readonly font: Font;
  readonly x: number;
  readonly baseline: number;
  readonly colour: Colour;
  /** What it stands on. */
  readonly ground: Colour;
  readonly box: Rect;
}

/** A stretch of the capture: `rows` rows of it, or one row repeated to fill `height` px. */
export interface Band {
  readonly row: number;
  readonly rows: number;
  readonly y: number;
  readonly height: number;
}

/** A stretch of more than the pitch in which the capture had no place for a line. px of the finished picture. */
export interface Hole {
  readonly top: number;
  readonly bottom: number;
}

export interface WindowCount {
  readonly windows: number;
  /** Windows without a whole mark. */
  readonly bare: number;
}

/** A filled stretch of one colour. */
export interface Strip extends Rect {
  readonly colour: Colour;
}

/** Everything there is to draw. All numbers are px of the finished picture unless they say rows. */
export interface LabelPlan {
  readonly width: number;
  readonly height: number;
  /** px per css px of the capture; under 2 only where a canvas cannot be larger. */
  readonly scale: number;
  /** How many px a row or column of the capture becomes. */
  readonly enlarged: number;
  readonly style: LabelStyle;
  readonly dark: boolean;
  readonly page: Colour;
  readonly card: Rect & { readonly radius: number };
  /** px per css px of the label's own measures. */
  readonly unit: number;
  readonly captureX: number;
  readonly captureWidth: number;
  readonly bands: readonly Band[];
  /** Opaque strips in the page's colour, put between rows of the capture. */
  readonly plates: readonly Rect[];
  /** Blocks and rules, over the capture where it has nothing but ground. */
  readonly strips: readonly Strip[];
  readonly badge?: Strip & { readonly radius: number };
  readonly leaders: readonly Rect[];
  readonly texts: readonly LabelText[];
  /** Boxes of the marks: what `checkWindows` counts. */
  readonly marks: readonly Rect[];
  /** Tops of the credit lines' boxes. */
  readonly lines: readonly number[];
  readonly holes: readonly Hole[];
  readonly windows: WindowCount;
  /** Share of the picture, 0..1: card-wide bands around header, footer and lines; boxes around the texts. */
  readonly area: { readonly bands: number; readonly boxes: number };
  /** Lowest contrast of any text with its ground. */
  readonly contrast: number;
}

/** The capture cannot carry a label that holds. */
export class LabelError extends Error {
  readonly reason: 'too-large' | 'empty' | 'covered';
  constructor(reason: LabelError['reason'], message: string) {
    super(message);
    this.name = 'LabelError';
    this.reason = reason;
  }
}
