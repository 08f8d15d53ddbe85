import { existsSync, globSync, readFileSync, readdirSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import { describe, expect, test } from 'vitest';
import { SITES } from '../../lib/sites/index.ts';
import { generic } from '../../lib/sites/generic.ts';

const root = resolve(import.meta.dirname, '../..');
const VERBS = ['moderate', 'mark', 'meter', 'policy'];
const TOP_FOLDERS = ['.ci', 'assets', 'components', 'docs', 'entrypoints', 'lib', 'locales', 'public', 'tests'];
/** Folders that tools make; git ignores them. */
const GENERATED = ['.git', '.output', '.wxt', 'demo-output', 'node_modules', 'playwright-report', 'test-results'];
/** A file that nobody can overlook at one glance is split. */
const MEDIAN_LINES = 100;

interface Import {
  file: string;
  /** Path of the imported file from the root of the project, or the package's name. */
  target: string;
}

function sources(folder: string): string[] {
  return globSync(`${folder}/**/*.{ts,tsx}`, { cwd: root }).map((file) => file.replaceAll('\\', '/'));
}

function read(file: string): string {
  return readFileSync(join(root, file), 'utf8');
}

function importsOf(file: string): Import[] {
  const specifiers = [...read(file).matchAll(/(?:from|import)\s*\(?\s*'([^']+)'/g)].flatMap((match) => match[1] ?? []);
  return specifiers.map((specifier) => {
    if (!specifier.startsWith('.')) return { file, target: specifier };
    return { file, target: relative(root, resolve(root, dirname(file), specifier)).replaceAll('\\', '/') };
  });
}

/** Source without comments and strings, so that a rule looks at code only. */
function codeOf(file: string): string {
  return read(file)
    .replaceAll(/\/\*[\s\S]*?\*\//g, '')
    .replaceAll(/'(?:[^'\\\n]|\\.)*'/g, "''")
    .replaceAll(/\/\/.*$/gm, '');
}

describe('layers', () => {
  const imports = sources('lib').flatMap(importsOf);

  test('the search for imports finds some', () => {
    expect(imports.some(({ target }) => target === 'lib/types.ts')).toBe(true);
  });

  test('lib knows neither components nor entry points', () => {
    expect(imports.filter(({ target }) => /^(components|entrypoints)\//.test(target))).toEqual([]);
  });

  test('the verbs do not know each other', () => {
    const crossing = imports.filter(({ file, target }) => {
      const [from, to] = [file, target].map((path) => VERBS.find((verb) => path.startsWith(`lib/${verb}/`)));
      return from !== undefined && to !== undefined && from !== to;
    });
    expect(crossing).toEqual([]);
  });

  test('nothing shipped imports from tests', () => {
    const shipped = ['lib', 'components', 'entrypoints'].flatMap(sources).flatMap(importsOf);
    expect(shipped.filter(({ target }) => target.startsWith('tests/'))).toEqual([]);
  });

  test('outside of lib/page nothing touches a document', () => {
    const dom = /(?<![.\w])(?:document|window)\s*\.|(?<![.\w])(?:MutationObserver|ResizeObserver|getComputedStyle)\b/;
    const touching = sources('lib')
      .filter((file) => !file.startsWith('lib/page/'))
      .filter((file) => dom.test(codeOf(file)));
    expect(touching).toEqual([]);
  });

  test('relative imports carry their extension', () => {
    const all = ['lib', 'components', 'entrypoints', 'tests'].flatMap(sources).flatMap((file) => {
      return [...read(file).matchAll(/from '(\.[^']+)'/g)].map((match) => ({ file, specifier: match[1] ?? '' }));
    });
    expect(all.filter(({ specifier }) => !/\.(tsx?|mjs|css|json|ya?ml|svg|svelte)(\?\w+)?$/.test(specifier))).toEqual([]);
  });
});

describe('layout', () => {
  test('no code lies in a folder of its own making', () => {
    const folders = readdirSync(root, { withFileTypes: true }).filter((entry) => entry.isDirectory());
    const unknown = folders.map(({ name }) => name).filter((name) => ![...TOP_FOLDERS, ...GENERATED].includes(name));
    expect(unknown).toEqual([]);
  });

  test(`half of the shipped files have fewer than ${MEDIAN_LINES} lines`, () => {
    const lengths = ['lib', 'components', 'entrypoints']
      .flatMap(sources)
      .map((file) => read(file).split('\n').length)
      .toSorted((one, other) => one - other);
    expect(lengths.length).toBeGreaterThan(10);
    expect(lengths[Math.floor(lengths.length / 2)]).toBeLessThan(MEDIAN_LINES);
  });
});

describe('sites', () => {
  test.each([...SITES, generic])('$id has a test page', ({ fixtures }) => {
    expect(fixtures.length).toBeGreaterThan(0);
    expect(fixtures.filter((fixture) => !existsSync(join(root, 'tests/pages', fixture, 'index.html')))).toEqual([]);
  });

  test('no two sites share an id or a match', () => {
    const ids = SITES.map(({ id }) => id);
    const matches = SITES.flatMap((site) => site.matches);
    expect(new Set(ids).size).toBe(ids.length);
    expect(new Set(matches).size).toBe(matches.length);
  });
});
