import type { Cost } from './measure.ts';
import { spread, table } from './summary.ts';

/** What is measured besides main-thread CPU, with the limit of each. Medians of the rounds; the longest callback is the longest of all. */
export interface Besides {
  readonly tokens: number;
  readonly history: number;
  /** ms of the clock; limit 50. */
  readonly longest: number;
  readonly slowest: string;
  /** ms per key at the 95th percentile: the page alone, and what Sharemark adds; limit 4. */
  readonly typing: number;
  readonly typingAdded: number;
  /** Layout shifts: the page alone, and what Sharemark adds; limit 0. */
  readonly shift: number;
  readonly shiftAdded: number;
  /** MB that Sharemark adds to the tab; limit 12. */
  readonly memoryAdded: number;
}

interface Runs {
  readonly tokens: number;
  readonly history: number;
  readonly runs: readonly { readonly alone: Cost; readonly sharemark: Cost }[];
}

export function besidesOf({ tokens, history, runs }: Runs): Besides {
  const median = (of: (run: Runs['runs'][number]) => number): number => spread(runs.map(of)).median;
  const [slowest] = runs.map(({ sharemark }) => sharemark.callbacks).toSorted((one, other) => other.longest - one.longest);
  return {
    tokens,
    history,
    longest: slowest?.longest ?? 0,
    slowest: slowest?.slowest ?? '',
    typing: median(({ alone }) => alone.typing),
    typingAdded: median(({ alone, sharemark }) => sharemark.typing - alone.typing),
    shift: median(({ alone }) => alone.shift),
    shiftAdded: median(({ alone, sharemark }) => sharemark.shift - alone.shift),
    memoryAdded: median(({ alone, sharemark }) => sharemark.memoryMb - alone.memoryMb),
  };
}

/** As a Markdown table. */
export function renderBesides(lines: readonly Besides[]): string {
  const head = [
    'tokens / history',
    'longest callback, ms',
    'typing p95 alone, ms',
    '+ Sharemark',
    'layout shift alone',
    '+ Sharemark',
    'memory + Sharemark, MB',
  ];
  return table(
    head,
    lines.map((line) => [
      `${line.tokens} / ${line.history}`,
      `${line.longest.toFixed(1)} (${line.slowest.replace('sharemark ', '')})`,
      line.typing.toFixed(1),
      line.typingAdded.toFixed(1),
      line.shift.toFixed(4),
      line.shiftAdded.toFixed(4),
      line.memoryAdded.toFixed(1),
    ]),
  );
}

/** A session's memory in one line: what Sharemark added after the first conversation, after the last, and per conversation in between. */
export function renderSession(alone: readonly number[], sharemark: readonly number[]): string {
  const added = sharemark.map((mb, index) => mb - (alone[index] ?? Number.NaN));
  const [first = Number.NaN] = added;
  const last = added.at(-1) ?? Number.NaN;
  const each = (last - first) / Math.max(1, added.length - 1);
  return `${added.length} conversations: Sharemark adds ${first.toFixed(1)} MB after the first, ${last.toFixed(1)} MB after the last, ${each.toFixed(2)} MB with each`;
}
