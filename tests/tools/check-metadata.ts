/**
 * Prints what Sharemark reads in pictures, and what ExifTool says of them: `node tests/tools/check-metadata.ts FILE…`. Exits 1 if one of them holds
 * nothing of Sharemark's or does not validate.
 */
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { readMetadata } from '../../lib/mark/metadata/index.ts';

/** Of the package `exiftool-vendored.pl`, which needs Perl and nothing else. */
const VENDORED = join(import.meta.dirname, '../../node_modules/exiftool-vendored.pl/bin/exiftool');

/**
 * What ExifTool prints, from the project's own copy or else from the system's. @throws Error if there is neither, or if it fails: a check
 * that did not run is no check.
 */
export function runExiftool(options: readonly string[]): string {
  const [command, ...first] = existsSync(VENDORED) ? (['perl', VENDORED] as const) : (['exiftool'] as const);
  const { error, status, stdout, stderr } = spawnSync(command, [...first, ...options], { encoding: 'utf8' });
  if (error) throw new Error('There is no ExifTool here: install it, or Perl for the copy that npm brings.', { cause: error });
  if (status !== 0) throw new Error(`ExifTool: ${stderr}`);
  return stdout;
}

function check(file: string): boolean {
  const fields = readMetadata(readFileSync(file));
  const said = runExiftool(['-validate', '-warning', '-a', '-G1', '-s', '-XMP:all', file]);
  console.log(`${file}\n${JSON.stringify(fields, undefined, 2) ?? 'nothing of Sharemark’s'}\n${said}`);
  return fields !== undefined && /Validate\s*: OK/.test(said);
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const bad = process.argv.slice(2).filter((file) => !check(file));
  if (bad.length > 0) {
    console.error(`not as they should be: ${bad.join(', ')}`);
    process.exitCode = 1;
  }
}
