import type { LedgerEvent, SavedEvent, ShareEvent } from '../../../lib/meter/events.ts';
import type { NewShare } from '../../../lib/meter/ledger.ts';

/** The date shown in `zone`, told by other means than the meter's. */
export function dateIn(zone: string, at: number): string {
  let format = formats.get(zone);
  if (!format) formats.set(zone, (format = new Intl.DateTimeFormat('sv-SE', { timeZone: zone, dateStyle: 'short' })));
  return format.format(at);
}
const formats = new Map<string, Intl.DateTimeFormat>();

export const utc = (text: string): number => Date.parse(text);

let count = 0;

/** A share as a person would ask for it. */
export function newShare(share: string, more: Partial<NewShare> = {}): NewShare {
  return {
    share,
    packs: ['openai-2021-08'],
    attribution: { name: 'Ada Lovelace', model: 'GPT-3', host: 'chat.example', site: 'Chat', at: 1_000, zone: 'UTC' },
    verdict: 'safe',
    engines: ['on-device'],
    reviewed: false,
    textHash: 'hash',
    chars: 12,
    preview: 'Hello there.',
    completions: 1,
    ...more,
  };
}

/** A share that happened at `at` in `zone`. */
export function shared(share: string, at: number, zone: string, more: Partial<ShareEvent> = {}): ShareEvent {
  const id = `event-${(count += 1)}`;
  return {
    ...newShare(share),
    kind: 'share',
    id,
    at,
    zone,
    localDate: dateIn(zone, at),
    device: 'device',
    boot: 'boot',
    seq: count,
    ...more,
  };
}

export function saved(share: string, more: Partial<SavedEvent> = {}): SavedEvent {
  return { id: `event-${(count += 1)}`, share, kind: 'saved', at: 0, device: 'device', seq: count, format: 'png', ...more };
}

/** One of the events that say no more than their kind. */
export function said(share: string, kind: 'undo' | 'redo', more: { id?: string; seq?: number } = {}): LedgerEvent {
  return { id: `event-${(count += 1)}`, share, kind, at: 0, device: 'device', seq: count, ...more };
}

export function failed(share: string): LedgerEvent {
  return { id: `event-${(count += 1)}`, share, kind: 'failed', at: 0, device: 'device', seq: count, why: 'no room' };
}

export function resolved(share: string, released: boolean): LedgerEvent {
  return { id: `event-${(count += 1)}`, share, kind: 'resolved', at: 0, device: 'device', seq: count, released };
}
