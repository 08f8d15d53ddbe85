/**
 * `npm run -s score`: reads JSON lines {"text": "…"} and answers each with one JSON line {"score", "scores", "verdict"}: what the shipped on-device
 * path says of the text (tests/train/judge.ts). A line that is no such object is answered {"error": "…"}; the exit code is then 1.
 */
import { readFile } from 'node:fs/promises';
import { createInterface } from 'node:readline';
import * as v from 'valibot';
import { createOnDevice, loadModel } from '../../lib/moderate/engines/on-device/index.ts';
import { judge } from '../train/judge.ts';

const WEIGHTS = new URL('../../public/on-device/weights.bin', import.meta.url);
const LineSchema = v.object({ text: v.string() });

const file = await readFile(WEIGHTS);
const engine = createOnDevice(loadModel(Uint8Array.from(file).buffer));

function answer(line: string): object {
  let input: unknown;
  try {
    input = JSON.parse(line);
  } catch {
    return { error: 'not JSON' };
  }
  const parsed = v.safeParse(LineSchema, input);
  return parsed.success ? judge(engine, parsed.output.text) : { error: v.summarize(parsed.issues) };
}

for await (const line of createInterface({ input: process.stdin, crlfDelay: Infinity })) {
  const result = answer(line);
  if ('error' in result) process.exitCode = 1;
  if (!process.stdout.write(`${JSON.stringify(result)}\n`)) await new Promise((resolve) => process.stdout.once('drain', resolve));
}
