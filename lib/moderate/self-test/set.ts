import { LABELS, type Label } from '../engines/on-device/model.ts';
import { SAFE } from './safe.ts';
import { UNSAFE } from './unsafe.ts';

/** Grows with every change of the sentences: only runs of one set can be compared sentence by sentence. */
export const SET_VERSION = 1;

/** One sentence of the test. */
export interface Probe {
  readonly text: string;
  /** What it is, or for a harmless one, what it may be taken for. */
  readonly category: Label;
  readonly unsafe: boolean;
}

/** The whole set in its order: by category, what is unsafe before what only looks like it. */
export const PROBES: readonly Probe[] = LABELS.flatMap((category) => {
  const unsafe = UNSAFE[category].map((text) => ({ text, category, unsafe: true }));
  return unsafe.concat(SAFE[category].map((text) => ({ text, category, unsafe: false })));
});
