import { useEffect, useRef, useState } from 'react';
import { browser } from 'wxt/browser';
import { systemClock } from '../../../lib/clock.ts';
import { MODERATE_PORT } from '../../../lib/messages.ts';
import { createBlocklist } from '../../../lib/moderate/engines/blocklist/index.ts';
import { createOnDevice, loadModel } from '../../../lib/moderate/engines/on-device/index.ts';
import { fetchWeights, WEIGHTS_PATH } from '../../../lib/moderate/engines/on-device/weights.ts';
import { createRemote } from '../../../lib/moderate/engines/openai/remote.ts';
import { createFeedbackStore } from '../../../lib/moderate/feedback/store.ts';
import { swayOf } from '../../../lib/moderate/feedback/sway.ts';
import { createJudge } from '../../../lib/moderate/self-test/judge.ts';
import { encodeOutcomes, parseRuns, SELF_TEST_KEY, type SelfTestRun, withRun } from '../../../lib/moderate/self-test/record.ts';
import { runSelfTest } from '../../../lib/moderate/self-test/run.ts';
import { SET_VERSION } from '../../../lib/moderate/self-test/set.ts';
import { recordSetUp } from '../../../lib/moderate/self-test/set-up.ts';
import type { Settings } from '../../../lib/settings/schema.ts';

/** How far a test is; undefined while none is under way. */
interface Progress {
  readonly done: number;
  readonly of: number;
}

export interface SelfTest {
  /** Oldest first; undefined until they have been read. */
  readonly runs: readonly SelfTestRun[] | undefined;
  readonly progress: Progress | undefined;
  /** Resolves with whether it came to its end: false when it was cancelled. Rejects if storage refuses. */
  readonly start: (settings: Settings) => Promise<boolean>;
  readonly cancel: () => void;
  readonly clear: () => Promise<void>;
}

function modelOf(weights: ArrayBuffer | undefined) {
  try {
    return weights && createOnDevice(loadModel(weights));
  } catch {
    // Damaged: then nothing is called safe.
    return undefined;
  }
}

/** Judges the set with the engines as `settings` have them. */
async function test(settings: Settings, signal: AbortSignal, onProgress: (done: number, of: number) => void) {
  const feedback = await createFeedbackStore(browser.storage.local);
  const events = feedback.getState();
  feedback.destroy();
  const weights = await fetchWeights(browser.runtime.getURL(WEIGHTS_PATH)).catch(() => undefined);
  const { strictness, blocklist, openai } = settings;
  const remote = openai.enabled ? createRemote(() => browser.runtime.connect({ name: MODERATE_PORT })) : undefined;
  const started = performance.now();
  try {
    const judge = createJudge({
      terms: createBlocklist(blocklist),
      model: modelOf(weights),
      remote,
      strictness,
      sway: swayOf(events),
    });
    const outcomes = await runSelfTest({ judge, strictness, clock: systemClock, signal, onProgress });
    if (!outcomes) return undefined;
    const run: SelfTestRun = {
      at: systemClock.now(),
      took: Math.round(performance.now() - started),
      set: SET_VERSION,
      setUp: recordSetUp(settings, events, { version: browser.runtime.getManifest().version, weights }),
      outcomes: encodeOutcomes(outcomes),
    };
    return run;
  } finally {
    remote?.dispose();
  }
}

/** All runs kept in this browser, followed, and the means to make another. */
export function useSelfTest(): SelfTest {
  const [runs, setRuns] = useState<readonly SelfTestRun[]>();
  const [progress, setProgress] = useState<Progress>();
  const cancel = useRef<AbortController>(undefined);
  useEffect(() => {
    const read = async () => setRuns(parseRuns((await browser.storage.local.get(SELF_TEST_KEY))[SELF_TEST_KEY]));
    const listener = (changes: Record<string, { newValue?: unknown }>) => {
      const change = changes[SELF_TEST_KEY];
      if (change) setRuns(parseRuns(change.newValue));
    };
    browser.storage.local.onChanged.addListener(listener);
    read().catch(() => setRuns([]));
    return () => {
      browser.storage.local.onChanged.removeListener(listener);
      cancel.current?.abort();
    };
  }, []);

  const start = async (settings: Settings) => {
    const own = new AbortController();
    cancel.current = own;
    setProgress({ done: 0, of: 1 });
    try {
      const run = await test(settings, own.signal, (done, of) => setProgress({ done, of }));
      if (!run) return false;
      const stored = (await browser.storage.local.get(SELF_TEST_KEY))[SELF_TEST_KEY];
      await browser.storage.local.set({ [SELF_TEST_KEY]: withRun(stored, run) });
      return true;
    } finally {
      setProgress(undefined);
    }
  };
  return {
    runs,
    progress,
    start,
    cancel: () => cancel.current?.abort(),
    clear: () => browser.storage.local.remove(SELF_TEST_KEY),
  };
}
