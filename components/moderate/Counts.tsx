import { i18n } from '#i18n';
import type { PageStatus } from '../../lib/messages.ts';

/** What happened on the page so far. In "Count only" the second number is what would have been veiled. */
export function Counts({ status, counting }: { readonly status: PageStatus; readonly counting: boolean }) {
  const cells: readonly (readonly [string, number])[] = [
    [i18n.t('popupChecked'), status.checked],
    counting ? [i18n.t('popupWouldVeil'), status.wouldVeil] : [i18n.t('popupVeiled'), status.veiled],
    [i18n.t('popupUnchecked'), status.unchecked],
    [i18n.t('popupRevealed'), status.revealed],
  ];
  return (
    <dl
      aria-label={i18n.t('popupCounts')}
      className="grid grid-cols-4 divide-x divide-line rounded-xl border border-line bg-card py-1"
    >
      {cells.map(([name, count]) => (
        <div key={name} className="flex flex-col-reverse px-1 text-center">
          <dt className="text-xs text-soft">{name}</dt>
          <dd className="text-xl leading-6 font-semibold tabular-nums">{count.toLocaleString()}</dd>
        </div>
      ))}
    </dl>
  );
}
