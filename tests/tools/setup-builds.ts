import { createHash } from 'node:crypto';
import { existsSync, globSync, mkdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { root, runTool, type Captured } from './run-process.ts';

interface Build {
  /** What it is made from; a change there makes it stale. */
  sources: readonly string[];
  result: string;
  stamp: string;
  make: () => Promise<Captured>;
}

const SHIPPED = ['lib', 'components', 'entrypoints', 'public', 'assets', 'locales', 'wxt.config.ts', 'package-lock.json'];

export type BuildName = 'chrome' | 'firefox' | 'pages';

const BUILDS: Record<BuildName, Build> = {
  chrome: {
    sources: SHIPPED,
    result: '.output/chrome-mv3/manifest.json',
    stamp: '.output/chrome.stamp',
    make: () => runTool('wxt', ['build', '-b', 'chrome']),
  },
  firefox: {
    sources: SHIPPED,
    result: '.output/firefox-mv3/manifest.json',
    stamp: '.output/firefox.stamp',
    make: () => runTool('wxt', ['build', '-b', 'firefox']),
  },
  pages: {
    sources: ['tests/pages', 'package-lock.json'],
    result: 'tests/pages/dist',
    stamp: 'tests/pages/dist/.stamp',
    make: () => runTool('vite', ['build', '--config', 'tests/pages/vite.config.ts']),
  },
};

/** Builds one part, whether or not it is stale. */
export async function build(name: BuildName): Promise<Captured> {
  const { sources, stamp, make } = BUILDS[name];
  const hash = hashOf(sources);
  const captured = await make();
  if (captured.code === 0) {
    mkdirSync(dirname(join(root, stamp)), { recursive: true });
    writeFileSync(join(root, stamp), hash);
  }
  return captured;
}

/** Builds one part if its sources have changed since the last build. @throws Error with the builder's output */
export async function ensureBuild(name: BuildName): Promise<void> {
  const { sources, result, stamp } = BUILDS[name];
  const file = join(root, stamp);
  if (existsSync(join(root, result)) && existsSync(file) && readFileSync(file, 'utf8') === hashOf(sources)) return;
  console.log(`Building ${name} …`);
  const { code, output } = await build(name);
  if (code !== 0) throw new Error(`Building ${name} failed:\n${output}`);
}

function hashOf(sources: readonly string[]): string {
  const hash = createHash('sha256');
  const files = sources.flatMap((source) => {
    if (!existsSync(join(root, source))) return [];
    return statSync(join(root, source)).isDirectory() ? globSync(`${source}/**/*`, { cwd: root }) : [source];
  });
  for (const file of files.toSorted()) {
    if (file.includes('/dist/') || !statSync(join(root, file)).isFile()) continue;
    hash.update(`${file}\0`).update(readFileSync(join(root, file)));
  }
  return hash.digest('hex');
}
