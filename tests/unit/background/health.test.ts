import { describe, expect, test } from 'vitest';
import { createHealthKeeper, siteOf, type HealthStorage } from '../../../lib/background/health.ts';
import type { Clock } from '../../../lib/clock.ts';
import type { HealthDelta } from '../../../lib/messages.ts';
import { HEALTH_KEY, parseHealthLog } from '../../../lib/moderate/health/log.ts';

const delta: HealthDelta = {
  found: [{ by: 'layer', layer: '2025', count: 1 }],
  checked: 3,
  veiled: 0,
  revealed: 0,
  failed: 0,
  ms: 1,
};
const entry = { site: 'chatgpt', layers: ['2025'], delta };

/** Storage that can refuse to write, and a clock whose time passes when it is told to. */
function world(stored: Record<string, unknown> = {}) {
  const kept = { ...stored };
  const due: (() => void)[] = [];
  const calls = { writes: 0, refuse: false };
  const storage: HealthStorage = {
    get: async (key) => structuredClone(key in kept ? { [key]: kept[key] } : {}),
    set: async (items) => {
      if (calls.refuse) throw new Error('full');
      calls.writes++;
      Object.assign(kept, structuredClone(items));
    },
  };
  const clock: Clock = { now: () => new Date(2026, 10, 22, 12).getTime(), after: (_ms, run) => (due.push(run), () => undefined) };
  return { kept, calls, storage, clock, pass: () => due.splice(0).forEach((run) => run()) };
}
const checked = (kept: Record<string, unknown>) => parseHealthLog(kept[HEALTH_KEY])['chatgpt']?.days[0]?.checked;

describe('the keeper of the log', () => {
  test('writes what several pages report together, and then says what was known before', async () => {
    const { kept, calls, storage, clock, pass } = world();
    const keeper = createHealthKeeper(storage, clock);
    const both = Promise.all([keeper.note(entry), keeper.note(entry)]);
    expect(calls.writes).toBe(0);
    pass();
    expect(await both).toStrictEqual([{}, {}]);
    expect(calls.writes).toBe(1);
    expect(checked(kept)).toBe(6);
    const later = keeper.note(entry);
    pass();
    expect(await later).toStrictEqual({ usual: 'layer:2025' });
    expect(checked(kept)).toBe(9);
  });

  test('a background that begins anew goes on where the last one ended', async () => {
    const { kept, storage, clock, pass } = world();
    for (let life = 0; life < 3; life++) {
      const noting = createHealthKeeper(storage, clock).note(entry);
      pass();
      await noting;
    }
    expect(checked(kept)).toBe(9);
  });

  test('what could not be written is not confirmed', async () => {
    const { kept, calls, storage, clock, pass } = world();
    const keeper = createHealthKeeper(storage, clock);
    calls.refuse = true;
    const refused = keeper.note(entry);
    pass();
    await expect(refused).rejects.toThrow('full');
    calls.refuse = false;
    const next = keeper.note(entry);
    pass();
    await next;
    expect(checked(kept)).toBe(3);
  });

  test('a broken log starts anew', async () => {
    const { kept, storage, clock, pass } = world({ [HEALTH_KEY]: { chatgpt: 'everything' } });
    const noting = createHealthKeeper(storage, clock).note(entry);
    pass();
    expect(await noting).toStrictEqual({});
    expect(checked(kept)).toBe(3);
  });

  test('a new model is told until it is seen; clearing empties the log', async () => {
    const { kept, storage, clock, pass } = world();
    const keeper = createHealthKeeper(storage, clock);
    for (const model of ['gpt-5.1', 'gpt-5.2']) {
      const noting = keeper.note({ ...entry, delta: { ...delta, model } });
      pass();
      await noting;
    }
    const changed = () => parseHealthLog(kept[HEALTH_KEY])['chatgpt']?.changed;
    expect(changed()).toStrictEqual({ from: 'gpt-5.1', to: 'gpt-5.2' });
    await keeper.seen('chatgpt');
    expect(changed()).toBeUndefined();
    await keeper.clear();
    expect(kept[HEALTH_KEY]).toStrictEqual({});
  });
});

test('built-in sites are kept by their adapter, others by their origin, and nothing else at all', () => {
  expect(siteOf('https://chatgpt.com/c/1234?q=secret')?.site).toBe('chatgpt');
  expect(siteOf('https://chatgpt.com/')?.layers).toContain('2025');
  // One path of a host.
  expect(siteOf('https://huggingface.co/chat/conversation/1')?.site).toBe('huggingchat');
  expect(siteOf('https://huggingface.co/docs')).toStrictEqual({ site: 'https://huggingface.co', layers: [] });
  expect(siteOf('http://localhost:3000/chat/private')).toStrictEqual({ site: 'http://localhost:3000', layers: [] });
  for (const address of [undefined, 'about:blank', 'file:///home/ada/chat.html', 'moz-extension://1/popup.html'])
    expect(siteOf(address)).toBeUndefined();
});
