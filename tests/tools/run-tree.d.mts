import type { ChildProcess, SpawnOptions } from 'node:child_process';

export function newRun(env?: NodeJS.ProcessEnv): { id: string; env: NodeJS.ProcessEnv };
export function currentRun(): string | undefined;
export function startGroup(command: string, args: readonly string[], options?: SpawnOptions): ChildProcess;
export function signalGroup(child: ChildProcess, signal: NodeJS.Signals): void;
export function processesOf(runId: string): number[];
export function sweep(runId: string, withinMs?: number): Promise<number[]>;
