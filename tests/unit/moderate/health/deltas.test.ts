import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import type { HealthDelta } from '../../../../lib/messages.ts';
import { HealthDeltas } from '../../../../lib/moderate/health/deltas.ts';

function counts(checked: number, change: Partial<HealthDelta> = {}): HealthDelta {
  return { found: [], checked, veiled: 0, revealed: 0, failed: 0, ms: checked / 2, ...change };
}

test('only what is new is told, once', () => {
  const deltas = new HealthDeltas();
  const found: HealthDelta['found'] = [{ by: 'layer', layer: 'old', count: 1 }];
  expect(deltas.next(counts(10, { found, model: 'gpt-5' }))).toStrictEqual(counts(10, { found, model: 'gpt-5' }));
  deltas.settle(true);
  expect(deltas.next(counts(10, { found, model: 'gpt-5' }))).toBeUndefined();
  const more: HealthDelta['found'] = [
    { by: 'layer', layer: 'old', count: 3 },
    { by: 'growth', count: 1 },
  ];
  expect(deltas.next(counts(15, { found: more, veiled: 1, model: 'gpt-5' }))).toStrictEqual(
    counts(5, {
      found: [
        { by: 'layer', layer: 'old', count: 2 },
        { by: 'growth', count: 1 },
      ],
      veiled: 1,
    }),
  );
});

test('while one is under way nothing is told; what did not arrive is told again', () => {
  const deltas = new HealthDeltas();
  expect(deltas.next(counts(4))?.checked).toBe(4);
  expect(deltas.next(counts(6))).toBeUndefined();
  deltas.settle(false);
  expect(deltas.next(counts(7))?.checked).toBe(7);
  deltas.settle(true);
  expect(deltas.next(counts(8))?.checked).toBe(1);
});

test('what comes after a switch to another conversation counts', () => {
  const deltas = new HealthDeltas();
  deltas.next(counts(40, { found: [{ by: 'growth', count: 4 }] }));
  deltas.settle(true);
  expect(deltas.next(counts(0))).toBeUndefined();
  expect(deltas.next(counts(12, { found: [{ by: 'growth', count: 1 }] }))).toMatchObject({
    checked: 12,
    found: [{ by: 'growth', count: 1 }],
  });
});

test('of counts that only grow, all that arrives adds up to the last, whatever gets lost', () => {
  const steps = fc.array(fc.tuple(fc.nat(50), fc.boolean()), { minLength: 1, maxLength: 20 });
  fc.assert(
    fc.property(steps, (all) => {
      const deltas = new HealthDeltas();
      let [now, told] = [0, 0];
      for (const [more, arrives] of [...all, [1, true] as const]) {
        now += more;
        const delta = deltas.next(counts(now));
        if (delta && arrives) told += delta.checked;
        if (delta) deltas.settle(arrives);
      }
      expect(told).toBe(now);
    }),
  );
});
