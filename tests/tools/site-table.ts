/** `node tests/tools/site-table.ts` writes the table of docs/sites.md anew from the adapters. */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { generic } from '../../lib/sites/generic.ts';
import { SITES } from '../../lib/sites/index.ts';
import type { Site } from '../../lib/sites/site.ts';

const FILE = join(import.meta.dirname, '../../docs/sites.md');
const BEGIN = '<!-- table: node tests/tools/site-table.ts -->\n\n';
const END = '\n\n<!-- end of table -->';

const code = (text: string): string => `\`${text.replaceAll('|', String.raw`\|`)}\``;

function where({ id, matches, detect = [] }: Site): string {
  if (id === 'generic') return 'any page you allow';
  return matches.length > 0
    ? matches.map((pattern) => code(pattern.slice('https://'.length))).join(' ')
    : detect.slice(0, 1).map(code).join('');
}

function knows({ model, strip }: Site): string {
  const parts = [model?.ofCompletion && 'model', model?.chosen && 'chosen model', strip && 'strip'];
  return parts.filter((part) => part !== undefined).join(', ');
}

/** The table as the document has it: one row for each adapter. */
export function siteTable(): string {
  const rows = [...SITES, generic].map((site) => [
    site.label,
    where(site),
    site.layers.map(({ id }) => id).join(', '),
    knows(site),
    site.confidence,
    site.verifiedOn,
  ]);
  const head = ['Site', 'Where, or how it is told', 'Layers, newest first', 'Also knows', 'Confidence', 'Looked at'];
  const widths = head.map((name, column) => Math.max(...[head, ...rows].map((row) => (row[column] ?? name).length)));
  const line = (row: readonly string[]): string =>
    `| ${row.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join(' | ')} |`;
  return [line(head), line(widths.map((width) => '-'.repeat(width))), ...rows.map(line)].join('\n');
}

/** The document with the table as it ought to be. */
export function withTable(text: string): string {
  const from = text.indexOf(BEGIN) + BEGIN.length;
  return text.slice(0, from) + siteTable() + text.slice(text.indexOf(END));
}

if (import.meta.main) writeFileSync(FILE, withTable(readFileSync(FILE, 'utf8')));
