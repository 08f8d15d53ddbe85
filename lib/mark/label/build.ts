import { assemble, outerCentres, type Assembly } from './assemble.ts';
import { contrast, inkOn } from './colour.ts';
import { grown } from './check.ts';
import { creditLine } from './credit-line.ts';
import { chooseCuts } from './cuts.ts';
import { monoFont } from './measure.ts';
import { distances } from './period.ts';
import type { AirPlace, GapPlace } from './places.ts';
import type { PlatePlace } from './quiet.ts';
import type { Sheet } from './sheet.ts';
import type { Header, Writing } from './styles/style.ts';
import { LINE, LINES_APART, LINES_APART_SHARE, MONO_SPACING } from './tokens.ts';
import type { Hole, LabelPlan, LabelText, Measure, Rect, Strip } from './types.ts';
import { checkWindows } from './windows.ts';
import type { Wording } from './wording.ts';

/** How hard to try: 1 is the design's own density. */
export interface Effort {
  /** Factor on the greatest distance between marks, and between lines. */
  readonly period: number;
  readonly pitch: number;
  /** Lines that share the marks between them: each is staggered by this part of a period against the one before. */
  readonly phases: number;
  /** Marks so close that no leader fits between them. */
  readonly dense: boolean;
  readonly plates: boolean;
}

const LABEL_RADIUS = 16;

/** Whole px of one mark. */
export function markWidthOf({ unit }: Sheet, { mark }: Wording, measure: Measure): number {
  return Math.ceil(measure(mark, monoFont(unit, 650, MONO_SPACING)));
}

/** A plan of one density. The places are those the effort allows, from top to bottom. */
export function build(
  sheet: Sheet,
  places: readonly (AirPlace | GapPlace | PlatePlace)[],
  wording: Wording,
  measure: Measure,
  effort: Effort,
): LabelPlan {
  const { unit, px, style } = sheet;
  const theme = sheet.dark ? style.dark : style.light;
  const markWidth = markWidthOf(sheet, wording, measure);
  const bound = distances({
    width: sheet.width,
    height: sheet.height,
    markWidth,
    lineHeight: px(LINE),
    pitchMost: px(style.pitch),
  });
  const pitch = bound.pitch * effort.pitch;
  const between = { ...outerCentres(sheet), pitch, apart: Math.min(px(LINES_APART), LINES_APART_SHARE * pitch), unit };
  const cuts = chooseCuts(places, between).flatMap((index) => places[index] ?? []);
  const assembly = assemble(sheet, cuts);
  const { mark, strong } = { mark: wording.mark, strong: style.strong };
  const credit = { unit, dense: effort.dense, theme, mark, strong, markWidth, measure, details: detailsOf(sheet, wording) };
  const period = bound.period * effort.period;
  const credits = assembly.lines.map((line, index) => {
    return creditLine(line.segments, line.top, (index % effort.phases) / effort.phases, { ...credit, period });
  });
  const writing: Writing = { sheet, theme, wording, measure };
  const header = style.header(writing);
  const texts = [...header.texts, ...credits.flatMap((line) => line.texts), ...style.footer(writing, assembly.footerTop)];
  const marks = texts.filter(({ kind }) => kind === 'mark').map(({ box }) => box);
  const size = { width: sheet.width, height: assembly.height, scale: sheet.scale };
  return {
    ...size,
    enlarged: sheet.enlarged,
    style: style.id,
    dark: sheet.dark,
    page: sheet.page,
    card: {
      x: sheet.mat,
      y: sheet.mat,
      width: sheet.width - 2 * sheet.mat,
      height: assembly.height - 2 * sheet.mat,
      radius: style.mat === undefined ? 0 : px(LABEL_RADIUS),
    },
    unit,
    captureX: sheet.captureX,
    captureWidth: sheet.captureWidth,
    bands: assembly.bands,
    plates: assembly.plates,
    strips: stripsOf(sheet, assembly, header),
    ...(header.badge === undefined ? {} : { badge: header.badge }),
    leaders: credits.flatMap((line) => line.leaders),
    texts,
    marks,
    lines: assembly.lines.map(({ top }) => top),
    holes: holesIn(assembly, bound.pitch, px(LINE)),
    windows: checkWindows({ ...size, marks }),
    area: areas(sheet, assembly, texts, header),
    contrast: Math.min(...texts.map(({ colour, ground }) => contrast(colour, ground))),
  };
}

/** What stands between marks, and how often so far. Small cards have no other place for some of it. */
function detailsOf({ style, kind }: Sheet, wording: Wording): Map<string, number> {
  const small = style.mat !== undefined && (kind === 'short' || kind === 'tiny');
  const captured = small ? [wording.captured.toUpperCase()] : [];
  return new Map([...captured, ...wording.details].map((detail) => [detail, 0]));
}

/** The header's block, and the rules above and below each line; a block takes the place of the first rule. */
function stripsOf(sheet: Sheet, { lines }: Assembly, { block }: Header): Strip[] {
  const { width, style, px, page, dark } = sheet;
  const blocks = block === undefined ? [] : [block];
  const { rules } = style;
  if (rules === undefined) return blocks;
  const colour = inkOn(page, (dark ? style.dark : style.light).accent);
  const [thick, half] = [Math.max(1, px(rules.thick)), px(rules.apart) / 2];
  const strips = lines.flatMap(({ top }, index) => {
    const centre = top + px(LINE) / 2;
    const above = { x: 0, y: Math.round(centre - half - thick), width, height: thick, colour };
    const below = { ...above, y: Math.round(centre + half) };
    return index === 0 && block !== undefined ? [below] : [above, below];
  });
  return [...blocks, ...strips];
}

function holesIn({ lines }: Assembly, pitch: number, box: number): Hole[] {
  return lines.flatMap(({ top }, index) => {
    const next = lines[index + 1]?.top ?? top;
    return next - top > pitch + 1 ? [{ top: top + box, bottom: next }] : [];
  });
}

function areas(
  sheet: Sheet,
  { height, lines, footerTop }: Assembly,
  texts: readonly LabelText[],
  { badge, block, texts: head }: Header,
) {
  const all = sheet.width * height;
  const { rules } = sheet.style;
  const box = sheet.px(rules === undefined ? LINE : rules.apart + 2 * rules.thick);
  const first = lines[0]?.top ?? 0;
  const header = first + box - Math.min(...head.map((text) => text.box.y), ...[badge, block].flatMap((rect) => rect?.y ?? []));
  const foot = texts.filter(({ kind }) => kind === 'footer').map((text) => text.box.y + text.box.height);
  const footer = Math.max(footerTop, (lines.at(-1)?.top ?? 0) + box, ...foot) - (lines.at(-1)?.top ?? 0);
  const rows = header + footer + Math.max(0, lines.length - 2) * box;
  const boxes: Rect[] = texts.filter(({ kind }) => kind !== 'badge').map(({ box: text }) => grown(text, sheet.unit));
  const inBoxes = [...(badge === undefined ? [] : [badge]), ...boxes].reduce(
    (sum, { width, height: tall }) => sum + width * tall,
    0,
  );
  return { bands: (rows * (sheet.width - 2 * sheet.mat)) / all, boxes: inBoxes / all };
}
