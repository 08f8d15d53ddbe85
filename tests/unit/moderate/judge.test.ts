import { describe, expect, test } from 'vitest';
import type { ModelEngine, RemoteEngine, TermEngine } from '../../../lib/moderate/cascade.ts';
import { hashText } from '../../../lib/moderate/cache.ts';
import { swayOf } from '../../../lib/moderate/feedback/sway.ts';
import { judgeText } from '../../../lib/moderate/judge.ts';
import type { Assessment } from '../../../lib/types.ts';
import { said } from './feedback/events.ts';

const terms: TermEngine = {
  assess: ({ text }) =>
    text.includes('BAD')
      ? { engine: 'blocklist', scores: { custom: 1 }, severity: 'unsafe' }
      : { engine: 'blocklist', scores: {} },
  openFrom: (text) => text.length,
  without: () => undefined,
  hitIn: () => undefined,
};
const scored = (text: string): Assessment =>
  text.includes('fremd')
    ? { engine: 'on-device', scores: {}, unchecked: 'language' }
    : { engine: 'on-device', scores: { violence: text.includes('BLOOD') ? 0.999 : 0.001 } };
const model: ModelEngine = {
  assess: ({ text }) => scored(text),
  whole: (text) => scored(text.includes('first hint') && text.includes('second hint') ? 'BLOOD' : text),
};
const answering = (answer: Assessment): RemoteEngine => ({ assess: () => Promise.resolve(answer) });
const engines = { terms, model, remote: undefined };

describe('the verdict on a whole completion', () => {
  test('is the gravest of its sentences', async () => {
    expect(await judgeText('All is well. Nothing to see.', engines, 'standard')).toMatchObject({ kind: 'safe' });
    expect(await judgeText('All is well. This is BAD. The end.', engines, 'standard')).toMatchObject({
      kind: 'unsafe',
      category: 'custom',
    });
    expect(await judgeText('All is well.\nMuch BLOOD.', engines, 'standard')).toMatchObject({ category: 'violence' });
  });

  test('sees what only the whole gives away', async () => {
    expect(await judgeText('A first hint. A second hint.', engines, 'standard')).toMatchObject({ kind: 'unsafe' });
  });

  test('is never safe without a model, in a language nobody covers, or of nothing', async () => {
    const dumb = { ...engines, model: undefined };
    expect(await judgeText('All is well.', dumb, 'standard')).toMatchObject({ kind: 'unchecked', reason: 'failed' });
    expect(await judgeText('Ein fremder Satz.', engines, 'relaxed')).toMatchObject({ kind: 'unchecked', reason: 'language' });
    expect(await judgeText('', dumb, 'standard')).toMatchObject({ kind: 'unchecked' });
  });

  test('waits for the remote engine and believes it', async () => {
    const remote = answering({ engine: 'openai', scores: { hate: 0.99, 'hate/threatening': 0.99 } });
    expect(await judgeText('All is well.', { ...engines, remote }, 'standard')).toMatchObject({
      kind: 'unsafe',
      engine: 'openai',
    });
  });

  test('falls back to the device when the remote engine fails, but not in strict', async () => {
    const remote = answering({ engine: 'openai', scores: {}, unchecked: 'offline' });
    expect(await judgeText('All is well.', { ...engines, remote }, 'standard')).toMatchObject({ kind: 'safe' });
    expect(await judgeText('All is well.', { ...engines, remote }, 'strict')).toMatchObject({
      kind: 'unchecked',
      reason: 'offline',
    });
  });
});

const asking = (judge: (text: string) => Assessment) => {
  const asked: string[] = [];
  const remote: RemoteEngine = {
    assess: ({ text }) => {
      asked.push(text);
      return Promise.resolve(judge(text));
    },
  };
  return { asked, remote };
};

describe('the whole, by the remote engine', () => {
  const clean: Assessment = { engine: 'openai', scores: { hate: 0 } };
  const hint = (text: string): Assessment =>
    text.includes('One half.') && text.includes('Other half.') ? { engine: 'openai', scores: { hate: 0.9 } } : clean;

  test('finds what no sentence says, in texts that it takes', async () => {
    const { asked, remote } = asking(hint);
    expect(await judgeText('One half. Other half.', { ...engines, remote }, 'standard')).toMatchObject({ category: 'hate' });
    expect(asked).toEqual(['One half.', 'Other half.', 'One half. Other half.']);
    const long = Array.from({ length: 300 }, (_, at) => `This is sentence number ${at} of a long answer that goes on.`).join(' ');
    const second = asking(() => clean);
    await judgeText(long, { ...engines, remote: second.remote }, 'standard');
    const [whole] = second.asked.slice(300);
    expect(second.asked.slice(300).join(' ')).toBe(long);
    expect(whole?.length).toBeLessThanOrEqual(8_000);
  });
  test('is not asked for one sentence, or where something is unsafe already', async () => {
    const { asked, remote } = asking(() => clean);
    await judgeText('One sentence.', { ...engines, remote }, 'standard');
    await judgeText('This is BAD. So is this.', { ...engines, remote }, 'standard');
    expect(asked).toEqual(['One sentence.', 'So is this.']);
  });
  test('lifts nothing that was found on this device, as on the page', async () => {
    const { asked, remote } = asking(() => clean);
    const unsafe = { engine: 'on-device', scores: { violence: 0.99 } } as const;
    const model = { assess: () => unsafe, whole: () => unsafe };
    expect(await judgeText('One. Two.', { ...engines, model, remote }, 'standard')).toMatchObject({
      engine: 'on-device',
      kind: 'unsafe',
    });
    expect(asked).toEqual([]);
  });
  test('that could not be judged is not safe in strict', async () => {
    const { remote } = asking((text) =>
      text.includes('One half. Other') ? { engine: 'openai', scores: {}, unchecked: 'doubt' } : clean,
    );
    const text = 'One half. Other half.';
    expect(await judgeText(text, { ...engines, remote }, 'strict')).toMatchObject({ kind: 'unchecked', reason: 'doubt' });
    expect(await judgeText(text, { ...engines, remote }, 'standard')).toMatchObject({ kind: 'safe' });
  });
});

const scoring = (violence: number) => {
  const found = (): Assessment => ({ engine: 'on-device', scores: { violence } });
  return { ...engines, model: { assess: found, whole: found } };
};
const many = (kind: 'missed' | 'not-unsafe') =>
  swayOf(Array.from({ length: 30 }, (_, day) => said({ kind, hash: `h${day}`, at: day * 86_400_000 })));

describe('what the user has said', () => {
  test('a reported sentence is unsafe when it is to be shared, a pardoned one is judged all the same', async () => {
    const missed = swayOf([said({ kind: 'missed', category: 'hate', hash: hashText('All is well.') })]);
    expect(await judgeText('So. All is well. The end.', engines, 'standard', missed)).toMatchObject({
      category: 'hate',
      reported: true,
    });
    const pardoned = swayOf([said({ hash: hashText('This is BAD.') })]);
    expect(await judgeText('This is BAD.', engines, 'standard', pardoned)).toMatchObject({ kind: 'unsafe', category: 'custom' });
  });

  test('lowers thresholds for what is to be shared, and raises none', async () => {
    expect(await judgeText('One.', scoring(0.4), 'standard', many('missed'))).toMatchObject({ kind: 'unsafe' });
    expect(await judgeText('One.', scoring(0.46), 'standard', many('not-unsafe'))).toMatchObject({ kind: 'unsafe' });
    expect(await judgeText('One.', scoring(0.3), 'standard', many('missed'))).toMatchObject({ kind: 'safe' });
  });
});
