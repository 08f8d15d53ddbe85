import type { Colour } from './types.ts';

/** The design's measures in css px of a capture of ordinary width; `unitFor` says by how much they grow. */

/** Captures narrower than this (css px) get the narrow measures. */
export const NARROW_UNDER = 520;

export const MARK = 'AI-GENERATED';
export const HEADLINE = 'AI-generated';

/** Line box of a credit line, and the clear space above and below it. */
export const LINE = 13;
const CLEAR = 13;
/** What a credit line needs in all. */
export const LINE_ROOM = LINE + 2 * CLEAR;
/** No two lines are set closer than this, or this share of the pitch in small pictures: they would read as a block. */
export const LINES_APART = 80;
export const LINES_APART_SHARE = 0.6;

/** Leaders: thickness, space to the text, and the least length worth drawing. */
export const LEADER = 1;
export const LEADER_GAP = 8;
export const LEADER_LEAST = 18;

/** A mark keeps this far from a border beside it. */
export const BORDER_CLEAR = 14;
/** A run of one colour must be this much wider than a mark to carry one. */
export const RUN_SPARE = 16;

/** No stretch of a long picture longer than this without a line: half a phone screen. */
export const PITCH_MOST = 430;

export const INK_TOP = 16;
/** A little more than at the top: the footer's line reaches above the footer. */
export const INK_BOTTOM = 17;

export const MONO_SIZE = 10;
export const MONO_SPACING = 0.06;

/** Measures that depend on the kind of picture. */
export interface Frame {
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
  readonly leader: string;
  readonly mat: readonly (readonly [stop: number, colour: string])[];
}

export const LIGHT: Theme = {
  headline: [0x17, 0x18, 0x1c],
  muted: [0x56, 0x5a, 0x6b],
  accent: [0x4a, 0x2f, 0xbd],
  badgeText: [255, 255, 255],
  leader: 'rgba(90, 86, 120, 0.28)',
  mat: [
    [0, '#e7defa'],
    [0.48, '#dbe6fb'],
    [1, '#d7f0ea'],
  ],
};

export const DARK: Theme = {
  headline: [0xf2, 0xf2, 0xf6],
  muted: [0xa9, 0xad, 0xbd],
  accent: [0xc3, 0xb5, 0xff],
  badgeText: [0x1a, 0x14, 0x33],
  leader: 'rgba(200, 200, 230, 0.26)',
  mat: [
    [0, '#2a2150'],
    [0.5, '#18264a'],
    [1, '#10302f'],
  ],
};

/** Outline and soft shadow of the card: distance down, blur (both css px) and colour. */
export const SHADOWS: readonly (readonly [down: number, blur: number, colour: string])[] = [
  [18, 40, '#14103c29'],
  [2, 6, '#14103c14'],
];
export const OUTLINE = '#14103c12';

/** How much larger the label is drawn on wide captures, so that it stays readable when the picture is shown small. */
export function unitFor(captureWidth: number): number {
  return Math.min(2.2, Math.max(1, Math.sqrt(captureWidth / 816)));
}
