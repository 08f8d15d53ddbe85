import type { LedgerEvent } from './events.ts';
import type { BrokenRecord } from './records.ts';
import type { ShareState } from './state.ts';

type Cell = string | number | boolean | undefined;

/** The columns of the table, in order. Their names are for machines and never change. */
const COLUMNS: Readonly<Record<string, (state: ShareState) => Cell>> = {
  share: ({ share }) => share,
  status: ({ status }) => status,
  counted: ({ counted }) => counted,
  date: ({ event }) => event.localDate,
  time: ({ event }) => new Date(event.at).toISOString(),
  zone: ({ event }) => event.zone,
  name: ({ event }) => event.attribution.name,
  model: ({ event }) => event.attribution.model,
  site: ({ event }) => event.attribution.site,
  host: ({ event }) => event.attribution.host,
  verdict: ({ event }) => event.verdict,
  category: ({ event }) => event.category,
  engines: ({ event }) => event.engines?.join(' '),
  reviewed: ({ event }) => event.reviewed,
  reason: ({ event }) => event.reason,
  one_off: ({ event }) => event.oneOff,
  packs: ({ event }) => event.packs.join(' '),
  completions: ({ event }) => event.completions,
  characters: ({ event }) => event.chars,
  text_hash: ({ event }) => event.textHash,
  preview: ({ event }) => event.preview,
  formats: ({ exports }) => exports.map(({ format }) => format).join(' '),
  files: ({ exports }) => exports.flatMap(({ file }) => file ?? []).join('; '),
  sha256: ({ exports }) => exports.flatMap(({ sha256 }) => sha256 ?? []).join(' '),
  device: ({ event }) => event.device,
};

/**
 * The shares as a table, one per line, as RFC 4180 has it: a header, commas, CRLF.
 * @param escape turns any text into one safe cell, quotes and formulas included
 */
export function ledgerCsv(states: readonly ShareState[], escape: (cell: string) => string): string {
  const rows = [Object.keys(COLUMNS), ...states.map((state) => Object.values(COLUMNS).map((cell) => String(cell(state) ?? '')))];
  return rows.map((row) => `${row.map(escape).join(',')}\r\n`).join('');
}

/** Everything the ledger holds, broken records too, as JSON. Its `events` can be merged into another ledger. */
export function ledgerJson(events: readonly LedgerEvent[], broken: readonly BrokenRecord[] = []): string {
  const sorted = events.toSorted(
    (one, other) => (one.seq ?? 0) - (other.seq ?? 0) || one.at - other.at || (one.id < other.id ? -1 : 1),
  );
  return `${JSON.stringify({ format: 'sharemark-ledger', version: 1, events: sorted, broken }, null, 2)}\n`;
}
