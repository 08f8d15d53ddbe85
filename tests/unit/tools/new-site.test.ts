import { spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { newSite } from '../../tools/new-site.ts';

const root = join(import.meta.dirname, '../../..');
const day = '2027-01-31';
let copy = '';

beforeAll(() => {
  copy = mkdtempSync(join(tmpdir(), 'sharemark-new-site-'));
  for (const folder of ['lib/sites', 'tests/pages/layouts']) cpSync(join(root, folder), join(copy, folder), { recursive: true });
  writeFileSync(join(copy, 'package.json'), '{ "type": "module" }');
  symlinkSync(join(root, 'node_modules'), join(copy, 'node_modules'), 'junction');
});
afterAll(() => rmSync(copy, { recursive: true, force: true }));

/** Runs a program of node's on the copy and gives what it printed. */
function node(...args: string[]): string {
  const { status, stdout, stderr } = spawnSync(process.execPath, args, { cwd: copy, encoding: 'utf8' });
  expect({ status, output: status === 0 ? '' : stdout + stderr }).toEqual({ status: 0, output: '' });
  return stdout;
}

test('what is scaffolded is registered, agrees with its description, and has the right types', { timeout: 60_000 }, () => {
  newSite(copy, { id: 'zeta-chat', label: "Zeta's chat", matches: ['https://zeta.example/*'], day });
  newSite(copy, { id: 'alpha', label: 'Alpha', matches: [], day });
  const script = `
    import { detectSite, SITES, siteFor } from './lib/sites/index.ts';
    import { layouts as hosted } from './tests/pages/layouts/sites/zeta-chat.ts';
    import { layouts as own } from './tests/pages/layouts/sites/alpha.ts';
    import { stillOf } from './tests/pages/layouts/layout.ts';
    import { parseHTML } from 'linkedom';
    const page = (layouts) => parseHTML(stillOf(layouts, layouts.layers['2027-01'])).document;
    const site = siteFor(new URL('https://zeta.example/c/1'));
    console.log(JSON.stringify([
      site.label, site.verifiedOn, page(hosted).querySelectorAll(site.layers[0].completion[0]).length,
      detectSite(page(own)).id, SITES.length,
    ]));`;
  const before = readFileSync(join(root, 'lib/sites/index.ts'), 'utf8').match(
    /^import \{ \w+ \} from '\.\/(?!generic|patterns)/gm,
  );
  const [label, seen, answers, own, count] = JSON.parse(node('--input-type=module', '--no-warnings', '-e', script));
  expect([label, seen, answers, own]).toEqual(["Zeta's chat", day, 1, 'alpha']);
  expect(count).toBe((before?.length ?? 0) + 2);
  const options = {
    strict: true,
    noEmit: true,
    module: 'nodenext',
    target: 'es2024',
    lib: ['es2024', 'dom', 'dom.iterable'],
    types: [],
  };
  const compilerOptions = { ...options, allowImportingTsExtensions: true, exactOptionalPropertyTypes: true };
  const files = ['lib/sites/index.ts', 'tests/pages/layouts/sites/zeta-chat.ts', 'tests/pages/layouts/sites/alpha.ts'];
  writeFileSync(join(copy, 'tsconfig.json'), JSON.stringify({ compilerOptions, files }));
  node(join(root, 'node_modules/typescript/bin/tsc'), '-p', copy);
});

test.each([
  [{ id: 'Zeta', label: 'Z', matches: [] }, /no id/],
  [{ id: '../x', label: 'Z', matches: [] }, /no id/],
  [{ id: 'zeta', label: ' ', matches: [] }, /no label/],
  [{ id: 'zeta', label: 'Z', matches: ['http://zeta.example/*'] }, /no match pattern/],
  [{ id: 'zeta', label: 'Z', matches: ['https://*.example/*'] }, /no match pattern/],
  [{ id: 'claude', label: 'Z', matches: [] }, /already/],
])('refuses %j', (site, complaint) => {
  const before = readFileSync(join(copy, 'lib/sites/index.ts'), 'utf8');
  expect(() => newSite(copy, { ...site, day })).toThrow(complaint);
  expect(readFileSync(join(copy, 'lib/sites/index.ts'), 'utf8')).toBe(before);
});
