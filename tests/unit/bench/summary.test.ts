import { array, assert, double, property } from 'fast-check';
import { describe, expect, it } from 'vitest';
import { render, spread, summarise, type Cell } from '../../bench/summary.ts';

/** A cell in which the page alone costs 500 ms, and the extensions add what is given. */
const cell = (tokens: number, history: number, added: readonly (readonly [number, number])[]): Cell => ({
  tokens,
  history,
  rounds: added.map(([ours, peers]) => ({ alone: 500, sharemark: 500 + ours, peer: 500 + peers })),
});

describe('spread', () => {
  it('takes the middle of an even number of values', () => {
    expect(spread([4, 1, 3, 2])).toEqual({ median: 2.5, min: 1, max: 4 });
  });
  it('has a median between least and greatest', () => {
    assert(
      property(array(double({ min: -1e6, max: 1e6, noNaN: true }), { minLength: 1 }), (values) => {
        const { median, min, max } = spread(values);
        expect(values.filter((value) => value < median).length).toBeLessThanOrEqual(values.length / 2);
        expect(values.filter((value) => value > median).length).toBeLessThanOrEqual(values.length / 2);
        expect([min, max]).toEqual([Math.min(...values), Math.max(...values)]);
      }),
    );
  });
  it('refuses to make something of nothing', () => {
    expect(() => spread([])).toThrow(RangeError);
  });
});

describe('summarise', () => {
  it('takes the page alone of the same round off, per 1,000 tokens', () => {
    const [line] = summarise([
      cell(2000, 0, [
        [200, 1000],
        [400, 2000],
      ]),
    ]).lines;
    expect(line?.alone.median).toBe(250);
    expect(line?.sharemark).toEqual({ median: 150, min: 100, max: 200 });
    expect(line?.peer.median).toBe(750);
    expect(line?.ratio).toEqual({ median: 0.2, min: 0.2, max: 0.2 });
  });
  it('gives slopes by length of answer and of history', () => {
    const summary = summarise([
      cell(1000, 0, [[100, 200]]),
      cell(4000, 0, [[250, 3200]]),
      cell(1000, 200, [[140, 2200]]),
      cell(4000, 200, [[290, 8800]]),
    ]);
    expect(summary.perThousandTokens).toEqual([
      { at: '0 messages', sharemark: 50, peer: 1000 },
      { at: '200 messages', sharemark: 50, peer: 2200 },
    ]);
    expect(summary.perHundredMessages.map(({ at }) => at)).toEqual(['1000 tokens', '4000 tokens']);
    expect(summary.perHundredMessages[0]).toMatchObject({ sharemark: 20, peer: 1000 });
  });
  it('has no slope where nothing varies', () => {
    const summary = summarise([cell(1000, 0, [[100, 200]])]);
    expect([...summary.perThousandTokens, ...summary.perHundredMessages]).toEqual([]);
  });
  it('gives no ratio where the peer adds nothing, so that noise cannot pass for a good one', () => {
    const summary = summarise([cell(1000, 0, [[-9, -69]])]);
    expect(summary.lines[0]?.ratio.median).toBeNaN();
    expect(summary.ratio).toBeNaN();
    expect(render(summary)).toContain('– (–..–)');
  });
});
