import { existsSync, readFileSync } from 'node:fs';
import * as v from 'valibot';

export interface Outcome {
  passed: number;
  failed: number;
  /** Printed under the step's line. */
  notes: string[];
}

/** Tests that may be skipped, by their full title, and why. Every other skipped test counts as failed. */
const MAY_BE_SKIPPED: Readonly<Record<string, string>> = {};

const VitestReport = v.object({
  numFailedTestSuites: v.number(),
  testResults: v.array(
    v.object({
      name: v.string(),
      status: v.string(),
      message: v.optional(v.string()),
      assertionResults: v.array(
        v.object({ fullName: v.string(), status: v.string(), failureMessages: v.optional(v.nullable(v.array(v.string()))) }),
      ),
    }),
  ),
});

/** Counts a vitest JSON report; a file that could not even be loaded counts as one failed test. */
export function readVitest(file: string): Outcome {
  const report = v.parse(VitestReport, readJson(file));
  const outcome: Outcome = { passed: 0, failed: 0, notes: [] };
  for (const suite of report.testResults) {
    if (suite.status === 'failed' && suite.assertionResults.every(({ status }) => status !== 'failed')) {
      fail(outcome, `${suite.name}: ${suite.message ?? 'did not run'}`);
    }
    for (const test of suite.assertionResults) {
      if (test.status === 'passed') outcome.passed += 1;
      else if (test.status === 'failed') fail(outcome, `${test.fullName}\n${firstLines(test.failureMessages?.join('\n') ?? '')}`);
      else skipped(outcome, test.fullName);
    }
  }
  return outcome;
}

interface Suite {
  title: string;
  specs: { title: string; tests: { status: string }[] }[];
  suites?: Suite[] | undefined;
}

const Suite: v.GenericSchema<Suite> = v.object({
  title: v.string(),
  specs: v.array(v.object({ title: v.string(), tests: v.array(v.object({ status: v.string() })) })),
  suites: v.optional(v.array(v.lazy(() => Suite))),
});
const PlaywrightReport = v.object({
  suites: v.array(Suite),
  errors: v.array(v.looseObject({ message: v.optional(v.string()) })),
});

/** Counts a Playwright JSON report. A test that passed on its second try passes, and is named. */
export function readPlaywright(file: string): Outcome {
  const report = v.parse(PlaywrightReport, readJson(file));
  const outcome: Outcome = { passed: 0, failed: 0, notes: [] };
  for (const { message } of report.errors) fail(outcome, message ?? 'error outside of a test');
  const walk = (suite: Suite, path: string): void => {
    for (const spec of suite.specs) {
      const title = `${path} ${spec.title}`.trim();
      for (const { status } of spec.tests) {
        if (status === 'expected' || status === 'flaky') outcome.passed += 1;
        if (status === 'flaky') outcome.notes.push(`flaky, passed when tried again: ${title}`);
        if (status === 'unexpected') fail(outcome, title);
        if (status === 'skipped') skipped(outcome, title);
      }
    }
    for (const inner of suite.suites ?? []) walk(inner, `${path} ${inner.title}`);
  };
  for (const suite of report.suites) walk(suite, suite.title);
  return outcome;
}

/** What was expected and where; the rest of a stack is the runner's own. */
function firstLines(message: string): string {
  const lines = message.split('\n').filter((line) => !line.includes('node_modules'));
  return lines.slice(0, 12).join('\n');
}

function fail(outcome: Outcome, note: string): void {
  outcome.failed += 1;
  outcome.notes.push(note);
}

function skipped(outcome: Outcome, title: string): void {
  const reason = MAY_BE_SKIPPED[title];
  if (reason === undefined) fail(outcome, `skipped without a reason: ${title}`);
  else outcome.notes.push(`skipped: ${title} (${reason})`);
}

function readJson(file: string): unknown {
  if (!existsSync(file)) throw new Error(`${file} was not written.`);
  return JSON.parse(readFileSync(file, 'utf8'));
}
