import type { Font, LabelText } from '../types.ts';
import type { Header, HeaderRoom, Style, Theme, Writing } from './style.ts';
import { DARK, LIGHT } from './themes.ts';
import { fitFirst, fontOf, rowsOf, textAt, writer } from './write.ts';

const RULES = { thick: 3, apart: 20 } as const;
/** Clear space outside of the rules. */
const CLEAR = 9;
/** A little more than the 5 % that is asked for: glyphs are rounded to whole px. */
const CAP_SHARE = 0.051;
/** Cap height of Inter, em. */
export const CAP_EM = 0.7275;
/** Cap heights of the block with one line in it, and of each further line. */
const BLOCK = 1.8;
const LINE_AFTER = 1.4;
const FOOT = 50;
const FOOT_NEXT = 17;

/** The header is the block and 28 px; the footer holds who and when, which the lines of a narrow picture have no room for. */
const NORMAL = { kind: 'normal', mat: 0, header: 28, footer: 60, badge: 0, side: 26 } as const;
const NARROW = { ...NORMAL, kind: 'narrow', side: 16 } as const;

const BLACK: Theme = { ...LIGHT, accent: [0x11, 0x11, 0x11], mark: [0x11, 0x11, 0x11], badgeText: [255, 255, 255] };
const AMBER: Theme = { ...DARK, accent: [0xff, 0xc9, 0x4a], mark: [0xff, 0xc9, 0x4a], badgeText: [0x11, 0x11, 0x11] };

/** A solid block with the mark at 5 % of the shortest side, and credit lines between heavy rules. */
export const strict: Style = {
  id: 'strict',
  frames: { narrow: [NARROW], wide: [NORMAL], tall: [NORMAL] },
  light: BLACK,
  dark: AMBER,
  pitch: 190,
  room: RULES.apart + 2 * (RULES.thick + CLEAR),
  rules: RULES,
  headLine: -1.5,
  footLine: -7,
  strong: 'all',
  capShare: CAP_SHARE,
  bandsMost: 1,
  headerHeight: ({ frame, px, cap, wording }) => px(frame.header) + blockHeight(cap, wording.headlines.length),
  footerHeight: (room) => room.px(room.frame.footer) + (footRows(room).length - 1) * room.px(FOOT_NEXT),
  header,
  footer,
};

function blockHeight(cap: number, lines: number): number {
  return Math.round(cap * (BLOCK + (lines - 1) * LINE_AFTER));
}

function header({ sheet, theme, wording, measure }: Writing): Header {
  const { cap } = sheet;
  const font: Font = { family: 'sans', size: cap / CAP_EM, weight: 800, spacing: -0.02 };
  const lines = wording.headlines.map((line) => line.toUpperCase());
  const block = { x: 0, y: 0, width: sheet.width, height: blockHeight(cap, lines.length), colour: theme.accent };
  const ink = { colour: theme.badgeText, ground: theme.accent };
  // A long wording of a rule is set narrower rather than lower.
  const narrowed = (text: string, one: Font) => Math.min(measure(text, one), sheet.right - sheet.left);
  const texts = lines.map((line, index): LabelText => {
    const baseline = Math.round(cap * ((BLOCK + 1) / 2 + index * LINE_AFTER));
    return textAt('header', line, font, { x: sheet.left, baseline }, ink, narrowed);
  });
  return { texts, block };
}

function footRows({ unit, room, wording, measure }: Pick<HeaderRoom, 'unit' | 'room' | 'wording' | 'measure'>): string[] {
  const font = fontOf('footer', unit);
  const sharer = fitFirst(wording.sharers, room, font, measure);
  const { caution } = wording;
  const parts = [...(caution === undefined ? [] : [caution]), sharer, wording.source, wording.date, wording.captured];
  return rowsOf(parts, ' · ', room, font, measure);
}

function footer(writing: Writing, top: number): LabelText[] {
  const { sheet, theme } = writing;
  const write = writer(writing, 'footer', top);
  const rows = footRows({ ...writing, unit: sheet.unit, room: sheet.right - sheet.left });
  return rows.map((row, index) => write('footer', row, sheet.left, FOOT + index * FOOT_NEXT, theme.muted));
}
