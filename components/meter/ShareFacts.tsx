import { i18n } from '#i18n';
import type { SavedEvent } from '../../lib/meter/events.ts';
import type { ShareState } from '../../lib/meter/state.ts';
import { localZone } from '../language.ts';
import { formatText } from '../share/texts.ts';

function exportText({ format, file }: SavedEvent): string {
  if (format === 'clipboard-image') return i18n.t('historyClipboardImage');
  if (format === 'clipboard-text') return i18n.t('historyClipboardText');
  return file ?? formatText(format).name;
}

/** Each kind of export once: copying twice is not worth two words. */
function exportTexts(exports: readonly SavedEvent[]): string[] {
  return [...new Set(exports.map(exportText))];
}

/** What the record says about a share, beside its text. */
export function ShareFacts({ state: { event, exports } }: { readonly state: ShareState }) {
  const { attribution, zone, reviewed, reason, oneOff, completions } = event;
  const files = exportTexts(exports);
  const rows: readonly (readonly [string, string | undefined])[] = [
    [i18n.t('historyReason'), reason],
    [i18n.t('historyOneOffReason'), oneOff],
    [i18n.t('historyExports'), files.length > 0 ? files.join(', ') : i18n.t('historyExportNone')],
  ];
  const facts = [
    attribution.model ?? i18n.t('historyModelNone'),
    i18n.t('historyBy', [attribution.name]),
    ...(completions > 1 ? [i18n.t('historyCompletions', completions)] : []),
    i18n.t(reviewed ? 'historyReviewed' : 'historyNotReviewed'),
    ...(oneOff === undefined ? [] : [i18n.t('historyOneOff')]),
    ...(zone === localZone() ? [] : [i18n.t('historyZone', [zone])]),
  ];
  return (
    <div className="mt-1.5 text-[0.8125rem] text-soft">
      <ul className="flex flex-wrap gap-x-1.5">
        {facts.map((fact, index) => (
          <li key={fact} className="wrap-anywhere">
            <bdi>{fact}</bdi>
            {index < facts.length - 1 && <span aria-hidden="true"> ·</span>}
          </li>
        ))}
      </ul>
      <dl className="mt-1">
        {rows.map(
          ([name, value]) =>
            value !== undefined && (
              <div key={name} className="flex flex-wrap gap-x-1.5">
                <dt>{name}:</dt>
                <dd className="min-w-0 wrap-anywhere text-ink">
                  <bdi>{value}</bdi>
                </dd>
              </div>
            ),
        )}
      </dl>
    </div>
  );
}
