import { join, resolve } from 'node:path';
import { defineConfig } from '@playwright/test';
import type { WorkerOptions } from './fixtures/test.ts';

const results = resolve(import.meta.dirname, '../../test-results');
const inCi = Boolean(process.env['CI']);

/** The same specs run in both browsers; a title tagged @chromium or @firefox runs in that one only. */
export default defineConfig<object, WorkerOptions>({
  testDir: '.',
  outputDir: join(results, 'e2e'),
  timeout: 90_000,
  retries: inCi ? 1 : 0,
  forbidOnly: inCi,
  // `npm test` starts two at a time but for what is told by the clock (tag @alone).
  workers: 1,
  reporter: [['list'], ['json', { outputFile: process.env['SHAREMARK_E2E_REPORT'] ?? join(results, 'e2e.json') }]],
  projects: [
    { name: 'chromium', use: { target: 'chromium' }, grepInvert: /@firefox/ },
    { name: 'firefox', use: { target: 'firefox' }, grepInvert: /@chromium/ },
  ],
});
