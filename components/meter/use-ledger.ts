import { useEffect, useState } from 'react';
import { openDrafts, type WaitingDraft } from '../../lib/background/share/drafts.ts';
import { systemClock } from '../../lib/clock.ts';
import type { LedgerEvent } from '../../lib/meter/events.ts';
import { openLedger, type Ledger } from '../../lib/meter/ledger.ts';
import { shareStates, type ShareState } from '../../lib/meter/state.ts';
import { dailyLimit } from '../../lib/policy/pack.ts';
import { packsFor } from '../../lib/policy/packs/index.ts';
import type { Settings } from '../../lib/settings/schema.ts';
import type { Quota } from '../../lib/types.ts';
import { localZone } from '../language.ts';
import { useSetting } from '../use-settings.ts';
import { settled } from './settled.ts';

/** Changes of another context that nobody announces, and midnight, are seen after this many ms at the latest. */
const LOOK_AGAIN_MS = 15_000;

export interface LedgerView {
  readonly ledger: Ledger;
  readonly events: readonly LedgerEvent[];
  /** One per share, as `shareStates` orders them; one that is being saved right now is not called uncertain. */
  readonly states: readonly ShareState[];
  readonly quota: Quota;
  /** What waits for a decision, newest first; empty too where that cannot be read. */
  readonly waiting: readonly WaitingDraft[];
}

/** Shares a day under the packs that are set, or undefined for no limit. */
function limitOf({ packs, share }: Pick<Settings, 'packs' | 'share'>): number | undefined {
  return dailyLimit(packsFor(packs, share.perDay === null ? {} : { perDay: share.perDay }));
}

let opened: Promise<Ledger> | undefined;

/** One connection for the whole page. */
function pageLedger(): Promise<Ledger> {
  opened ??= openLedger({
    clock: systemClock,
    zone: localZone,
    // Whatever this page writes belongs to no run of the background.
    boot: crypto.randomUUID(),
    newId: () => crypto.randomUUID(),
  });
  opened.catch(() => (opened = undefined));
  return opened;
}

async function read(ledger: Ledger, limit: number | undefined): Promise<LedgerView> {
  const waiting = openDrafts()
    .list()
    .catch(() => []);
  const [events, quota] = await Promise.all([ledger.events(), ledger.quota(limit)]);
  return { ledger, events, states: settled(shareStates(events, ''), systemClock.now()), quota, waiting: await waiting };
}

/** The ledger, read again whenever it changes, in whichever context; undefined until read, 'unreadable' if that fails. */
export function useLedger(): LedgerView | 'unreadable' | undefined {
  const packs = useSetting((settings) => settings.packs);
  const share = useSetting((settings) => settings.share);
  const limit = limitOf({ packs, share });
  const [view, setView] = useState<LedgerView | 'unreadable'>();
  useEffect(() => {
    let open = true;
    let stop = (): void => undefined;
    let cancel = (): void => undefined;
    const start = async () => {
      const ledger = await pageLedger();
      const look = async () => {
        const next = await read(ledger, limit);
        if (open) setView(next);
      };
      const again = () => void look().catch(() => open && setView('unreadable'));
      const unsubscribe = ledger.onChange(again);
      const onShow = () => document.visibilityState === 'visible' && again();
      document.addEventListener('visibilitychange', onShow);
      stop = () => {
        unsubscribe();
        document.removeEventListener('visibilitychange', onShow);
      };
      const tick = () => {
        cancel = systemClock.after(LOOK_AGAIN_MS, () => {
          again();
          tick();
        });
      };
      if (open) tick();
      else stop();
      await look();
    };
    start().catch(() => open && setView('unreadable'));
    return () => {
      open = false;
      stop();
      cancel();
    };
  }, [limit]);
  return view;
}
