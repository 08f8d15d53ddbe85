import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import * as v from 'valibot';
import { LABELS } from '../../lib/moderate/engines/on-device/model.ts';

const labelSchema = v.nullable(v.picklist([0, 1]));

const RowSchema = v.object({
  text: v.string(),
  labels: v.nullish(v.partial(v.object(v.entriesFromList(LABELS, labelSchema)))),
  source: v.optional(v.string(), ''),
  licence: v.optional(v.string(), ''),
  kind: v.optional(v.string(), ''),
  flagged: v.optional(v.picklist([0, 1])),
  dialect: v.optional(v.string()),
  /** HateCheck: the group it is about. */
  target: v.nullish(v.string()),
  type: v.optional(v.string()),
  set: v.optional(v.string()),
  weak: v.optional(v.number()),
});
export type Row = v.InferOutput<typeof RowSchema>;

/**
 * Reads one gzipped JSON Lines file of the moderation data.
 * @throws Error naming the line that is not a row
 */
export function readRows(dir: string, name: string): Row[] {
  const lines = gunzipSync(readFileSync(join(dir, `${name}.jsonl.gz`)))
    .toString('utf8')
    .trim()
    .split('\n');
  return lines.map((line, index) => {
    const parsed = v.safeParse(RowSchema, JSON.parse(line));
    if (!parsed.success) throw new Error(`${name} line ${index + 1}: ${v.summarize(parsed.issues)}`);
    return parsed.output;
  });
}

/** Share-alike licences are kept out of the weights: docs/adr/0002-share-alike-training-data.md. */
export const isShareAlike = (row: Row): boolean => /-SA(-|$)/.test(row.licence);

/** Small seeded generator (mulberry32): numbers in 0..1, the same on every machine. */
export function seeded(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = Math.imul(state ^ (state >>> 15), state | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}
