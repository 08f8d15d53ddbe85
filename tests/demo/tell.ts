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

/** Tells a thing that is checked: it is printed with a tick only after the check, which throws if the thing is not so. */
export async function tell<Result>(sentence: string, check: () => Promise<Result>): Promise<Result> {
  try {
    const result = await check();
    say(`  ✓ ${sentence}`);
    return result;
  } catch (error) {
    say(`  ✗ ${sentence}`);
    throw error;
  }
}

/** @throws Error with the sentence if the condition does not hold */
export function expectThat(condition: boolean, otherwise: string): void {
  if (!condition) throw new Error(otherwise);
}
