import { inkOn } from '../colour.ts';
import { fit } from '../fit.ts';
import { LINE } from '../tokens.ts';
import type { LabelText } from '../types.ts';
import type { Header, Style, Writing } from './style.ts';
import { DARK, LIGHT } from './themes.ts';
import { fitFirst, fontOf, textAt, writer } from './write.ts';

/** Baselines below the card's top, css px. */
interface Head {
  readonly badgeTop: number;
  readonly headline: number;
  readonly second: number;
  readonly name: number;
  readonly date: number;
}

const HEADS: Readonly<Record<'normal' | 'narrow' | 'wide', Head>> = {
  normal: { badgeTop: 14, headline: 32, second: 49, name: 30.5, date: 46.5 },
  narrow: { badgeTop: 14, headline: 30.5, second: 46.5, name: 0, date: 0 },
  wide: { badgeTop: 12, headline: 30, second: 47, name: 28.5, date: 44.5 },
};

const BADGE_GAP = 12;
const SHORT = { badgeTop: 10, headline: 31, name: 21.5, date: 36 } as const;
/** Least space between what stands left and right. */
const APART = 28;
/** Share of the header's room that who and when may take. */
const SHARER_MOST = 0.55;
const FOOT = 29;
const FOOT_NEXT = 17;
/** Clear space above and below a credit line. */
const CLEAR = 13;

const NORMAL = { kind: 'normal', mat: 32, header: 72, footer: 44, badge: 38, side: 26 } as const;
const NARROW = { kind: 'narrow', mat: 20, header: 70, footer: 61, badge: 34, side: 16 } as const;
const WIDE = { kind: 'wide', mat: 32, header: 68, footer: 24, badge: 38, side: 26 } as const;
const FEW = { kind: 'short', mat: 32, header: 55, footer: 26, badge: 28, side: 26 } as const;
const TINY = { kind: 'tiny', mat: 56, header: 55, footer: 26, badge: 28, side: 26 } as const;

/** A soft mat, a card with a badge, and credit lines in the gaps: the default. */
export const card: Style = {
  id: 'card',
  frames: { narrow: [NARROW], wide: [WIDE, FEW, TINY], tall: [NORMAL, WIDE, FEW, TINY] },
  light: LIGHT,
  dark: DARK,
  mat: {
    light: [
      [0, '#e7defa'],
      [0.48, '#dbe6fb'],
      [1, '#d7f0ea'],
    ],
    dark: [
      [0, '#2a2150'],
      [0.5, '#18264a'],
      [1, '#10302f'],
    ],
  },
  pitch: 430,
  room: LINE + 2 * CLEAR,
  headLine: 4,
  footLine: 4,
  strong: 'first',
  capShare: 0,
  bandsMost: 0.12,
  headerHeight: ({ frame, px }) => px(frame.header),
  footerHeight: ({ frame, px }) => px(frame.footer),
  header,
  footer,
};

function headOf({ sheet: { kind } }: Writing): Head | undefined {
  return kind === 'short' || kind === 'tiny' ? undefined : HEADS[kind];
}

function badgeOf({ sheet, theme }: Writing, head: Head | undefined): NonNullable<Header['badge']> {
  const size = sheet.px(sheet.frame.badge);
  const radius = sheet.px((9 * sheet.frame.badge) / 38);
  const y = sheet.mat + sheet.px((head ?? SHORT).badgeTop);
  return { x: sheet.left, y, width: size, height: size, radius, colour: theme.accent };
}

/** Badge, headline and source on the left; who and when on the right where there is room. */
function header(writing: Writing): Header {
  const { sheet, theme, measure } = writing;
  const head = headOf(writing);
  const badge = badgeOf(writing, head);
  const font = fontOf('badge', sheet.unit, badge.width / sheet.px(38));
  const badgeText: LabelText = {
    kind: 'badge',
    text: 'AI',
    font,
    x: badge.x + (badge.width - measure('AI', font)) / 2,
    baseline: badge.y + badge.height / 2 + 0.364 * font.size,
    colour: inkOn(badge.colour, theme.badgeText),
    ground: badge.colour,
    box: badge,
  };
  const x = badge.x + badge.width + sheet.px(head === undefined ? 9 : BADGE_GAP);
  const texts = head === undefined ? shortTexts(writing, x) : fullTexts(writing, x, head);
  return { badge, texts: [badgeText, ...texts].filter(({ text }) => text !== '') };
}

