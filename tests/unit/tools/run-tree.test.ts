import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, existsSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative, resolve } from 'node:path';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { newRun, processesOf, startGroup, sweep } from '../../tools/run-tree.mjs';

const root = resolve(import.meta.dirname, '../../..');
const bootstrap = join(root, 'tests/tools/bootstrap.mjs');

function lives(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return !readFileSync(`/proc/${pid}/stat`, 'latin1').includes(') Z ');
  } catch {
    return false;
  }
}

const byNumber = (one: number, other: number): number => one - other;

describe.runIf(process.platform === 'linux')('process trees', () => {
  let folder: string;
  let run: ReturnType<typeof newRun>;

  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'sharemark-'));
    run = newRun();
  });

  afterEach(async () => {
    await sweep(run.id);
    rmSync(folder, { recursive: true });
  });

  /** Writes a script that writes its id and lives on; with `deep`, after starting another that leaves its group, as browsers do. */
  function lasting(name: string, deep?: string): string {
    const file = join(folder, `${name}.mjs`);
    const start =
      deep === undefined
        ? ''
        : `spawn(process.execPath, [${JSON.stringify(deep)}], { detached: true, stdio: 'ignore' }).unref();`;
    const lines = [
      "import { spawn } from 'node:child_process';",
      "import { writeFileSync } from 'node:fs';",
      start,
      `writeFileSync(${JSON.stringify(join(folder, name))}, String(process.pid));`,
      'setInterval(() => undefined, 1000);',
    ];
    writeFileSync(file, lines.join('\n'));
    return file;
  }

  async function idOf(name: string): Promise<number> {
    await vi.waitFor(() => expect(existsSync(join(folder, name))).toBe(true), { timeout: 10_000 });
    return vi.waitFor(() => {
      const pid = Number(readFileSync(join(folder, name), 'utf8'));
      expect(pid).toBeGreaterThan(0);
      return pid;
    });
  }

  test('a sweep reaches a process that has left its group', async () => {
    startGroup(process.execPath, [lasting('outer', lasting('inner'))], { env: run.env, stdio: 'ignore' });
    const pids = [await idOf('outer'), await idOf('inner')];
    expect(processesOf(run.id).toSorted(byNumber)).toEqual(pids.toSorted(byNumber));
    expect(await sweep(run.id)).toEqual([]);
    expect(pids.filter(lives)).toEqual([]);
  });

  test('a sweep leaves the processes of other runs alone', async () => {
    const other = newRun();
    startGroup(process.execPath, [lasting('outer')], { env: other.env, stdio: 'ignore' });
    const pid = await idOf('outer');
    await sweep(run.id);
    expect(lives(pid)).toBe(true);
    await sweep(other.id);
    expect(lives(pid)).toBe(false);
  });

  /** Runs a script as `npm start` and `npm test` run theirs. */
  function enter(main: string): ReturnType<typeof spawn> {
    const entry = join(folder, 'entry.mjs');
    const lines = [
      `import { enter } from ${JSON.stringify(bootstrap)};`,
      `process.exitCode = await enter(${JSON.stringify(relative(root, main))});`,
    ];
    writeFileSync(entry, lines.join('\n'));
    return spawn(process.execPath, [entry], { env: run.env, stdio: 'ignore' });
  }

  test.each([
    ['SIGINT', 130],
    ['SIGTERM', 143],
  ] as const)('after %s nothing is left, even of a program that does not clean up', async (signal, exitCode) => {
    const top = enter(lasting('outer', lasting('inner')));
    const pids = [await idOf('outer'), await idOf('inner')];
    const ended = once(top, 'exit');
    top.kill(signal);
    expect((await ended)[0]).toBe(exitCode);
    expect(pids.filter(lives)).toEqual([]);
  });

  test('a program that cleans up leaves nothing even when what started it is killed outright', async () => {
    const main = lasting('outer', lasting('inner'));
    const guard = `import { stopCleanly } from ${JSON.stringify(join(root, 'tests/tools/run-process.ts'))};\nstopCleanly();\n`;
    writeFileSync(main, guard + readFileSync(main, 'utf8'));
    const top = enter(main);
    const pids = [await idOf('outer'), await idOf('inner')];
    top.kill('SIGKILL');
    await vi.waitFor(() => expect(pids.filter(lives)).toEqual([]), { timeout: 10_000 });
  });
});
