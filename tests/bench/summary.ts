/** Median, least and greatest of some measurements. */
interface Spread {
  readonly median: number;
  readonly min: number;
  readonly max: number;
}

/** What one round measured in one cell of the table: ms of main-thread CPU for the whole answer. */
interface Round {
  readonly alone: number;
  readonly sharemark: number;
  readonly peer: number;
}

/** A length of answer with a length of history, and what its rounds gave. */
export interface Cell {
  readonly tokens: number;
  readonly history: number;
  readonly rounds: readonly Round[];
}

/** One line of the table. All costs in ms of main-thread CPU per 1,000 tokens. */
interface Line {
  readonly tokens: number;
  readonly history: number;
  /** Rounds measured. */
  readonly rounds: number;
  /** The page alone. */
  readonly alone: Spread;
  /** What the extension adds to the page alone of the same round. */
  readonly sharemark: Spread;
  readonly peer: Spread;
  /** What Sharemark adds for each ms the peer adds: median by median; least and greatest of the rounds. NaN where the peer adds nothing. */
  readonly ratio: Spread;
}

/** How the added cost grows, in ms of main-thread CPU. */
interface Slope {
  /** What is kept the same, e.g. "200 messages". */
  readonly at: string;
  readonly sharemark: number;
  readonly peer: number;
}

export interface Summary {
  readonly lines: readonly Line[];
  /** All that Sharemark adds in all cells by all that the peer adds, per 1,000 tokens. */
  readonly ratio: number;
  /** What 1,000 tokens more in one answer add. Without what an answer costs once (loading the weights, the checks at its end). */
  readonly perThousandTokens: readonly Slope[];
  /** What 100 messages more of history add to 1,000 tokens. */
  readonly perHundredMessages: readonly Slope[];
}

/** @throws RangeError if there are no values */
export function spread(values: readonly number[]): Spread {
  if (values.some((value) => Number.isNaN(value))) return { median: Number.NaN, min: Number.NaN, max: Number.NaN };
  const sorted = values.toSorted((a, b) => a - b);
  const upper = sorted[sorted.length >> 1];
  const lower = sorted[(sorted.length - 1) >> 1];
  const [min] = sorted;
  const max = sorted.at(-1);
  if (upper === undefined || lower === undefined || min === undefined || max === undefined)
    throw new RangeError('nothing was measured');
  return { median: (lower + upper) / 2, min, max };
}

export function summarise(cells: readonly Cell[]): Summary {
  const lines = cells.map(lineOf);
  return {
    lines,
    ratio: quotient(sum(lines, 'sharemark'), sum(lines, 'peer')),
    perThousandTokens: slopes(
      lines,
      'history',
      'tokens',
      (a, b, who) => ((total(b, who) - total(a, who)) / (b.tokens - a.tokens)) * 1000,
    ),
    perHundredMessages: slopes(
      lines,
      'tokens',
      'history',
      (a, b, who) => ((b[who].median - a[who].median) / (b.history - a.history)) * 100,
    ),
  };
}

type Size = 'tokens' | 'history';
type Who = 'sharemark' | 'peer';

const sum = (lines: readonly Line[], who: Who): number => lines.reduce((ms, line) => ms + line[who].median, 0);

/** What was added in the whole answer. */
const total = (line: Line, who: Who): number => (line[who].median * line.tokens) / 1000;

/** One slope for each value of `fixed`, between the least and the greatest value of `varied`. */
function slopes(lines: readonly Line[], fixed: Size, varied: Size, slope: (a: Line, b: Line, who: Who) => number): Slope[] {
  return [...new Set(lines.map((line) => line[fixed]))].flatMap((value) => {
    const group = lines.filter((line) => line[fixed] === value).toSorted((a, b) => a[varied] - b[varied]);
    const first = group[0];
    const last = group.at(-1);
    if (!first || !last || first === last) return [];
    const at = `${value} ${fixed === 'history' ? 'messages' : 'tokens'}`;
    return [{ at, sharemark: slope(first, last, 'sharemark'), peer: slope(first, last, 'peer') }];
  });
}

/** Below nothing there is only the noise of two runs: no ratio then. */
const quotient = (ours: number, peers: number): number => (peers > 0 ? ours / peers : Number.NaN);

function lineOf({ tokens, history, rounds }: Cell): Line {
  const per = (of: (round: Round) => number): Spread => spread(rounds.map((round) => (of(round) / tokens) * 1000));
  const sharemark = per((round) => round.sharemark - round.alone);
  const peer = per((round) => round.peer - round.alone);
  const ratios = rounds.map((round) => quotient(round.sharemark - round.alone, round.peer - round.alone));
  const ratio = { ...spread(ratios), median: quotient(sharemark.median, peer.median) };
  return { tokens, history, rounds: rounds.length, alone: per((round) => round.alone), sharemark, peer, ratio };
}

const show =
  (digits: number) =>
  (n: number): string =>
    Number.isNaN(n) ? '–' : n.toFixed(digits);
const whole = show(0);
const range = ({ median, min, max }: Spread, show = whole, sign = ''): string =>
  `${sign}${show(median)} (${show(min)}..${show(max)})`;

const slopeRows = (of: readonly Slope[], what: string): string[][] =>
  of.map(({ at, sharemark, peer }) => [`${what}, ${at}`, whole(sharemark), whole(peer)]);

/** The summary as Markdown tables. */
export function render({ lines, perThousandTokens, perHundredMessages }: Summary): string {
  const rows = lines.map((line) => [
    `${line.tokens} / ${line.history}`,
    `${line.rounds}`,
    range(line.alone),
    range(line.sharemark),
    range(line.peer),
    range(line.ratio, show(2)),
  ]);
  return [
    table(['tokens / history', 'rounds', 'page alone', '+ Sharemark', '+ full rescan', 'Sharemark / full rescan'], rows),
    table(
      ['slope of what is added', 'Sharemark', 'full rescan'],
      [
        ...slopeRows(perThousandTokens, 'per 1,000 tokens'),
        ...slopeRows(perHundredMessages, 'per 1,000 tokens and 100 messages'),
      ],
    ),
  ].join('\n\n');
}

/** Rows as a Markdown table. */
export function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const widths = head.map((title, column) => Math.max(title.length, ...rows.map((row) => row[column]?.length ?? 0)));
  const line = (cells: readonly string[]): string =>
    `| ${cells.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join(' | ')} |`;
  return [line(head), line(widths.map((width) => '-'.repeat(width))), ...rows.map(line)].join('\n');
}
