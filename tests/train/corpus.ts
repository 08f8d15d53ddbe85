import { LABELS } from '../../lib/moderate/engines/on-device/model.ts';
import { Tokens } from '../../lib/moderate/engines/on-device/tokens.ts';
import type { Row } from './data.ts';

/** All training rows as feature buckets in flat arrays. */
export interface Corpus {
  readonly rows: number;
  /** Row r has the tokens rowStarts[r] up to rowStarts[r + 1] - 1; token t the features tokenStarts[t] and so on. */
  readonly rowStarts: Int32Array;
  readonly tokenStarts: Int32Array;
  readonly features: Int32Array;
  /** [row][label]: 0..1, or -1 for unknown. */
  readonly targets: Float32Array;
  /** [row][label]: how much that target counts. */
  readonly trust: Float32Array;
}

/** Reads rows into a corpus; of each at most `maxTokens` tokens. */
export function buildCorpus(rows: readonly Row[], bits: number, maxTokens: number): Corpus {
  const tokens = new Tokens(bits);
  const rowStarts = new Int32Array(rows.length + 1);
  const targets = new Float32Array(rows.length * LABELS.length).fill(-1);
  const trust = new Float32Array(targets.length).fill(1);
  let tokenStarts: Int32Array = new Int32Array(1 << 20);
  let features: Int32Array = new Int32Array(1 << 22);
  let tokenCount = 0;
  let used = 0;
  for (const [r, row] of rows.entries()) {
    tokens.read(row.text, maxTokens);
    const length = tokens.starts[tokens.count] ?? 0;
    if (used + length > features.length) features = grown(features, used + length);
    if (tokenCount + tokens.count + 1 > tokenStarts.length) tokenStarts = grown(tokenStarts, tokenCount + tokens.count + 1);
    features.set(tokens.features.subarray(0, length), used);
    for (let t = 0; t < tokens.count; t += 1) tokenStarts[tokenCount + t] = used + (tokens.starts[t] ?? 0);
    tokenCount += tokens.count;
    used += length;
    rowStarts[r + 1] = tokenCount;
    for (const [c, label] of LABELS.entries()) targets[r * LABELS.length + c] = row.labels?.[label] ?? -1;
  }
  tokenStarts = grown(tokenStarts, tokenCount + 1);
  tokenStarts[tokenCount] = used;
  return { rows: rows.length, rowStarts, tokenStarts, features, targets, trust };
}

function grown(array: Int32Array, atLeast: number): Int32Array {
  const larger = new Int32Array(Math.max(atLeast, array.length * 2));
  larger.set(array);
  return larger;
}
