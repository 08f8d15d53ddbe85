import { cpSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { shippedProfanity, shippedSlurs } from '../../lib/moderate/engines/blocklist/shipped.ts';
import { temporaryFolder } from '../e2e/helpers/builds.ts';

/**
 * Writes the peer extension to a fresh folder, with Sharemark's shipped list and `terms` as its words.
 * @returns the extension's folder; whoever asks for it removes the one around it
 */
export function makePeer(terms: readonly string[]): string {
  const folder = join(temporaryFolder(), 'extension');
  cpSync(join(import.meta.dirname, 'peer'), folder, { recursive: true });
  const words = [...shippedSlurs(), ...shippedProfanity(), ...terms];
  writeFileSync(join(folder, 'words.js'), `const PEER_WORDS = ${JSON.stringify(words)};\n`);
  return folder;
}
