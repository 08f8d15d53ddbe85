import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { TERM, UNSAFE } from '../pages/texts.ts';

/** A chat page that Sharemark has no adapter for, made with a chat component of npm. */
export const CHAT = 'deep-chat';
/** The fake server answers this with a recipe whose middle paragraph holds one unsafe sentence. */
export const QUESTION = 'How do I bake a loaf of bread? /unsafe';
export const HARMLESS_QUESTION = 'How do I bake a loaf of bread?';
/** Where the demo shares: our re-creation of ChatGPT, whose answers name their model. */
export const SHARED_CHAT = 'chatgpt';
export const SHARED_QUESTION = 'How do I bake a loaf of bread? /safe';
export const SHARED_MODEL = 'gpt-5-2';
export const UNSAFE_SENTENCE = UNSAFE.paragraph;
export const BLOCKED_TERM = TERM;
/** Stands well before the unsafe sentence, and well after it. */
export const SAFE_BEFORE = 'The first three fit on one shelf';
export const SAFE_AFTER = 'Turn the dough into the hot pot';

/** Writes the settings file that the demo imports; the made-up word in it makes a sentence unsafe by agreement. */
export function settingsFile(): string {
  const file = join(mkdtempSync(join(tmpdir(), 'sharemark-')), 'sharemark-settings.json');
  const settings = { version: 1, name: 'Demo', blocklist: { terms: [BLOCKED_TERM], exceptions: [], shipped: true } };
  writeFileSync(file, JSON.stringify(settings));
  return file;
}
