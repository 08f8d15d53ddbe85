/**
 * `npm run new-site -- <id> "<Label>" [match pattern …]` makes an adapter to fill in: its file, its line in the registry, and the description of
 * its layouts, on which the tests of all sites run. Without a match pattern it is a UI that people host themselves.
 */
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

interface NewSite {
  readonly id: string;
  readonly label: string;
  readonly matches: readonly string[];
  /** Day of today, as in 2026-11-22. */
  readonly day: string;
}

const ID = /^[a-z][a-z0-9]*(?:-[a-z0-9]+)*$/;
const MATCH = /^https:\/\/[a-z0-9.-]+\/[\w/-]*\*?$/;

const quoted = (text: string): string => `'${text.replaceAll('\\', '\\\\').replaceAll("'", String.raw`\'`)}'`;
const nameOf = (id: string): string => id.replace(/-(\w)/g, (_, letter: string) => letter.toUpperCase());

function adapter({ id, label, matches, day }: NewSite): string {
  const detect = matches.length > 0 ? '' : `\n  detect: ['#${id}-root'],`;
  return `import type { Site } from './site.ts';

export const ${nameOf(id)}: Site = {
  id: ${quoted(id)},
  label: ${quoted(label)},
  matches: [${matches.map(quoted).join(', ')}],${detect}
  layers: [
    { id: ${quoted(day.slice(0, 7))}, completion: ['[data-testid="assistant-message"]'], user: ['[data-testid="user-message"]'] },
  ],
  strip: ['.thinking'],
  generating: ['button[aria-label="Stop"]'],
  verifiedOn: ${quoted(day)},
  confidence: 'C',
};
`;
}

function description({ id, matches, day }: NewSite): string {
  const list = matches.length > 0 ? '' : `\n      list: '<div id="${id}-root" data-slot="rows"></div>',`;
  return `import type { SiteLayouts } from '../layout.ts';

export const layouts: SiteLayouts = {
  generating: '<button type="button" aria-label="Stop">■</button>',
  layers: {
    ${quoted(day.slice(0, 7))}: {${list}
      user: '<div data-testid="user-message" data-slot="text"></div>',
      assistant:
        '<div data-testid="assistant-message"><div class="thinking" data-slot="reasoning"></div><div data-slot="markdown"></div></div>',
    },
  },
};
`;
}

function isImport(line: string): boolean {
  return /^import \{ \w+ \} from '\.\/[a-z0-9-]+\.ts';$/.test(line) && !/patterns/.test(line);
}

/** The registry with one site more: an import in its place by name, and an entry at the end of its list. */
function registered(registry: string, { id, matches }: NewSite): string {
  const lines = registry.split('\n');
  const line = `import { ${nameOf(id)} } from './${id}.ts';`;
  const after = lines.findIndex((other) => isImport(other) && (/'\.\/(.*)\.ts'/.exec(other)?.[1] ?? '') > id);
  const last = lines.findLastIndex(isImport);
  lines.splice(after === -1 ? last + 1 : after, 0, line);
  const list = lines.findIndex((other) =>
    other.endsWith(` ${matches.length > 0 ? 'HOSTED' : 'SELF_HOSTED'}: readonly Site[] = [`),
  );
  const end = lines.indexOf('];', list);
  if (last === -1 || list === -1 || end === -1) throw new Error('lib/sites/index.ts does not look as expected.');
  lines.splice(end, 0, `  ${nameOf(id)},`);
  return lines.join('\n');
}

/**
 * Writes the files of a new site below `root`.
 * @returns their paths
 * @throws Error saying what is wrong with the arguments
 */
export function newSite(root: string, site: NewSite): string[] {
  if (!ID.test(site.id)) throw new Error(`"${site.id}" is no id: small letters, digits and dashes, as in "le-chat".`);
  if (site.label.trim() === '') throw new Error('The site has no label.');
  const wrong = site.matches.find((pattern) => !MATCH.test(pattern));
  if (wrong !== undefined)
    throw new Error(`"${wrong}" is no match pattern: https, a whole host, and a path, as in "https://chat.example/*".`);
  const file = `lib/sites/${site.id}.ts`;
  if (existsSync(join(root, file))) throw new Error(`There is a ${file} already.`);
  const index = 'lib/sites/index.ts';
  const layouts = `tests/pages/layouts/sites/${site.id}.ts`;
  const registry = registered(readFileSync(join(root, index), 'utf8'), site);
  writeFileSync(join(root, file), adapter(site));
  writeFileSync(join(root, layouts), description(site));
  writeFileSync(join(root, index), registry);
  return [file, index, layouts];
}

if (import.meta.main) {
  const [id = '', label = '', ...matches] = process.argv.slice(2);
  try {
    const day = new Date().toISOString().slice(0, 10);
    const written = newSite(join(import.meta.dirname, '../..'), { id, label, matches, day });
    console.log(`Written: ${written.join(', ')}.`);
    console.log('Now put in what the page is really made of, and run:');
    console.log('  npx vitest run tests/unit/sites   (adapter and description agree)');
    console.log('  node tests/tools/site-table.ts    (the table in docs/sites.md)');
    console.log('  npm test -- --update              (the reviewed manifests)');
    console.log('A new host also belongs into PRIVACY.md.');
  } catch (error) {
    console.error(error instanceof Error ? error.message : error);
    console.error('Usage: npm run new-site -- <id> "<Label>" [https://host/* …]');
    process.exitCode = 1;
  }
}
