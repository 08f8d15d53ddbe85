import { writeFileSync } from 'node:fs';
import type { CDPSession } from '@playwright/test';

/** Microseconds between two samples. */
const INTERVAL_US = 1000;
/** Functions listed, dearest first. */
const LISTED = 40;

const add = (sums: Map<string, number>, name: string, ms: number): void => void sums.set(name, (sums.get(name) ?? 0) + ms);

type Profile = Awaited<ReturnType<typeof stop>>;

/** Starts to profile the page's main thread, all scripts in it. @returns a function that stops and gives the profile */
export async function startProfile(devtools: CDPSession, interval = INTERVAL_US): Promise<() => Promise<Profile>> {
  await devtools.send('Profiler.enable');
  await devtools.send('Profiler.setSamplingInterval', { interval });
  await devtools.send('Profiler.start');
  return () => stop(devtools);
}

async function stop(devtools: CDPSession) {
  const { profile } = await devtools.send('Profiler.stop');
  await devtools.send('Profiler.disable');
  return profile;
}

/** ms in which a function of an extension was on the stack: its own work and what the browser did on its behalf. */
export function extensionTime(profile: Profile): number {
  const nodes = new Map(profile.nodes.map((node) => [node.id, node]));
  const parents = new Map(profile.nodes.flatMap((node) => (node.children ?? []).map((child) => [child, node.id] as const)));
  const known = new Map<number, boolean>();
  const isOurs = (id: number): boolean => {
    const answer = known.get(id);
    if (answer !== undefined) return answer;
    const parent = parents.get(id);
    const ours =
      nodes.get(id)?.callFrame.url.startsWith('chrome-extension:') === true || (parent !== undefined && isOurs(parent));
    known.set(id, ours);
    return ours;
  };
  return (profile.samples ?? []).reduce((ms, id, index) => (isOurs(id) ? ms + (profile.timeDeltas?.[index] ?? 0) / 1000 : ms), 0);
}

/** Writes the profile for a browser's developer tools, and says which functions of extensions took the time. */
export function writeProfile(file: string, profile: Profile): string {
  writeFileSync(file, JSON.stringify(profile));
  const nodes = new Map(profile.nodes.map((node) => [node.id, node]));
  const parents = new Map(profile.nodes.flatMap((node) => (node.children ?? []).map((child) => [child, node.id] as const)));
  const self = new Map<string, number>();
  const total = new Map<string, number>();
  const nameOf = (id: number | undefined): string | undefined => {
    const frame = id === undefined ? undefined : nodes.get(id)?.callFrame;
    return frame?.url.startsWith('chrome-extension:')
      ? `${frame.functionName || '(anonymous)'}:${frame.lineNumber + 1}`
      : undefined;
  };
  for (const [index, sample] of (profile.samples ?? []).entries()) {
    const ms = (profile.timeDeltas?.[index] ?? 0) / 1000;
    const seen = new Set<string>();
    let innermost: string | undefined;
    for (let id: number | undefined = sample; id !== undefined; id = parents.get(id)) {
      const name = nameOf(id);
      if (name === undefined) continue;
      innermost ??= name;
      if (!seen.has(name)) add(total, name, ms);
      seen.add(name);
    }
    // What the browser does on a function's behalf (layout it asks for, garbage) is booked on that function.
    if (innermost !== undefined) add(self, innermost, ms);
  }
  const dearest = [...total].toSorted(([, a], [, b]) => b - a).slice(0, LISTED);
  return dearest
    .map(([name, ms]) => `${ms.toFixed(1).padStart(8)} ${(self.get(name) ?? 0).toFixed(1).padStart(8)}  ${name}`)
    .join('\n');
}
