import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { delimiter, dirname, join, resolve } from 'node:path';
import { stripVTControlCharacters } from 'node:util';
import type { ChildProcess } from 'node:child_process';
import * as v from 'valibot';
import { currentRun, signalGroup, startGroup, sweep } from './run-tree.mjs';

export const root = resolve(import.meta.dirname, '../..');

/** No program of a test run takes longer; one that does is ended and counts as failed. */
const LONGEST_MS = 60 * 60_000;

const Package = v.looseObject({ bin: v.optional(v.union([v.string(), v.record(v.string(), v.string())])) });

export interface Captured {
  code: number;
  /** Standard output and error together, without colours and spinner lines. */
  output: string;
  stdout: string;
}

const running = new Set<ChildProcess>();

/** Runs a package's command under this node and keeps what it prints. */
export async function runTool(
  packageName: string,
  args: readonly string[],
  options: { command?: string; env?: Record<string, string>; onLine?: (line: string) => void } = {},
): Promise<Captured> {
  const env = { ...process.env, PATH: withProjectPrograms(), CI: '1', NO_COLOR: undefined, FORCE_COLOR: '0', ...options.env };
  const script = toolScript(packageName, options.command ?? packageName);
  const child = startGroup(process.execPath, [script, ...args], { cwd: root, env, stdio: ['ignore', 'pipe', 'pipe'] });
  running.add(child);
  const timer = setTimeout(() => signalGroup(child, 'SIGKILL'), LONGEST_MS);
  const parts: string[] = [];
  const out: string[] = [];
  child.stdout?.on('data', (chunk: Buffer) => out.push(chunk.toString()));
  for (const stream of [child.stdout, child.stderr]) {
    stream?.on('data', (chunk: Buffer) => parts.push(chunk.toString()));
    if (options.onLine) stream?.on('data', lineSplitter(options.onLine));
  }
  const code = await new Promise<number>((done) => {
    child.once('error', () => done(1));
    child.once('close', (exit) => done(exit ?? 1));
  });
  clearTimeout(timer);
  running.delete(child);
  return { code, output: readable(parts.join('')), stdout: out.join('') };
}

/** Ends everything this process has started, however deep, when it is told to stop or its parent is gone. */
export function stopCleanly(before: () => Promise<void> = async () => undefined): void {
  let stopping = false;
  const stop = async (code: number): Promise<void> => {
    if (stopping) return;
    stopping = true;
    await before().catch(() => undefined);
    for (const child of running) signalGroup(child, 'SIGKILL');
    const run = currentRun();
    if (run !== undefined) await sweep(run);
    process.exit(code);
  };
  process.on('SIGINT', () => void stop(130));
  process.on('SIGTERM', () => void stop(143));
  process.on('disconnect', () => void stop(143));
  // The channel is there to notice the parent's death; it must not keep this process alive.
  process.channel?.unref();
}

function toolScript(packageName: string, command: string): string {
  const file = findPackage(packageName);
  const { bin } = v.parse(Package, JSON.parse(readFileSync(file, 'utf8')));
  const path = typeof bin === 'string' ? bin : bin?.[command];
  if (path === undefined) throw new Error(`${packageName} has no command ${command}.`);
  return join(dirname(file), path);
}

function findPackage(name: string): string {
  // Not every package exports its package.json; the search folders are what counts.
  const folders = createRequire(import.meta.url).resolve.paths(name) ?? [];
  const files = folders.map((folder) => join(folder, name, 'package.json'));
  const file = files.find((path) => isReadable(path));
  if (file === undefined) throw new Error(`${name} is not installed.`);
  return file;
}

function isReadable(path: string): boolean {
  try {
    readFileSync(path);
    return true;
  } catch {
    return false;
  }
}

function withProjectPrograms(): string {
  return [join(root, 'node_modules', '.bin'), process.env['PATH'] ?? ''].join(delimiter);
}

function lineSplitter(onLine: (line: string) => void): (chunk: Buffer) => void {
  let rest = '';
  return (chunk) => {
    const lines = (rest + chunk.toString()).split('\n');
    rest = lines.pop() ?? '';
    for (const line of lines) onLine(stripVTControlCharacters(line));
  };
}

/** A spinner redraws its line a hundred times; the last state of each line says it all. */
function readable(output: string): string {
  const lines = stripVTControlCharacters(output)
    .split('\n')
    .map((line) => line.split('\r').findLast((state) => state !== '') ?? '')
    .filter((line) => !/^[⠀-⣿]\s/u.test(line));
  return lines.join('\n').trim();
}
