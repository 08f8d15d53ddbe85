import { luminance } from './colour.ts';
import type { Scan } from './scan.ts';
import { type Frame, INK_BOTTOM, INK_TOP, NARROW_UNDER } from './tokens.ts';
import type { Colour } from './types.ts';

/** `wide` is for pictures wider than tall, `short` and `tiny` for captures of a few lines. */
export type SheetKind = 'normal' | 'narrow' | 'wide' | 'short' | 'tiny';

/** The frame around the capture: what is fixed before any line is placed. px of the picture. */
export interface Sheet {
  /** px of the picture per css px of the label. */
  readonly unit: number;
  /** px of the picture per css px of the capture. */
  readonly scale: number;
  readonly enlarged: number;
  readonly kind: SheetKind;
  readonly frame: Frame;
  readonly page: Colour;
  readonly dark: boolean;
  readonly width: number;
  readonly mat: number;
  /** Ends of the credit lines. */
  readonly left: number;
  readonly right: number;
  readonly captureX: number;
  readonly captureWidth: number;
  /** Top of the capture's first row, and how much lies between its last row and the footer. */
  readonly captureTop: number;
  /** Of that, and of `below`, what was added to give lines room. */
  readonly air: number;
  readonly captureHeight: number;
  readonly below: number;
  /** Height of the picture if no line needed room: a lower bound. */
  readonly height: number;
  /** Whole px of a measure in css px of the label. */
  readonly px: (measure: number) => number;
}

const FRAMES: Readonly<Record<SheetKind, Frame>> = {
  normal: { mat: 32, header: 72, footer: 44, badge: 38, side: 26 },
  narrow: { mat: 20, header: 70, footer: 61, badge: 34, side: 16 },
  wide: { mat: 32, header: 68, footer: 24, badge: 38, side: 26 },
  short: { mat: 32, header: 55, footer: 26, badge: 28, side: 26 },
  tiny: { mat: 56, header: 55, footer: 26, badge: 28, side: 26 },
};

/** Lines start where the capture's text does, but not further in than this: crops at the side need marks too. */
const SIDE_MOST = 60;
const SIDE_SHARE = 0.12;
/** css px; narrower captures get space at their sides, as marks side by side need it. */
const CARD_LEAST = 320;
/** Relative luminance over which a page is light. */
const LIGHT_OVER = 0.18;
interface Capture {
  readonly width: number;
  readonly height: number;
  /** px of the picture per css px of the capture; px of the picture per px of the capture. */
  readonly scale: number;
  readonly enlarged: number;
  readonly unit: number;
  /** Empty space in the page's colour above and below, css px of the label. */
  readonly air: number;
}

/** The kinds of card that suit a capture, best first; the next one only where the label would take too much of the picture. */
export function kindsFor({ width, height, scale }: Pick<Capture, 'width' | 'height' | 'scale'>): readonly SheetKind[] {
  if (width < NARROW_UNDER * scale) return ['narrow'];
  return width > height ? ['wide', 'short', 'tiny'] : ['normal', 'wide', 'short', 'tiny'];
}

export function sheetFor(kind: SheetKind, scan: Scan, { width, height, scale, enlarged, unit, air }: Capture): Sheet {
  const frame = FRAMES[kind];
  const { margin, page } = scan;
  const px = (measure: number) => Math.round(measure * unit);
  const lacking = (measure: number, there: number) => Math.max(0, px(measure) - there * enlarged);
  const mat = px(frame.mat);
  const captureWidth = width * enlarged;
  const spare = Math.ceil(Math.max(0, px(CARD_LEAST) - captureWidth) / 2);
  const padLeft = Math.max(spare, lacking(frame.side, margin.left));
  const padRight = Math.max(spare, lacking(frame.side, margin.right));
  const captureHeight = height * enlarged;
  const pictureWidth = 2 * mat + padLeft + captureWidth + padRight;
  const most = Math.max(px(frame.side), Math.min(px(SIDE_MOST), SIDE_SHARE * (captureWidth + padLeft + padRight)));
  const inset = mat + Math.round(Math.min(most, padLeft + margin.left * enlarged));
  const captureTop = mat + px(frame.header) + px(air) + lacking(INK_TOP, margin.top);
  const below = px(air) + lacking(INK_BOTTOM, margin.bottom);
  return {
    unit,
    scale,
    enlarged,
    kind,
    frame,
    page,
    dark: luminance(page) <= LIGHT_OVER,
    width: pictureWidth,
    mat,
    left: inset,
    right: pictureWidth - inset,
    captureX: mat + padLeft,
    captureWidth,
    air: px(air),
    captureTop,
    captureHeight,
    below,
    height: captureTop + captureHeight + below + px(frame.footer) + mat,
    px,
  };
}
