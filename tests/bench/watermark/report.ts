import type { Marked, Unmarked } from './in-page.ts';

export interface WatermarkFigures {
  readonly browser: string;
  readonly seed: number;
  readonly marked: readonly (Marked & { readonly name: string })[];
  readonly unmarked: readonly Unmarked[];
}

function quantile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((one, other) => one - other);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN;
}

const row = (cells: readonly (string | number)[]): string => `| ${cells.join(' | ')} |`;

/** Tables for people, in Markdown. */
export function report({ marked, unmarked }: WatermarkFigures): string {
  const names = [...new Set(marked.flatMap(({ attacks }) => attacks.map(({ attack }) => attack)))];
  const attacks = names.map((name) => {
    const all = marked.flatMap((one) => one.attacks.filter(({ attack }) => attack === name));
    const read = all.filter((one) => one.read).length;
    const scores = all.map(({ score }) => score);
    const ms = all.map((one) => one.ms);
    return row([
      name,
      `${read}/${all.length}`,
      `${((100 * read) / all.length).toFixed(1)} %`,
      quantile(scores, 0).toFixed(1),
      quantile(scores, 0.5).toFixed(1),
      quantile(ms, 0.5).toFixed(0),
      quantile(ms, 1).toFixed(0),
    ]);
  });
  const dB = marked.map(({ psnr }) => psnr);
  const speed = marked.map(({ embedMs, megapixels }) => embedMs / megapixels);
  const count = unmarked.reduce((sum, one) => sum + one.count, 0);
  const wrong = unmarked.reduce((sum, one) => sum + one.falsePositives, 0);
  const ms = unmarked.flatMap((one) => one.ms);
  return [
    row(['attack', 'read', 'share', 'score, least', 'score, median', 'read ms, median', 'read ms, most']),
    row(Array.from({ length: 7 }, () => '---')),
    ...attacks,
    '',
    `${marked.length} screenshots: PSNR ${quantile(dB, 0).toFixed(1)} dB least, ${quantile(dB, 0.5).toFixed(1)} dB median; embedding ${quantile(speed, 0.5).toFixed(0)} ms/MP median, ${quantile(speed, 1).toFixed(0)} most.`,
    `${count} pictures without a watermark: ${wrong} read as marked, highest score ${Math.max(0, ...unmarked.map(({ highest }) => highest)).toFixed(2)}, ${quantile(ms, 0.5).toFixed(0)} ms median.`,
  ].join('\n');
}
