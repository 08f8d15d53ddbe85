import { spawnSync } from 'node:child_process';
import { accessSync, constants, existsSync, readFileSync } from 'node:fs';

/** Whether packages can be installed here: on Debian and Ubuntu as root. */
export function canUseApt(): boolean {
  if (process.platform !== 'linux' || process.getuid?.() !== 0 || !existsSync('/usr/bin/apt-get')) return false;
  const release = existsSync('/etc/os-release') ? readFileSync('/etc/os-release', 'utf8') : '';
  return /^ID(_LIKE)?=.*(debian|ubuntu)/m.test(release);
}

/** Installs Debian packages, saying so first. Whether that worked the caller sees by what is there then. */
export function installWithApt(packages: readonly string[], why: string): void {
  console.log(`Installing ${packages.join(', ')} with apt-get (needed ${why}; this machine has none) …`);
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  const options = ['-o', 'DPkg::Lock::Timeout=300', '-qq'];
  for (const args of [['update'], ['install', '-y', '--no-install-recommends', ...packages]]) {
    const { status } = spawnSync('apt-get', [...options, ...args], { stdio: ['ignore', 'inherit', 'inherit'], env });
    if (status !== 0) console.error(`apt-get ${args[0]} ended with exit code ${status}.`);
  }
}

/** Whether a file can be run. */
export function isProgram(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
