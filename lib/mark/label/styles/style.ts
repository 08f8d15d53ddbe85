import type { LabelStyle } from '../../../types.ts';
import type { Sheet } from '../sheet.ts';
import type { Colour, LabelPlan, LabelText, Measure, Strip } from '../types.ts';
import type { Wording } from '../wording.ts';

/** `wide` is for pictures wider than tall, `short` and `tiny` for captures of a few lines. */
export type SheetKind = 'normal' | 'narrow' | 'wide' | 'short' | 'tiny';

/** Measures of one kind of picture, css px. */
export interface Frame {
  readonly kind: SheetKind;
  readonly mat: number;
  readonly header: number;
  readonly footer: number;
  readonly badge: number;
  /** Least space between the card's side and what is in it. */
  readonly side: number;
}

export interface Theme {
  readonly headline: Colour;
  readonly muted: Colour;
  readonly accent: Colour;
  readonly badgeText: Colour;
  /** Marks that are not in the accent colour. */
  readonly mark: Colour;
  readonly leader: string;
}

/** What a header or footer is written with. */
export interface Writing {
  readonly sheet: Sheet;
  readonly theme: Theme;
  readonly wording: Wording;
  readonly measure: Measure;
}

export interface Header {
  readonly texts: readonly LabelText[];
  readonly badge?: NonNullable<LabelPlan['badge']>;
  /** A solid block behind the texts. */
  readonly block?: Strip;
}

/** What is known before the header's height is: px of the picture, and the words. */
export interface HeaderRoom {
  readonly frame: Frame;
  readonly px: (measure: number) => number;
  readonly unit: number;
  /** Cap height of the headline, if it follows the size of the picture; else 0. */
  readonly cap: number;
  /** From the left end of the credit lines to the right one. */
  readonly room: number;
  readonly wording: Wording;
  readonly measure: Measure;
}

type Stops = readonly (readonly [stop: number, colour: string])[];

/** One style of the label, as data. Measures are css px unless they say otherwise; docs/label has their reasons. */
export interface Style {
  readonly id: LabelStyle;
  /** Frames for captures narrower than 520 px, for those wider than tall, and for the others; a later one only where the label would take too much. */
  readonly frames: Readonly<Record<'narrow' | 'wide' | 'tall', readonly [Frame, ...Frame[]]>>;
  readonly light: Theme;
  readonly dark: Theme;
  /** The gradient that a card with round corners lies on; without it the card is the whole picture. */
  readonly mat?: { readonly light: Stops; readonly dark: Stops };
  /** No stretch of a long picture longer than this without a line. */
  readonly pitch: number;
  /** What a credit line needs in all, with its rules and the clear space. */
  readonly room: number;
  /** Rules above and below each line: thickness, and space between the two. */
  readonly rules?: { readonly thick: number; readonly apart: number };
  /** How far the header's line ends below the header, and how far the footer's begins above the footer. */
  readonly headLine: number;
  readonly footLine: number;
  /** All marks are strong, or only those at the left end of every other line. */
  readonly strong: 'first' | 'all';
  /** Cap height of the headline as a share of the picture's shortest side; 0 where it does not follow it. */
  readonly capShare: number;
  /** Share of the picture that the label's bands may take before another frame is tried. */
  readonly bandsMost: number;
  /** px of the picture. */
  readonly headerHeight: (room: HeaderRoom) => number;
  readonly footerHeight: (room: HeaderRoom) => number;
  readonly header: (writing: Writing) => Header;
  /** @param top of the footer */
  readonly footer: (writing: Writing, top: number) => readonly LabelText[];
}