function headlineText(writing: Writing, x: number, down: number): LabelText {
  const { sheet, theme, wording, measure } = writing;
  const font = fontOf('headline', sheet.unit);
  const headline = fit(wording.headline, sheet.right - x, font, measure);
  const at = { x, baseline: sheet.mat + Math.round(down * sheet.unit) };
  return textAt('header', headline, font, at, { colour: theme.headline, ground: sheet.page }, measure);
}

function shortTexts(writing: Writing, x: number): LabelText[] {
  const { sheet, theme, wording, measure } = writing;
  const { unit } = sheet;
  const write = writer(writing, 'header', sheet.mat);
  const dated = `${wording.date} · ${wording.captured}`;
  const headline = headlineText(writing, x, SHORT.headline);
  const from = x + headline.box.width + sheet.px(12);
  const free = sheet.right - from - sheet.px(APART);
  const most = Math.max(free * SHARER_MOST, free - measure(wording.source, fontOf('second', unit)));
  const name = fitFirst(wording.sharers, most, fontOf('name', unit), measure);
  const right = [
    write('name', name, 0, SHORT.name, theme.headline, true),
    write('footer', fit(dated, most, fontOf('footer', unit), measure), 0, SHORT.date, theme.muted, true),
  ];
  const room = Math.min(...right.map((text) => text.x)) - sheet.px(APART) - from;
  const source = fit(wording.source, room, fontOf('second', unit), measure);
  return [headline, ...right, write('second', source, from, SHORT.headline, theme.muted)];
}

function fullTexts(writing: Writing, x: number, head: Head): LabelText[] {
  const { sheet, theme, wording, measure } = writing;
  const write = writer(writing, 'header', sheet.mat);
  const second = fontOf('second', sheet.unit);
  const headline = headlineText(writing, x, head.headline);
  if (sheet.kind === 'narrow') {
    const source = fit(wording.source, sheet.right - x, second, measure);
    return [headline, write('second', source, x, head.second, theme.muted)];
  }
  const room = sheet.right - x - sheet.px(APART);
  const most = Math.max(room * SHARER_MOST, room - Math.max(headline.box.width, measure(wording.source, second)));
  const sharer = fitFirst(wording.sharers, most, fontOf('name', sheet.unit), measure);
  const dated = sheet.kind === 'wide' ? `${wording.date} · ${wording.captured}` : wording.date;
  const right = [
    write('name', sharer, 0, head.name, theme.headline, true),
    write('second', fit(dated, most, second, measure), 0, head.date, theme.muted, true),
  ];
  const source = fit(wording.source, room - Math.max(...right.map(({ box }) => box.width)), second, measure);
  return [headline, write('second', source, x, head.second, theme.muted), ...right];
}

/** For those cards that have one. */
function footer(writing: Writing, top: number): LabelText[] {
  const { sheet, theme, wording, measure } = writing;
  const write = writer(writing, 'footer', top);
  const font = fontOf('footer', sheet.unit);
  const room = sheet.right - sheet.left;
  if (sheet.kind === 'narrow') {
    const sharer = fitFirst(wording.sharers, room, font, measure);
    const next = fit(`${wording.date} · ${wording.captured}`, room, font, measure);
    return [
      write('footer', sharer, sheet.left, FOOT, theme.muted),
      write('footer', next, sheet.left, FOOT + FOOT_NEXT, theme.muted),
    ];
  }
  if (sheet.kind !== 'normal') return [];
  const captured = write('footer', fit(wording.captured, room / 2, font, measure), 0, FOOT, theme.muted, true);
  const written = fit(wording.written, room - captured.box.width - sheet.px(APART), font, measure);
  return [write('footer', written, sheet.left, FOOT, theme.muted), captured].filter(({ text }) => text !== '');
}
