import { inkOn } from './colour.ts';
import type { Segment } from './ground.ts';
import { monoFont } from './measure.ts';
import type { Theme } from './styles/style.ts';
import { LEADER, LEADER_GAP, LEADER_LEAST, LINE, MONO_SPACING } from './tokens.ts';
import type { Colour, LabelText, Measure, Rect } from './types.ts';

export interface CreditLine {
  readonly texts: readonly LabelText[];
  readonly leaders: readonly Rect[];
}

interface Style {
  readonly unit: number;
  readonly theme: Theme;
  readonly mark: string;
  /** All marks are, or only the one at the left end of an unstaggered line. */
  readonly strong: 'first' | 'all';
  readonly period: number;
  readonly dense: boolean;
  readonly markWidth: number;
  readonly measure: Measure;
  /** How often each detail stands on the lines so far. Counted up here. */
  readonly details: Map<string, number>;
}

/** css px between two marks where they must stand densest: no leader fits, but they are still two. */
const DENSE_APART = 13;
const PLAIN = 480;
const STRONG = 650;

/**
 * Sets one line: marks at most a period apart from end to end, or on a staggered line that part of a period further on; details and leaders between them.
 * @param top of the line's box
 * @param phase part of a period by which the line is staggered, 0..1; 0 begins and ends with a mark
 */
export function creditLine(segments: readonly Segment[], top: number, phase: number, style: Style): CreditLine {
  const { unit, theme, mark, markWidth, strong } = style;
  const starts = spread(segments, phase, style);
  const texts: LabelText[] = [];
  const leaders: Rect[] = [];
  const used = new Set<string>();
  const baseline = top + (LINE / 2 + 0.355 * 10) * unit;
  const put = (kind: 'mark' | 'detail', text: string, x: number, width: number, colour: Colour, ground: Colour, weight: number) =>
    texts.push({
      kind,
      text,
      x,
      baseline,
      colour: inkOn(ground, colour),
      ground,
      font: monoFont(unit, weight, MONO_SPACING),
      box: { x, y: top, width, height: Math.round(LINE * unit) },
    });
  for (const { left, right, ground } of segments) {
    const marks = starts.filter((start) => start >= left && start + markWidth <= right);
    for (const x of marks) {
      const flush = phase === 0 && x === starts[0];
      const weight = flush || strong === 'all' ? STRONG : PLAIN;
      put('mark', mark, x, markWidth, flush ? theme.accent : theme.mark, ground, weight);
    }
    const gap = Math.round(LEADER_GAP * unit);
    for (const slot of slots(left, right, marks, markWidth, gap)) {
      const detail = choose(slot.right - slot.left, used, style);
      if (detail === undefined) {
        leaders.push(...leader(slot.left, slot.right, top, unit));
        continue;
      }
      const x = Math.round((slot.left + slot.right - detail.width) / 2);
      put('detail', detail.text, x, detail.width, theme.muted, ground, PLAIN);
      leaders.push(...leader(slot.left, x - gap, top, unit), ...leader(x + detail.width + gap, slot.right, top, unit));
    }
  }
  return { texts, leaders };
}

/** Starts of the marks, each wholly in a segment. */
function spread(segments: readonly Segment[], phase: number, { unit, period, markWidth, dense }: Style): number[] {
  const wide = segments.filter(({ left, right }) => right - left >= markWidth);
  const [first, last] = [wide[0], wide.at(-1)];
  if (first === undefined || last === undefined) return [];
  const room = last.right - first.left - markWidth;
  const parts = Math.max(1, Math.ceil(room / period));
  const count = phase > 0 ? parts : parts + 1;
  const wanted = Array.from({ length: count }, (_, index) => first.left + ((index + phase) * room) / parts);
  const apart = markWidth + Math.round((dense ? DENSE_APART : 2 * LEADER_GAP + LEADER_LEAST) * unit);
  const starts: number[] = [];
  for (const x of wanted) {
    const placed = nearest(wide, x, markWidth);
    const before = starts.at(-1);
    if (before === undefined || placed - before >= apart) starts.push(placed);
  }
  return starts;
}

function nearest(segments: readonly Segment[], x: number, markWidth: number): number {
  const places = segments.map(({ left, right }) => Math.round(Math.min(Math.max(x, left), right - markWidth)));
  return places.reduce((best, place) => (Math.abs(place - x) < Math.abs(best - x) ? place : best));
}

/** What is free between the marks of a segment. */
function slots(left: number, right: number, marks: readonly number[], markWidth: number, gap: number) {
  const starts = [left, ...marks.map((start) => start + markWidth + gap)];
  const ends = [...marks.map((start) => start - gap), right];
  return starts.map((start, index) => ({ left: start, right: ends[index] ?? right }));
}

/** The detail used least so far of those that fit with leaders on both sides and do not stand on this line yet. */
function choose(room: number, used: Set<string>, { unit, details, measure }: Style): { text: string; width: number } | undefined {
  const most = room - Math.round(2 * (LEADER_GAP + LEADER_LEAST) * unit);
  const font = monoFont(unit, PLAIN, MONO_SPACING);
  const free = [...details].filter(([text]) => !used.has(text)).toSorted(([, one], [, other]) => one - other);
  for (const [text, times] of free) {
    const width = Math.ceil(measure(text, font));
    if (width > most) continue;
    used.add(text);
    details.set(text, times + 1);
    return { text, width };
  }
  return undefined;
}

function leader(left: number, right: number, top: number, unit: number): Rect[] {
  if (right - left < LEADER_LEAST * unit) return [];
  const height = Math.max(1, Math.round(LEADER * unit));
  return [{ x: left, y: Math.round(top + (LINE * unit - height) / 2), width: right - left, height }];
}
