import { describe, expect, it } from 'vitest';
import { byDay, matching, shortName } from '../../../components/meter/history.ts';
import { settled } from '../../../components/meter/settled.ts';
import type { ShareEvent } from '../../../lib/meter/events.ts';
import { shareStates, type ShareState } from '../../../lib/meter/state.ts';

const NOW = Date.parse('2026-11-22T12:00Z');

function share(seq: number, change: Partial<ShareEvent> = {}): ShareEvent {
  return {
    kind: 'share',
    id: `e${seq}`,
    share: `s${seq}`,
    at: NOW + seq,
    device: 'd',
    seq,
    zone: 'UTC',
    localDate: '2026-11-22',
    packs: [],
    attribution: { name: 'Jane Doe', model: 'GPT-5.2', host: 'chatgpt.com', site: 'ChatGPT', at: NOW, zone: 'UTC' },
    verdict: 'safe',
    reviewed: false,
    textHash: 'h',
    chars: 3,
    preview: `Text ${seq} about kettles`,
    completions: 1,
    boot: 'b',
    ...change,
  };
}
const states = (...events: ShareEvent[]): ShareState[] => shareStates(events, '');
const ids = (list: readonly ShareState[]) => list.map(({ share: id }) => id);

describe('the list', () => {
  it('begins with the newest', () => {
    expect(ids(matching(states(share(1), share(2), share(3)), ''))).toEqual(['s3', 's2', 's1']);
  });

  it('keeps the order of the ledger when the clock was set back', () => {
    expect(ids(matching(states(share(1, { at: NOW + 99 }), share(2, { at: NOW - 99 })), ''))).toEqual(['s2', 's1']);
  });

  it('finds every word anywhere, in any case', () => {
    const list = states(share(1, { preview: 'About Kettles' }), share(2, { preview: 'About tea' }));
    expect(ids(matching(list, '  kettles ABOUT'))).toEqual(['s1']);
    expect(ids(matching(list, 'gpt tea'))).toEqual(['s2']);
    expect(ids(matching(list, 'coffee'))).toEqual([]);
  });

  it('finds files', () => {
    const saved = {
      kind: 'saved',
      id: 'x',
      share: 's1',
      at: NOW,
      device: 'd',
      seq: 9,
      format: 'png',
      file: 'Kettle.png',
    } as const;
    expect(ids(matching(shareStates([share(1), share(2), saved], ''), 'kettle.PNG'))).toEqual(['s1']);
  });

  it('is grouped by the day as it was there', () => {
    const list = matching(states(share(1, { localDate: '2026-11-21' }), share(2), share(3)), '');
    expect(byDay(list).map(({ date, states: ofDay }) => [date, ids(ofDay)])).toEqual([
      ['2026-11-22', ['s3', 's2']],
      ['2026-11-21', ['s1']],
    ]);
  });

  it('names a share in one short, harmless line', () => {
    const [state] = states(share(1, { preview: `\u202Ered\nnaive ${'long '.repeat(40)}` }));
    const name = state ? shortName(state) : '';
    expect(name).toMatch(/^red naive long/);
    expect(name).not.toMatch(/[\n\u202E]/);
    expect(name.length).toBeLessThanOrEqual(50);
  });
});

/** What an open share is called so many ms after it was counted. */
const status = (after: number) => settled(states(share(0)), NOW + after)[0]?.status;

describe('shares without an end', () => {
  it('are being saved for a minute, then uncertain', () => {
    expect(status(59_000)).toBe('pending');
    expect(status(61_000)).toBe('uncertain');
  });

  it('are uncertain if they lie far ahead of a clock that was set back', () => {
    expect(status(-61_000)).toBe('uncertain');
  });

  it('do not change others', () => {
    const failed = { kind: 'failed', id: 'x', share: 's0', at: NOW, device: 'd', seq: 1, why: 'disk-full' } as const;
    expect(settled(shareStates([share(0), failed], ''), NOW)[0]?.status).toBe('failed');
  });
});
