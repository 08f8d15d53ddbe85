import { inkOn } from './colour.ts';
import { fit } from './fit.ts';
import type { Sheet } from './sheet.ts';
import { HEADLINE, type Theme } from './tokens.ts';
import type { Colour, Font, LabelPlan, LabelText, Measure } from './types.ts';
import type { Wording } from './wording.ts';

interface Writing {
  readonly sheet: Sheet;
  readonly theme: Theme;
  readonly wording: Wording;
  readonly measure: Measure;
}

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
/** em of Inter above and below the baseline, accents aside. */
const ASCENT = 0.78;
const DESCENT = 0.24;

/** Size in css px, spacing in em. */
const FONTS = {
  headline: { size: 20, weight: 700, spacing: -0.012 },
  second: { size: 12.5, weight: 450, spacing: 0 },
  name: { size: 13, weight: 600, spacing: 0 },
  footer: { size: 12, weight: 450, spacing: 0 },
  badge: { size: 16, weight: 750, spacing: 0 },
} as const;
type Line = keyof typeof FONTS;

export function badgeOf(sheet: Sheet, theme: Theme): LabelPlan['badge'] {
  const size = sheet.px(sheet.frame.badge);
  const top = headOf(sheet)?.badgeTop ?? SHORT.badgeTop;
  const radius = sheet.px((9 * sheet.frame.badge) / 38);
  return { x: sheet.left, y: sheet.mat + sheet.px(top), width: size, height: size, radius, colour: theme.accent };
}

function headOf({ kind }: Sheet): Head | undefined {
  return kind === 'short' || kind === 'tiny' ? undefined : HEADS[kind];
}

/** Header: badge, headline and source on the left; who and when on the right where there is room. */
export function headerTexts(writing: Writing, badge: LabelPlan['badge']): LabelText[] {
  const { sheet, theme, wording, measure } = writing;
  const { unit } = sheet;
  const badgeFont = fontOf('badge', unit, badge.width / sheet.px(38));
  const badgeWidth = measure('AI', badgeFont);
  const badgeText: LabelText = {
    kind: 'badge',
    text: 'AI',
    font: badgeFont,
    x: badge.x + (badge.width - badgeWidth) / 2,
    baseline: badge.y + badge.height / 2 + 0.364 * badgeFont.size,
    colour: inkOn(badge.colour, theme.badgeText),
    ground: badge.colour,
    box: badge,
  };
  const head = headOf(sheet);
  const x = badge.x + badge.width + sheet.px(head === undefined ? 9 : BADGE_GAP);
  const write = writer(writing, 'header', sheet.mat);
  const dated = `${wording.date} · ${wording.captured}`;
  if (head === undefined) {
    const headline = write('headline', HEADLINE, x, SHORT.headline, theme.headline);
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
    return [badgeText, headline, ...right, write('second', source, from, SHORT.headline, theme.muted)].filter(
      ({ text }) => text !== '',
    );
  }
  const headline = write('headline', HEADLINE, x, head.headline, theme.headline);
  if (sheet.kind === 'narrow') {
    const source = fit(wording.source, sheet.right - x, fontOf('second', unit), measure);
    return [badgeText, headline, write('second', source, x, head.second, theme.muted)];
  }
  const room = sheet.right - x - sheet.px(APART);
  const second = fontOf('second', unit);
  const most = Math.max(room * SHARER_MOST, room - Math.max(headline.box.width, measure(wording.source, second)));
  const sharer = fitFirst(wording.sharers, most, fontOf('name', unit), measure);
  const date = fit(sheet.kind === 'wide' ? dated : wording.date, most, second, measure);
  const right = [
    write('name', sharer, 0, head.name, theme.headline, true),
    write('second', date, 0, head.date, theme.muted, true),
  ];
  const source = fit(wording.source, room - Math.max(...right.map(({ box }) => box.width)), second, measure);
  return [badgeText, headline, write('second', source, x, head.second, theme.muted), ...right].filter(({ text }) => text !== '');
}

/** Footer, for those cards that have one. @param top of the footer */
export function footerTexts(writing: Writing, top: number): LabelText[] {
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

function writer({ sheet, measure }: Writing, kind: 'header' | 'footer', top: number) {
  return (line: Line, text: string, x: number, down: number, colour: Colour, toRight = false): LabelText => {
    const font = fontOf(line, sheet.unit);
    const width = Math.ceil(measure(text, font));
    const left = toRight ? sheet.right - width : x;
    const baseline = top + Math.round(down * sheet.unit);
    const y = Math.floor(baseline - ASCENT * font.size);
    const box = { x: left, y, width, height: Math.ceil((ASCENT + DESCENT) * font.size) };
    return { kind, text, font, x: left, baseline, colour: inkOn(sheet.page, colour), ground: sheet.page, box };
  };
}

function fontOf(line: Line, unit: number, share = 1): Font {
  const { size, weight, spacing } = FONTS[line];
  return { family: 'sans', size: size * share * unit, weight, spacing };
}

function fitFirst(texts: readonly string[], room: number, font: Font, measure: Measure): string {
  return texts.find((text) => measure(text, font) <= room) ?? fit(texts.at(-1) ?? '', room, font, measure);
}
