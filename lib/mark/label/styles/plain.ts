import { LINE } from '../tokens.ts';
import type { LabelText } from '../types.ts';
import type { Header, HeaderRoom, Style, Writing } from './style.ts';
import { DARK, LIGHT } from './themes.ts';
import { fitFirst, fontOf, rowsOf, writer } from './write.ts';

/** Baseline of the sentence, and from one of its rows to the next. */
const FIRST = 22.5;
const NEXT = 18;
const CLEAR = 13;
/** Rows that a long name may take before it is told in short. */
const SHARER_ROWS = 1.5;

const NORMAL = { kind: 'normal', mat: 0, header: 46, footer: 24, badge: 0, side: 26 } as const;
const NARROW = { ...NORMAL, kind: 'narrow', side: 16 } as const;

/** A sentence above and the credit lines, nothing else. */
export const plain: Style = {
  id: 'plain',
  frames: { narrow: [NARROW], wide: [NORMAL], tall: [NORMAL] },
  light: LIGHT,
  dark: DARK,
  pitch: 430,
  room: LINE + 2 * CLEAR,
  headLine: 4,
  footLine: 4,
  strong: 'first',
  capShare: 0,
  bandsMost: 0.12,
  headerHeight: (room) => room.px(room.frame.header) + (sentenceOf(room).length - 1) * room.px(NEXT),
  footerHeight: ({ frame, px }) => px(frame.footer),
  header,
  footer: () => [],
};

/** The rows of the sentence; the first begins with the headline. */
function sentenceOf({ unit, room, wording, measure }: Pick<HeaderRoom, 'unit' | 'room' | 'wording' | 'measure'>): string[] {
  const font = fontOf('sentence', unit);
  // The headline is drawn bolder than it is measured here: the room is a little less for it.
  const most = room - 0.08 * measure(wording.headline, font);
  const sharer = fitFirst(wording.sharers, SHARER_ROWS * most, font, measure);
  const said = [
    wording.sentence,
    `${sharer}, ${wording.date}.`,
    ...(wording.caution === undefined ? [] : [`${wording.caution}.`]),
  ];
  return rowsOf([wording.headline, ...said.join(' ').split(' ')], ' ', most, font, measure);
}

function header(writing: Writing): Header {
  const { sheet, theme, wording, measure } = writing;
  const write = writer(writing, 'header', 0);
  const [first = '', ...rows] = sentenceOf({ unit: sheet.unit, room: sheet.right - sheet.left, wording, measure });
  const whole = first.startsWith(wording.headline);
  const headline = write('name', whole ? wording.headline : first, sheet.left, FIRST, theme.headline);
  const texts: LabelText[] = [headline];
  const rest = whole ? first.slice(wording.headline.length).trimStart() : '';
  const space = measure('n n', fontOf('sentence', sheet.unit)) - measure('nn', fontOf('sentence', sheet.unit));
  if (rest !== '') texts.push(write('sentence', rest, headline.x + headline.box.width + space, FIRST, theme.muted));
  for (const [index, row] of rows.entries()) {
    texts.push(write('sentence', row, sheet.left, FIRST + (index + 1) * NEXT, theme.muted));
  }
  return { texts };
}
