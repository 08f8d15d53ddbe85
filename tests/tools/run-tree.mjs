// Starting and ending whole process trees. Plain JavaScript for node 20: it runs before any package is installed.
import { spawn, spawnSync } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { readFileSync, readdirSync } from 'node:fs';

/** Environment variable that every process of a run inherits; its value is a path of run ids, outermost first. */
const MARK = 'SHAREMARK_RUN';
const POLL_MS = 50;
const onWindows = process.platform === 'win32';

/** A new run id, and the environment that marks the processes started with it. */
export function newRun(env = process.env) {
  const id = randomUUID();
  return { id, env: { ...env, [MARK]: env[MARK] === undefined ? id : `${env[MARK]}/${id}` } };
}

/** The innermost run this process belongs to, or undefined outside of one. */
export function currentRun() {
  return process.env[MARK]?.split('/').at(-1);
}

/** Starts a program as the leader of its own group, so that a signal to the terminal reaches it only through us. */
export function startGroup(command, args, options = {}) {
  return spawn(command, args, { ...options, detached: !onWindows });
}

/** Sends a signal to a group started by startGroup. A group that is gone is no error. */
export function signalGroup(child, signal) {
  if (child.pid === undefined) return;
  if (onWindows) {
    spawnSync('taskkill', ['/pid', String(child.pid), '/T', '/F'], { stdio: 'ignore' });
    return;
  }
  try {
    process.kill(-child.pid, signal);
  } catch {
    // Already gone.
  }
}

/** Ids of the living processes of a run, this one left out. Linux only; elsewhere an empty list. */
export function processesOf(runId) {
  if (process.platform !== 'linux') return [];
  const found = [];
  for (const name of readdirSync('/proc')) {
    const pid = Number(name);
    if (!Number.isInteger(pid) || pid === process.pid) continue;
    try {
      const mark = readFileSync(`/proc/${name}/environ`, 'latin1')
        .split('\0')
        .find((entry) => entry.startsWith(`${MARK}=`));
      if (mark?.includes(runId) && !isZombie(name)) found.push(pid);
    } catch {
      // Ended meanwhile, or somebody else's.
    }
  }
  return found;
}

function isZombie(name) {
  const stat = readFileSync(`/proc/${name}/stat`, 'latin1');
  return stat.slice(stat.lastIndexOf(')') + 2).startsWith('Z');
}

/** Kills what is left of a run: browsers leave their groups, and a killed runner cannot close them. */
export async function sweep(runId, withinMs = 5000) {
  const deadline = Date.now() + withinMs;
  for (;;) {
    const left = processesOf(runId);
    if (left.length === 0 || Date.now() > deadline) return left;
    for (const pid of left) {
      try {
        process.kill(pid, 'SIGKILL');
      } catch {
        // Ended meanwhile.
      }
    }
    await new Promise((resolve) => setTimeout(resolve, POLL_MS));
  }
}
