// `npm test`: every check there is, in one go. `npm test -- types unit` runs the named steps only.
import { parseArgs } from 'node:util';
import { stopCleanly } from './run-process.ts';
import { allSteps, type Step } from './run-steps.ts';
import type { Outcome } from './run-reports.ts';
import { ensureBrowsers } from './setup-browsers.ts';

const NAME_WIDTH = 16;

const { values, positionals } = parseArgs({ allowPositionals: true, options: { update: { type: 'boolean', default: false } } });
stopCleanly();
const steps = chosen(allSteps(values), positionals);
const ended = new Map<string, Outcome>();
const trouble = installBrowsers(steps);

for (const step of steps) {
  const started = performance.now();
  const outcome = await outcomeOf(step);
  ended.set(step.name, outcome);
  const seconds = ((performance.now() - started) / 1000).toFixed(1);
  const counts = outcome.failed > 0 ? `${outcome.passed} passed, ${outcome.failed} failed` : `${outcome.passed} passed`;
  console.log(`${outcome.failed > 0 ? '✗' : '✓'} ${step.name.padEnd(NAME_WIDTH)} ${counts.padEnd(24)} ${seconds.padStart(7)} s`);
  for (const note of outcome.notes) console.log(note.replace(/^/gm, '    '));
}

const passed = total('passed');
const failed = total('failed');
process.exitCode = failed === 0 && passed > 0 ? 0 : 1;
console.log(`\n${passed} passed, ${failed} failed`);

async function outcomeOf(step: Step): Promise<Outcome> {
  const missing = step.needs?.filter((name) => (ended.get(name)?.failed ?? 0) > 0) ?? [];
  if (missing.length > 0) return { passed: 0, failed: 1, notes: [`not run, because this failed: ${missing.join(', ')}`] };
  if (trouble !== undefined && step.name.startsWith('e2e')) return { passed: 0, failed: 1, notes: [trouble] };
  try {
    return await step.run();
  } catch (error) {
    return { passed: 0, failed: 1, notes: [error instanceof Error ? (error.stack ?? error.message) : String(error)] };
  }
}

/** The sentence that says what to install, if a browser is missing and cannot be installed from here. */
function installBrowsers(wanted: readonly Step[]): string | undefined {
  try {
    if (wanted.some(({ name }) => name.startsWith('e2e'))) ensureBrowsers(['chromium', 'firefox']);
    return undefined;
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}

function chosen(steps: Step[], names: readonly string[]): Step[] {
  if (names.length === 0) return steps;
  const unknown = names.filter((name) => !steps.some((step) => step.name === name || step.name.split(' ').includes(name)));
  if (unknown.length > 0)
    throw new Error(`No such step: ${unknown.join(', ')}. There are: ${steps.map(({ name }) => name).join(', ')}.`);
  return steps.filter((step) => names.some((name) => step.name === name || step.name.split(' ').includes(name)));
}

function total(kind: 'passed' | 'failed'): number {
  return [...ended.values()].reduce((sum, outcome) => sum + outcome[kind], 0);
}
