import { randomBytes } from 'node:crypto';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, expect, test } from 'vitest';
import { checkSizes, startScripts } from '../../tools/run-sizes.ts';

const folders: string[] = [];
afterEach(() => folders.splice(0).forEach((folder) => rmSync(folder, { recursive: true })));

/** A build whose content scripts have these bytes. */
function buildOf(scripts: Record<string, Buffer>): string {
  const folder = mkdtempSync(join(tmpdir(), 'sizes-'));
  folders.push(folder);
  mkdirSync(join(folder, 'content-scripts'));
  for (const [path, bytes] of Object.entries(scripts)) writeFileSync(join(folder, path), bytes);
  writeFileSync(join(folder, 'later.js'), randomBytes(100_000));
  writeFileSync(join(folder, 'manifest.json'), JSON.stringify({ content_scripts: [{ js: Object.keys(scripts), matches: [] }] }));
  return folder;
}

test('what is loaded at start is measured gzipped; what comes later does not count', () => {
  const folder = buildOf({ 'content-scripts/chat.js': Buffer.alloc(200_000, 'a') });
  expect(startScripts(folder).get('content-scripts/chat.js')).toBeLessThan(1000);
  expect(checkSizes([folder])).toEqual({ passed: 1, failed: 0, notes: [] });
});

test('two scripts that are too large together fail, and are named', () => {
  const folder = buildOf({ 'content-scripts/chat.js': randomBytes(40_000), 'content-scripts/other.js': randomBytes(40_000) });
  const { failed, notes } = checkSizes([folder]);
  expect(failed).toBe(1);
  expect(notes[0]).toMatch(/chat\.js \d+, content-scripts\/other\.js \d+/);
});

test('a build without content scripts is no success', () => {
  expect(checkSizes([buildOf({})]).failed).toBe(1);
});
