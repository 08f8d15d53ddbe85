import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import { root } from './run-process.ts';
import type { Outcome } from './run-reports.ts';

/** Compares the built manifests with the reviewed ones: a new permission or match must show up in a diff. */
export function checkManifests(update: boolean): Outcome {
  const outcome: Outcome = { passed: 0, failed: 0, notes: [] };
  for (const browser of ['chrome', 'firefox']) {
    const reviewed = join(root, 'tests/fixtures/manifest', `${browser}.json`);
    const built: unknown = JSON.parse(readFileSync(join(root, '.output', `${browser}-mv3`, 'manifest.json'), 'utf8'));
    if (update) {
      mkdirSync(dirname(reviewed), { recursive: true });
      writeFileSync(reviewed, `${JSON.stringify(built, null, 2)}\n`);
    }
    if (isDeepStrictEqual(built, JSON.parse(readFileSync(reviewed, 'utf8')))) {
      outcome.passed += 1;
    } else {
      outcome.failed += 1;
      outcome.notes.push(`The ${browser} manifest differs from tests/fixtures/manifest/${browser}.json.`);
      outcome.notes.push('If that is meant, run `npm test -- --update` and review the diff.');
    }
  }
  return outcome;
}
