import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import * as v from 'valibot';
import { root } from './run-process.ts';
import type { Outcome } from './run-reports.ts';

/** Most that every page of a chat site has to load before there is a completion on it: bytes of script, gzipped. */
const START_BYTES = 60_000;

const Manifest = v.looseObject({ content_scripts: v.array(v.looseObject({ js: v.array(v.string()) })) });

/** Gzipped bytes of the scripts that a build puts into every page of its sites, by path in the package. */
export function startScripts(folder: string): Map<string, number> {
  const manifest = v.parse(Manifest, JSON.parse(readFileSync(join(folder, 'manifest.json'), 'utf8')));
  const paths = new Set(manifest.content_scripts.flatMap(({ js }) => js));
  return new Map([...paths].map((path) => [path, gzipSync(readFileSync(join(folder, path)), { level: 9 }).length]));
}

/** Holds what both builds load at start against the limit. */
export function checkSizes(folders = ['chrome', 'firefox'].map((browser) => join(root, '.output', `${browser}-mv3`))): Outcome {
  const outcome: Outcome = { passed: 0, failed: 0, notes: [] };
  for (const folder of folders) {
    const sizes = startScripts(folder);
    const sum = [...sizes.values()].reduce((one, other) => one + other, 0);
    if (sizes.size > 0 && sum <= START_BYTES) outcome.passed += 1;
    else {
      outcome.failed += 1;
      const parts = [...sizes].map(([path, bytes]) => `${path} ${bytes}`).join(', ');
      outcome.notes.push(`${folder}: ${sum} bytes of script at start, gzipped, of ${START_BYTES} (${parts}).`);
    }
  }
  return outcome;
}
