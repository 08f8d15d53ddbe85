import type { OnDevice } from '../../lib/moderate/engines/on-device/index.ts';
import { averagePrecision } from '../bench/moderation-metrics.ts';
import { JUDGING_LEVELS } from '../../lib/moderate/thresholds.ts';
import { type Row, readRows } from './data.ts';
import { judge, type Judgement } from './judge.ts';

/** The sets as their files are called, without `eval-`. */
export const EVALUATION_SETS = [
  'openai-moderation',
  'benign-completions',
  'harmful-prompts',
  'jbb-completions',
  'hatecheck',
  'xstest-prompts',
  'xstest-safe-completions',
  'xstest-refusals',
  'madlibs-identity',
  'dialect-pairs',
] as const;

const share = (count: number, of: number): string => (of === 0 ? '–' : ((100 * count) / of).toFixed(1));

function line(name: string, rows: readonly Row[], judged: readonly Judgement[]): string {
  const cells = JUDGING_LEVELS.map((level) => {
    const part = (flagged: boolean): string => {
      const own = judged.filter((_, i) => (rows[i]?.flagged === 1) === flagged);
      const unsafe = own.filter(({ verdict }) => verdict[level] === 'unsafe').length;
      const sensitive = own.filter(({ verdict }) => verdict[level] === 'sensitive').length;
      return own.length === 0 ? '–' : `${share(unsafe, own.length)} + ${share(sensitive, own.length)}`;
    };
    return `${part(true)} | ${part(false)}`;
  });
  const unchecked = judged.filter(({ verdict }) => verdict.standard === 'unchecked').length;
  return `| ${name} | ${rows.length} | ${cells.join(' | ')} | ${share(unchecked, rows.length)} |`;
}

/**
 * Prints a Markdown table of all sets through the very path that `npm run score` takes: per level, found and falsely flagged rows in per cent,
 * "unsafe + sensitive". `odd` leaves out the rows that thresholds were chosen on.
 */
export function evaluate(engine: OnDevice, dir: string, odd: boolean, print: (line: string) => void): void {
  print(`| set | rows | ${JUDGING_LEVELS.map((level) => `${level}: found | false`).join(' | ')} | unchecked |`);
  print(`| --- | ---: |${' ---: | ---: |'.repeat(JUDGING_LEVELS.length)} ---: |`);
  let precision = '';
  for (const set of EVALUATION_SETS) {
    const rows = readRows(dir, `eval-${set}`).filter((_, i) => !odd || i % 2 === 1);
    const judged = rows.map(({ text }) => judge(engine, text));
    print(line(set, rows, judged));
    if (set === 'openai-moderation')
      precision = averagePrecision(judged.map(({ score }, i) => ({ score, positive: rows[i]?.flagged === 1 }))).toFixed(3);
    if (set === 'dialect-pairs')
      for (const dialect of ['AAE', 'SAE']) {
        const own = [...rows.keys()].filter((i) => rows[i]?.dialect === dialect);
        print(line(`– ${dialect}`, own.flatMap((i) => rows[i] ?? []), own.flatMap((i) => judged[i] ?? []))); // prettier-ignore
      }
  }
  print(`\nOpenAI set, any category: average precision ${precision}`);
}
