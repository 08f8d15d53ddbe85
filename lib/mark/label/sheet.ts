import { luminance } from './colour.ts';
import type { Scan } from './scan.ts';
import type { Frame, SheetKind, Style } from './styles/style.ts';
import { INK_BOTTOM, INK_TOP, NARROW_UNDER } from './tokens.ts';
import type { Colour, Measure } from './types.ts';
import type { Wording } from './wording.ts';

/** The frame around the capture: what is fixed before any line is placed. px of the picture. */
export interface Sheet {
  /** px of the picture per css px of the label. */
  readonly unit: number;
  /** px of the picture per css px of the capture. */
  readonly scale: number;
  readonly enlarged: number;
  readonly style: Style;
  readonly kind: SheetKind;
  readonly frame: Frame;
  /** Heights of header and footer. */
  readonly header: number;
  readonly footer: number;
  /** Cap height of the headline where it follows the picture's size; else 0. */
  readonly cap: number;
  /** What a credit line needs in all. */
  readonly room: number;
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
  /** By how many px the lines will make the picture taller, as far as that is known. */
  readonly inserted: number;
}

/** Whose label it is, and what it says. */
interface Label {
  readonly style: Style;
  readonly wording: Wording;
  readonly measure: Measure;
}

/** Steps in which a headline that follows the picture's size, which it is a part of, comes to rest: each leaves a tenth of the error. */
const SETTLE = 6;

/** The frames that suit a capture, best first; the next one only where the label would take too much of the picture. */
export function framesFor(style: Style, { width, height, scale }: Pick<Capture, 'width' | 'height' | 'scale'>) {
  if (width < NARROW_UNDER * scale) return style.frames.narrow;
  return style.frames[width > height ? 'wide' : 'tall'];
}

export function sheetFor(frame: Frame, scan: Scan, capture: Capture, { style, wording, measure }: Label): Sheet {
  const { width, height, scale, enlarged, unit, air, inserted } = capture;
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
  const above = px(air) + lacking(INK_TOP, margin.top);
  const below = px(air) + lacking(INK_BOTTOM, margin.bottom);
  const room = { frame, px, unit, room: pictureWidth - 2 * inset, wording, measure };
  const footer = style.footerHeight({ ...room, cap: 0 });
  const rest = 2 * mat + above + captureHeight + below + footer;
  let [cap, header] = [0, style.headerHeight({ ...room, cap: 0 })];
  for (let step = 0; step < SETTLE && style.capShare > 0; step++) {
    cap = style.capShare * Math.min(pictureWidth, rest + header + inserted);
    header = style.headerHeight({ ...room, cap });
  }
  const captureTop = mat + header + above;
  return {
    unit,
    scale,
    enlarged,
    style,
    kind: frame.kind,
    frame,
    header,
    footer,
    cap,
    room: px(style.room),
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
    height: rest + header,
    px,
  };
}
