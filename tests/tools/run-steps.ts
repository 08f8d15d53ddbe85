import { mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import * as v from 'valibot';
import { checkManifests } from './run-manifests.ts';
import { root, runTool, type Captured } from './run-process.ts';
import { readPlaywright, readVitest, type Outcome } from './run-reports.ts';
import { checkSizes } from './run-sizes.ts';
import { build } from './setup-builds.ts';
import { ensureReaders } from './setup-readers.ts';

export interface Step {
  name: string;
  /** Names of steps that must have passed. */
  needs?: readonly string[];
  run(): Promise<Outcome>;
}

/** Lines of a failed program's output that are printed. */
const LAST_LINES = 80;
const reports = join(root, 'test-results');
const E2E_NEEDS = ['build chrome', 'build firefox', 'test pages'];
/** Tag of tests that are about time, and may not share the processors with another browser. */
const ALONE = '@alone';

/** Every step of `npm test`, in order. */
export function allSteps({ update }: { update: boolean }): Step[] {
  return [
    { name: 'types', run: types },
    { name: 'lint', run: async () => one(await runTool('oxlint', ['--type-aware'])) },
    { name: 'format', run: async () => one(await runTool('prettier', ['--check', '.'])) },
    { name: 'unused', run: async () => one(await runTool('knip', ['--no-progress'])) },
    { name: 'unit', run: unit },
    { name: 'build chrome', run: async () => one(await build('chrome')) },
    { name: 'build firefox', run: async () => one(await build('firefox')) },
    { name: 'manifests', needs: ['build chrome', 'build firefox'], run: async () => checkManifests(update) },
    { name: 'size', needs: ['build chrome', 'build firefox'], run: async () => checkSizes() },
    { name: 'web-ext lint', needs: ['build firefox'], run: storeLint },
    { name: 'test pages', run: async () => one(await build('pages')) },
    // Two browsers at a time, as most of them wait most of the time; what is told by the clock has the machine to itself.
    { name: 'e2e', needs: E2E_NEEDS, run: () => endToEnd('e2e', ['--grep-invert', ALONE, '--workers', '2']) },
    { name: 'e2e alone', needs: E2E_NEEDS, run: () => endToEnd('e2e-alone', ['--grep', ALONE, '--workers', '1']) },
  ];
}

/** The types of texts and entry points are generated first, so that they are never those of an older tree. */
async function types(): Promise<Outcome> {
  const prepared = await runTool('wxt', ['prepare']);
  return one(prepared.code === 0 ? await runTool('typescript', ['--noEmit'], { command: 'tsc' }) : prepared);
}

async function unit(): Promise<Outcome> {
  ensureReaders();
  const file = freshReport('unit.json');
  const captured = await runTool('vitest', ['run', '--reporter=json', `--outputFile=${file}`]);
  return read(captured, () => readVitest(file));
}

async function endToEnd(name: string, options: readonly string[]): Promise<Outcome> {
  const file = freshReport(`${name}.json`);
  const captured = await runTool('@playwright/test', ['test', '--config', 'tests/e2e/playwright.config.ts', ...options], {
    command: 'playwright',
    env: { SHAREMARK_E2E_REPORT: file },
    onLine: (line) => line.trim() && console.log(`    ${line.trim()}`),
  });
  return read(captured, () => readPlaywright(file), false);
}

const LintReport = v.object({ summary: v.object({ errors: v.number(), notices: v.number(), warnings: v.number() }) });

/** Mozilla's own linter; warnings come from React and are only counted. */
async function storeLint(): Promise<Outcome> {
  const captured = await runTool('web-ext', ['lint', '-s', '.output/firefox-mv3', '--output', 'json']);
  return read(captured, () => {
    const { summary } = v.parse(LintReport, JSON.parse(captured.stdout.slice(captured.stdout.indexOf('{'))));
    const notes = [`${summary.errors} errors, ${summary.warnings} warnings, ${summary.notices} notices`];
    return summary.errors === 0
      ? { passed: 1, failed: 0, notes }
      : { passed: 0, failed: 1, notes: [...notes, tail(captured.output)] };
  });
}

function one(captured: Captured): Outcome {
  return captured.code === 0 ? { passed: 1, failed: 0, notes: [] } : { passed: 0, failed: 1, notes: [tail(captured.output)] };
}

/** A report's counts; a runner that failed without naming a failed test counts as one failure of its own. */
function read(captured: Captured, report: () => Outcome, withOutput = true): Outcome {
  const outcome = attempt(report);
  if (captured.code !== 0 && outcome.failed === 0) {
    return {
      ...outcome,
      failed: 1,
      notes: [...outcome.notes, ...(withOutput ? [tail(captured.output)] : [`exit code ${captured.code}`])],
    };
  }
  if (outcome.passed + outcome.failed === 0) return { passed: 0, failed: 1, notes: ['no test ran', tail(captured.output)] };
  return outcome;
}

function attempt(report: () => Outcome): Outcome {
  try {
    return report();
  } catch (error) {
    return { passed: 0, failed: 1, notes: [String(error)] };
  }
}

function freshReport(name: string): string {
  mkdirSync(reports, { recursive: true });
  const file = join(reports, name);
  rmSync(file, { force: true });
  return file;
}

function tail(output: string): string {
  return output.split('\n').slice(-LAST_LINES).join('\n');
}
