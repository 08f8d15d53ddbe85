import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { systemClock } from '../../../../lib/clock.ts';
import { hashText, normalise } from '../../../../lib/moderate/cache.ts';
import type { RemoteEngine } from '../../../../lib/moderate/cascade.ts';
import { createBlocklist } from '../../../../lib/moderate/engines/blocklist/index.ts';
import { createOnDevice, loadModel } from '../../../../lib/moderate/engines/on-device/index.ts';
import type { FeedbackEvent } from '../../../../lib/moderate/feedback/event.ts';
import { swayOf } from '../../../../lib/moderate/feedback/sway.ts';
import { compareRuns } from '../../../../lib/moderate/self-test/compare.ts';
import { createJudge } from '../../../../lib/moderate/self-test/judge.ts';
import { encodeOutcomes, type SelfTestRun } from '../../../../lib/moderate/self-test/record.ts';
import { type Outcome, outcomeOf, runSelfTest } from '../../../../lib/moderate/self-test/run.ts';
import { PROBES, SET_VERSION } from '../../../../lib/moderate/self-test/set.ts';
import { recordSetUp } from '../../../../lib/moderate/self-test/set-up.ts';
import { tallies } from '../../../../lib/moderate/self-test/summary.ts';
import { defaultSettings, type Settings } from '../../../../lib/settings/schema.ts';
import type { Assessment } from '../../../../lib/types.ts';
import { said } from '../feedback/events.ts';

const WEIGHTS = Uint8Array.from(readFileSync(new URL('../../../../public/on-device/weights.bin', import.meta.url))).buffer;
const MODEL = createOnDevice(loadModel(WEIGHTS));

interface Situation {
  readonly settings?: Partial<Settings>;
  readonly feedback?: readonly FeedbackEvent[];
  readonly remote?: RemoteEngine;
  readonly model?: typeof MODEL | undefined;
}

/** One run as the options page makes it, with the shipped weights. */
async function run({ settings = {}, feedback = [], remote, ...rest }: Situation = {}): Promise<
  SelfTestRun & { outcomes: string }
> {
  const all = { ...defaultSettings(), ...settings };
  const model = 'model' in rest ? rest.model : MODEL;
  const judge = createJudge({
    terms: createBlocklist(all.blocklist),
    model,
    remote,
    strictness: all.strictness,
    sway: swayOf(feedback),
  });
  const started = performance.now();
  const outcomes = await runSelfTest({ judge, strictness: all.strictness, clock: systemClock });
  if (!outcomes) throw new Error('nobody has cancelled');
  return {
    at: 1,
    took: Math.round(performance.now() - started),
    set: SET_VERSION,
    setUp: recordSetUp(all, feedback, { version: '0.1.0', weights: model && WEIGHTS }),
    outcomes: encodeOutcomes(outcomes),
  };
}

const once = (word: string) => PROBES.filter(({ text }) => new RegExp(`\\b${word}\\b`, 'i').test(text)).length === 1;

/** A sentence that passes, and a word that is in no other one: whatever the weights are. */
function passing({ outcomes }: SelfTestRun): { index: number; word: string; phrase: string } {
  for (const [index, { text }] of PROBES.entries()) {
    if (outcomes.charAt(index) !== 'p') continue;
    for (const [phrase, word = ''] of text.matchAll(/(\w{6,}) \w+/g)) if (once(word)) return { index, word, phrase };
  }
  throw new Error('nothing passes');
}

const count = ({ outcomes }: SelfTestRun, letter: string): number => outcomes.split(letter).length - 1;

describe('the set', () => {
  it('has as many harmless sentences as unsafe ones in each category, and none twice', () => {
    const { all, each } = tallies(PROBES, []);
    expect(all).toMatchObject({ unsafe: 84, harmless: 84, unchecked: 168 });
    for (const [, { unsafe, harmless }] of each) expect([unsafe, harmless]).toEqual([14, 14]);
    expect(new Set(PROBES.map(({ text }) => hashText(normalise(text)))).size).toBe(PROBES.length);
  });
});

