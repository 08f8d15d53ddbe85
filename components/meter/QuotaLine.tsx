import { i18n } from '#i18n';
import { systemClock } from '../../lib/clock.ts';
import type { Quota } from '../../lib/types.ts';
import { dateLanguage, localZone } from '../language.ts';
import { freeMoment } from '../share/when.ts';

const FREE = { today: 'shareFreeToday', tomorrow: 'shareFreeTomorrow', later: 'shareFreeLater' } as const;

/** When a place frees up, as a sentence. `freeAt` is ms since 1970. */
export function freeText(freeAt: number): string {
  const { kind, text } = freeMoment(systemClock.now(), freeAt, localZone(), dateLanguage());
  return kind === 'midnight' ? i18n.t('shareFreeMidnight') : i18n.t(FREE[kind], [text]);
}

/** "1 of 4 today", or "3 today" where nothing limits them. */
function usedText({ used, limit }: Quota): string {
  return limit === undefined ? i18n.t('shareUsedOpen', [String(used)]) : i18n.t('shareUsed', [String(used), String(limit)]);
}

/** More places than these are told in numbers only. */
const SHOWN_PLACES = 12;

/** One box per place, the taken ones filled. Decoration: the words beside it say the same. */
function Places({ used, limit }: { readonly used: number; readonly limit: number }) {
  return (
    <span aria-hidden="true" className="flex items-center gap-1">
      {Array.from({ length: limit }, (_, place) => (
        <span
          key={place}
          className={`h-2.5 w-4 rounded-sm border-2 ${place < used ? 'border-pine bg-pine' : 'border-edge bg-transparent'}`}
        />
      ))}
    </span>
  );
}

/** How full the day is and, if it is full, when a place frees up. */
export function QuotaLine({ quota, atEnd = false }: { readonly quota: Quota; readonly atEnd?: boolean }) {
  const { limit, used, oneOffs, freeAt } = quota;
  return (
    <div className={atEnd ? 'text-end' : ''}>
      <p className={`flex flex-wrap items-center gap-x-2.5 ${atEnd ? 'justify-end' : ''}`}>
        <span className="font-semibold tabular-nums">{usedText(quota)}</span>
        {limit !== undefined && limit <= SHOWN_PLACES && <Places used={used} limit={limit} />}
        {oneOffs > 0 && <span className="text-[0.8125rem] text-soft">{i18n.t('shareOneOffs', oneOffs)}</span>}
      </p>
      {freeAt !== undefined && <p className="text-[0.8125rem] text-soft">{freeText(freeAt)}</p>}
    </div>
  );
}
