// What `npm start` and `npm test` share: packages, a node that runs TypeScript, and a clean end.
// Plain JavaScript for node 20 without dependencies: in a fresh clone nothing else can run yet.
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join, resolve } from 'node:path';
import { newRun, signalGroup, startGroup, sweep } from './run-tree.mjs';

const root = resolve(import.meta.dirname, '../..');
const packages = join(root, 'node_modules');
const stampFile = join(packages, '.sharemark-stamp');
const onWindows = process.platform === 'win32';

/** Time a program gets to end by itself after Ctrl-C, in milliseconds. */
const GRACE_MS = 8000;
/** First node that runs TypeScript files without a flag. */
const OLDEST_NODE = [22, 18];

/** Installs what is missing, then runs a TypeScript file of the project; resolves to the exit code. */
export async function enter(entry, args = process.argv.slice(2)) {
  process.chdir(root);
  const supervisor = createSupervisor();
  if (!installed()) {
    const code = await install(supervisor);
    if (code !== 0) return code;
  }
  const node = findNode();
  if (node === undefined) {
    console.error(
      `Sharemark needs node ${OLDEST_NODE.join('.')} or newer here (this is ${process.version}). Install node 24: https://nodejs.org`,
    );
    return 1;
  }
  return supervisor.run(node, ['--disable-warning=ExperimentalWarning', join(root, entry), ...args], { ipc: true });
}

/** Says whether node_modules is what package-lock.json asks for on this platform. */
function installed() {
  const stamp = wantedStamp();
  if (existsSync(stampFile) && readFileSync(stampFile, 'utf8') === stamp) return true;
  if (!matchesLock()) return false;
  writeFileSync(stampFile, stamp);
  return true;
}

function wantedStamp() {
  const hash = createHash('sha256')
    .update(readFileSync(join(root, 'package-lock.json')))
    .digest('hex');
  return `${hash} ${process.platform}-${process.arch}\n`;
}

/** True when somebody ran npm by hand already: npm's own record of the tree agrees with the lock. */
function matchesLock() {
  const record = join(packages, '.package-lock.json');
  if (!existsSync(record)) return false;
  const have = JSON.parse(readFileSync(record, 'utf8')).packages;
  const want = JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8')).packages;
  const names = Object.keys(want).filter((name) => name !== '');
  const complete = names.every((name) => have[name]?.version === want[name].version || (want[name].optional && !have[name]));
  return complete && Object.keys(have).every((name) => want[name]) && findNode() !== undefined;
}

async function install(supervisor) {
  console.log('Installing packages with npm (first run, or package-lock.json has changed) …');
  // npm must not run on the node inside node_modules: it deletes that folder first.
  const bin = join(packages, '.bin');
  const path = (process.env.PATH ?? '').split(delimiter).filter((folder) => resolve(folder) !== bin);
  const env = { ...process.env, PATH: path.join(delimiter) };
  const args = ['ci', '--include=dev', '--include=optional', '--no-audit', '--no-fund', '--loglevel=error'];
  const code = await supervisor.run('npm', args, { env, shell: onWindows });
  if (code === 0) writeFileSync(stampFile, wantedStamp());
  else console.error(`npm ci failed with exit code ${code}. Is the package registry reachable?`);
  return code;
}

/** The project's own node 24 where it has one, else the node that runs this if it is new enough. */
function findNode() {
  const own = join(packages, '.bin', 'node');
  if (!onWindows && existsSync(own)) {
    const { stdout } = spawnSync(own, ['--version'], { encoding: 'utf8' });
    if (newEnough(stdout ?? '')) return own;
  }
  return newEnough(process.version) ? process.execPath : undefined;
}

function newEnough(version) {
  const [major = 0, minor = 0] = version.replace('v', '').split('.').map(Number);
  return major > OLDEST_NODE[0] || (major === OLDEST_NODE[0] && minor >= OLDEST_NODE[1]);
}

/** Runs programs one after the other and makes sure that none of their processes outlives this one. */
function createSupervisor() {
  const { id, env: marked } = newRun();
  // Profiles of browsers that were killed would stay behind; with a temporary folder of the run's own they do not.
  const folder = mkdtempSync(join(tmpdir(), 'sharemark-run-'));
  const temporary = { TMPDIR: folder, TEMP: folder, TMP: folder };
  process.once('exit', () => rmSync(folder, { recursive: true, force: true, maxRetries: 3 }));
  let child;
  let stoppedBy;
  const stop = (signal) => {
    if (stoppedBy) return;
    stoppedBy = signal;
    if (!child) process.exit(exitCodeOf(signal));
    signalGroup(child, 'SIGTERM');
    setTimeout(() => signalGroup(child, 'SIGKILL'), GRACE_MS).unref();
  };
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => stop(signal));
  // npm killed outright cannot pass a signal on; its death shows in the ids of our ancestors.
  const before = ancestors();
  if (process.env.npm_lifecycle_event) setInterval(() => ancestors() !== before && stop('SIGTERM'), 1000).unref();

  return {
    async run(command, args, { env = process.env, shell = false, ipc = false } = {}) {
      const stdio = ['ignore', 'inherit', 'inherit', ...(ipc ? ['ipc'] : [])];
      child = startGroup(command, args, {
        cwd: root,
        stdio,
        shell,
        env: { ...env, ...temporary, SHAREMARK_RUN: marked.SHAREMARK_RUN },
      });
      const code = await new Promise((done) => {
        child.once('error', (error) => {
          console.error(`Cannot start ${command}: ${error.message}`);
          done(1);
        });
        child.once('exit', (exit, signal) => done(exit ?? exitCodeOf(signal)));
      });
      await sweep(id);
      return stoppedBy ? exitCodeOf(stoppedBy) : code;
    },
  };
}

/** Ids of the shell that npm started us with and, where the system tells, of npm itself. */
function ancestors() {
  const parent = process.ppid;
  try {
    const stat = readFileSync(`/proc/${parent}/stat`, 'latin1');
    return `${parent} ${stat.slice(stat.lastIndexOf(')') + 2).split(' ')[1]}`;
  } catch {
    return String(parent);
  }
}

function exitCodeOf(signal) {
  return { SIGHUP: 129, SIGINT: 130, SIGKILL: 137, SIGTERM: 143 }[signal] ?? 1;
}
