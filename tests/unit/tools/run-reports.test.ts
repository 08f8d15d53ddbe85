import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { readPlaywright, readVitest } from '../../tools/run-reports.ts';

const folder = mkdtempSync(join(tmpdir(), 'sharemark-'));
afterAll(() => rmSync(folder, { recursive: true }));

function report(content: unknown): string {
  const file = join(folder, 'report.json');
  writeFileSync(file, JSON.stringify(content));
  return file;
}

const spec = (title: string, status: string) => ({ title, tests: [{ status }] });
const assertion = (fullName: string, status: string) => ({ fullName, status, failureMessages: ['because'] });

test('vitest: a skipped test is a failure, and so is a file that did not load', () => {
  const outcome = readVitest(
    report({
      numFailedTestSuites: 1,
      testResults: [
        {
          name: 'one',
          status: 'failed',
          assertionResults: [assertion('a', 'passed'), assertion('b', 'failed'), assertion('c', 'skipped')],
        },
        { name: 'two', status: 'failed', message: 'syntax error', assertionResults: [] },
      ],
    }),
  );
  expect(outcome).toMatchObject({ passed: 1, failed: 3 });
  expect(outcome.notes).toContain('two: syntax error');
});

test('Playwright: flaky passes and is named, skipped and unexpected fail, as does an error outside of tests', () => {
  const inner = { title: 'inner', specs: [spec('b', 'flaky'), spec('c', 'unexpected'), spec('d', 'skipped')] };
  const suites = [{ title: 'file', specs: [spec('a', 'expected')], suites: [inner] }];
  const outcome = readPlaywright(report({ suites, errors: [{ message: 'no browser' }] }));
  expect(outcome).toMatchObject({ passed: 2, failed: 3 });
  expect(outcome.notes).toContain('flaky, passed when tried again: file inner b');
});

test('a report that was not written is an error', () => {
  expect(() => readVitest(join(folder, 'none.json'))).toThrow('was not written');
});
