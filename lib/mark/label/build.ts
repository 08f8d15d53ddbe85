import { assemble, outerCentres, type Assembly } from './assemble.ts';
import { badgeOf, footerTexts, headerTexts } from './card-texts.ts';
import { contrast } from './colour.ts';
import { grown } from './check.ts';
import { creditLine } from './credit-line.ts';
import { chooseCuts } from './cuts.ts';
import { monoFont } from './measure.ts';
import { distances } from './period.ts';
import type { AirPlace, GapPlace } from './places.ts';
import type { PlatePlace } from './quiet.ts';
import type { Sheet } from './sheet.ts';
import { DARK, LIGHT, LINE, LINES_APART, LINES_APART_SHARE, MARK, MONO_SPACING, PITCH_MOST } from './tokens.ts';
import type { Hole, LabelPlan, LabelText, Measure, Rect } from './types.ts';
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
export function markWidthOf({ unit }: Sheet, measure: Measure): number {
  return Math.ceil(measure(MARK, monoFont(unit, 650, MONO_SPACING)));
}

/** A plan of one density. The places are those the effort allows, from top to bottom. */
export function build(
  sheet: Sheet,
  places: readonly (AirPlace | GapPlace | PlatePlace)[],
  wording: Wording,
  measure: Measure,
  effort: Effort,
): LabelPlan {
  const theme = sheet.dark ? DARK : LIGHT;
  const { unit, px } = sheet;
  const markWidth = markWidthOf(sheet, measure);
  const bound = distances({
    width: sheet.width,
    height: sheet.height,
    markWidth,
    lineHeight: px(LINE),
    pitchMost: px(PITCH_MOST),
  });
  const pitch = bound.pitch * effort.pitch;
  const between = { ...outerCentres(sheet), pitch, apart: Math.min(px(LINES_APART), LINES_APART_SHARE * pitch), unit };
  const cuts = chooseCuts(places, between).flatMap((index) => places[index] ?? []);
  const assembly = assemble(sheet, cuts);
  const captured =
    sheet.kind === 'normal' || sheet.kind === 'narrow' || sheet.kind === 'wide' ? [] : [wording.captured.toUpperCase()];
  const details = new Map([...captured, ...wording.details].map((detail) => [detail, 0]));
  const style = { unit, dense: effort.dense, theme, markWidth, measure, details, period: bound.period * effort.period };
  const credits = assembly.lines.map((line, index) => {
    return creditLine(line.segments, line.top, (index % effort.phases) / effort.phases, style);
  });
  const badge = badgeOf(sheet, theme);
  const writing = { sheet, theme, wording, measure };
  const texts = [
    ...headerTexts(writing, badge),
    ...credits.flatMap((credit) => credit.texts),
    ...footerTexts(writing, assembly.footerTop),
  ];
  const marks = texts.filter(({ kind }) => kind === 'mark').map(({ box }) => box);
  const size = { width: sheet.width, height: assembly.height, scale: sheet.scale };
  return {
    ...size,
    enlarged: sheet.enlarged,
    dark: sheet.dark,
    page: sheet.page,
    card: {
      x: sheet.mat,
      y: sheet.mat,
      width: sheet.width - 2 * sheet.mat,
      height: assembly.height - 2 * sheet.mat,
      radius: px(LABEL_RADIUS),
    },
    unit,
    captureX: sheet.captureX,
    captureWidth: sheet.captureWidth,
    bands: assembly.bands,
    plates: assembly.plates,
    badge,
    leaders: credits.flatMap((credit) => credit.leaders),
    texts,
    marks,
    lines: assembly.lines.map(({ top }) => top),
    holes: holesIn(assembly, bound.pitch, px(LINE)),
    windows: checkWindows({ ...size, marks }),
    area: areas(sheet, assembly, texts, badge),
    contrast: Math.min(...texts.map(({ colour, ground }) => contrast(colour, ground))),
  };
}

function holesIn({ lines }: Assembly, pitch: number, box: number): Hole[] {
  return lines.flatMap(({ top }, index) => {
    const next = lines[index + 1]?.top ?? top;
    return next - top > pitch + 1 ? [{ top: top + box, bottom: next }] : [];
  });
}

function areas(sheet: Sheet, { height, lines, footerTop }: Assembly, texts: readonly LabelText[], badge: Rect) {
  const all = sheet.width * height;
  const box = sheet.px(LINE);
  const header = (lines[0]?.top ?? 0) + box - badge.y;
  const foot = texts.filter(({ kind }) => kind === 'footer').map((text) => text.box.y + text.box.height);
  const footer = Math.max(footerTop, (lines.at(-1)?.top ?? 0) + box, ...foot) - (lines.at(-1)?.top ?? 0);
  const rows = header + footer + Math.max(0, lines.length - 2) * box;
  const boxes = texts.filter(({ kind }) => kind !== 'badge').map(({ box: text }) => grown(text, sheet.unit));
  const inBoxes = [badge, ...boxes].reduce((sum, { width, height: tall }) => sum + width * tall, 0);
  return { bands: (rows * (sheet.width - 2 * sheet.mat)) / all, boxes: inBoxes / all };
}
