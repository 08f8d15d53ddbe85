import { appendFileSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from '../tools/run-process.ts';

export const output = join(root, 'demo-output');
const transcript = join(output, 'transcript.txt');

/** Empties the transcript. */
export function beginTranscript(): void {
  mkdirSync(output, { recursive: true });
  writeFileSync(transcript, '');
}

export function say(line: string): void {
  console.log(line);
  appendFileSync(transcript, `${line}\n`);
}

/** How many told things were not so. */
let untrue = 0;

export function allTrue(): boolean {
  return untrue === 0;
}

/** Tells a thing that is checked: it is ticked only if the check passes, and crossed out with the reason if it throws. */
export async function tell(sentence: string, check: () => Promise<void>): Promise<void> {
  try {
    await check();
    say(`  ✓ ${sentence}`);
  } catch (error) {
    untrue += 1;
    say(`  ✗ ${sentence}\n      ${firstLines(error)}`);
  }
}

/** @throws Error with the sentence if the condition does not hold */
export function expectThat(condition: boolean, otherwise: string): void {
  if (!condition) throw new Error(otherwise);
}

/** Browsers append pages of their own log to their errors. */
function firstLines(error: unknown): string {
  const text = error instanceof Error ? error.message : String(error);
  return text.split('\n').slice(0, 2).join(' ');
}