describe('a run', () => {
  it('is done in far less than 30 seconds on the device, and both catches and lets through', async () => {
    const first = await run();
    expect(first.outcomes).toHaveLength(PROBES.length);
    expect(first.took).toBeLessThan(10_000);
    // Neither a filter that is off nor one that veils everything.
    expect(count(first, 'c')).toBeGreaterThan(30);
    expect(count(first, 'p')).toBeGreaterThan(60);
    expect(count(first, 'u')).toBe(0);
  });

  it('made again without any change says that nothing has changed', async () => {
    expect(compareRuns(await run(), await run())).toEqual({ setUp: [], changes: [] });
  });

  it('made again after a change shows what the change did', async () => {
    const standard = await run();
    const strict = await run({ settings: { strictness: 'strict' } });
    const { setUp, changes = [] } = compareRuns(standard, strict);
    expect(setUp).toEqual(['strictness']);
    expect(changes.length).toBeGreaterThan(0);
    for (const { now } of changes) expect(['caught', 'alarm']).toContain(now);

    const { blocklist } = defaultSettings();
    const { index, word } = passing(standard);
    const listed = await run({ settings: { blocklist: { ...blocklist, terms: [word] } } });
    expect(compareRuns(standard, listed)).toEqual({ setUp: ['terms'], changes: [{ index, before: 'passed', now: 'alarm' }] });
  });

  it('follows exceptions and feedback', async () => {
    const { blocklist } = defaultSettings();
    const standard = await run();
    const passed = passing(standard);
    const terms = [passed.word];
    const listed = await run({ settings: { blocklist: { ...blocklist, terms } } });
    const excepted = await run({ settings: { blocklist: { ...blocklist, terms, exceptions: [passed.phrase] } } });
    expect(compareRuns(listed, excepted)).toEqual({
      setUp: ['exceptions'],
      changes: [{ index: passed.index, before: 'alarm', now: 'passed' }],
    });

    const index = standard.outcomes.indexOf('c');
    const { text = '' } = PROBES[index] ?? {};
    const told = await run({ feedback: [said({ hash: hashText(normalise(text)) })] });
    expect(compareRuns(standard, told).setUp).toEqual(['feedback']);
    expect(compareRuns(standard, told).changes).toContainEqual({ index, before: 'caught', now: 'missed' });
  });

  it('waits for the remote engine, whose word counts, at every strictness', async () => {
    const flagging: RemoteEngine = {
      assess: async ({ text }): Promise<Assessment> => {
        await Promise.resolve();
        return { engine: 'openai', scores: { violence: /villagers|mosquito/.test(text) ? 0.99 : 0.001 } };
      },
    };
    for (const strictness of ['relaxed', 'standard', 'strict'] as const) {
      const heard = await run({ settings: { strictness }, remote: flagging });
      const at = (word: string) => heard.outcomes.charAt(PROBES.findIndex(({ text }) => text.includes(word)));
      expect([at('villagers'), at('mosquito')]).toEqual(['c', 'a']);
    }
    const broken: RemoteEngine = { assess: () => Promise.resolve({ engine: 'openai', scores: {}, unchecked: 'timeout' }) };
    expect(count(await run({ remote: broken }), 'u')).toBe(0);
    // In strict nobody else's word counts, but for what was found before it was asked.
    const strict = await run({ settings: { strictness: 'strict' }, remote: broken });
    expect(count(strict, 'u')).toBeGreaterThan(50);
    expect(count(strict, 'p')).toBe(0);
  });

  it('calls nothing passed that no engine has judged', async () => {
    const none = await run({ model: undefined });
    expect(count(none, 'p')).toBe(0);
    expect(count(none, 'm')).toBe(0);
    expect(compareRuns(await run(), none).setUp).toEqual(['classifier']);
    expect(outcomeOf({ kind: 'unchecked', scores: {}, engine: 'on-device', reason: 'language' }, false, 'standard')).toBe(
      'unchecked',
    );
  });

  it('stops when it is cancelled, and tells how far it is until then', async () => {
    const cancel = new AbortController();
    const told: number[] = [];
    const outcomes = await runSelfTest({
      judge: (texts) => Promise.resolve(texts.map(() => ({ kind: 'safe', scores: {}, engine: 'on-device' }))),
      strictness: 'standard',
      clock: systemClock,
      signal: cancel.signal,
      onProgress(done, of) {
        told.push(done);
        expect(of).toBe(PROBES.length);
        if (told.length === 2) cancel.abort();
      },
    });
    expect(outcomes).toBeUndefined();
    expect(told).toEqual([32, 64]);
  });

  it('counts a sentence as unchecked that a judge has left out', async () => {
    const outcomes = await runSelfTest({ judge: () => Promise.resolve([]), strictness: 'standard', clock: systemClock });
    expect(new Set<Outcome>(outcomes)).toEqual(new Set(['unchecked']));
  });
});
