import { systemClock } from '../lib/clock.ts';

/** The download has its own hold on the data once it has begun; ms. */
const HOLD_MS = 60_000;

/** Gives the person a file. */
export function download(text: string, type: string, name: string): void {
  const url = URL.createObjectURL(new Blob([text], { type }));
  const link = document.createElement('a');
  link.href = url;
  link.download = name;
  link.click();
  systemClock.after(HOLD_MS, () => URL.revokeObjectURL(url));
}
