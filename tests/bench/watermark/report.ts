import type { Marked, Unmarked } from './in-page.ts';

export interface WatermarkFigures {
  readonly browser: string;
  readonly seed: number;
  readonly marked: readonly (Marked & { readonly name: string })[];
  readonly unmarked: readonly Unmarked[];
  /** For a picture of 1200 x 1600 px. */
  readonly time: { readonly embed: number; readonly read: number };
}

function quantile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((one, other) => one - other);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN;
}

const row = (cells: readonly (string | number)[]): string => `| ${cells.join(' | ')} |`;

/** Tables for people, in Markdown. */
export function report({ marked, unmarked, time }: WatermarkFigures): string {
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
  const plain = marked.map((one) => one.visible).filter((one) => one.plain > 0.02);
  const seen = [0, 1, 2].map((size) => {
    const all = plain.map(({ rms }) => rms[size] ?? 0);
    return `${quantile(all, 0.5).toFixed(2)} (${quantile(all, 1).toFixed(2)})`;
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
    `On plain ground, levels above or below the surroundings, root mean square, median (most): ${seen[0]} per px, ${seen[1]} as means of 9 x 9 px, ${seen[2]} of 17 x 17 px; ${quantile(
      plain.map(({ span }) => span),
      1,
    )} levels from lightest to darkest at most.`,
    `A picture of 1200 x 1600 px: ${time.embed.toFixed(0)} ms to mark, ${time.read.toFixed(0)} ms to read.`,
  ].join('\n');
}

/** What the issue asks for: every attack read in at least 99 %, nothing seen where nothing is, at least 36 dB. Times depend on the machine and are not judged. */
export function failures({ marked, unmarked }: WatermarkFigures): string[] {
  const attacks = new Set(marked.flatMap((one) => one.attacks.map(({ attack }) => attack)));
  const failed = [...attacks].filter((name) => {
    const read = marked.filter((one) => one.attacks.some(({ attack, read: ok }) => attack === name && ok));
    return read.length < 0.99 * marked.length;
  });
  if (unmarked.some(({ falsePositives }) => falsePositives > 0)) failed.push('false positives');
  if (marked.some(({ psnr }) => psnr < 36)) failed.push('PSNR');
  return failed;
}
