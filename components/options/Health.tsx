import { browser } from 'wxt/browser';
import { i18n } from '#i18n';
import { systemClock } from '../../lib/clock.ts';
import type { Message } from '../../lib/messages.ts';
import { summary, type SiteSummary } from '../../lib/moderate/health/summary.ts';
import { SITES } from '../../lib/sites/index.ts';
import { download } from '../download.ts';
import { foundByText } from '../moderate/health-texts.ts';
import { useHealthLog } from '../moderate/use-health-log.ts';
import { Button } from '../ui/Button.tsx';
import { Saying } from '../ui/Notice.tsx';
import { useSaying } from './use-saying.ts';

const DAYS = 30;
const CLEAR: Message = { type: 'health-clear' };

function siteName(site: string): string {
  return SITES.find(({ id }) => id === site)?.label ?? site;
}

function Row({ site, layers, completions, checked, veiled, revealed, failed, mean }: SiteSummary) {
  const counts = [completions, checked, veiled, revealed, failed].map((count) => count.toLocaleString());
  const ms = mean?.toLocaleString(undefined, { maximumFractionDigits: 1 }) ?? '–';
  return (
    <tr className="border-t border-line">
      <th scope="row" className="py-1.5 pr-3 text-left font-semibold wrap-anywhere">
        {siteName(site)}
      </th>
      <td className="py-1.5 pr-3">{layers.map(([key]) => foundByText(key)).join(', ')}</td>
      {[...counts, ms].map((text, index) => (
        <td key={`${String(index)} ${text}`} className="py-1.5 pl-3 text-right tabular-nums">
          {text}
        </td>
      ))}
    </tr>
  );
}

function Table({ rows }: { readonly rows: readonly SiteSummary[] }) {
  const numbers = [
    i18n.t('optionsHealthCompletions'),
    i18n.t('optionsHealthChecked'),
    i18n.t('optionsHealthVeiled'),
    i18n.t('optionsHealthRevealed'),
    i18n.t('optionsHealthFailed'),
    i18n.t('optionsHealthMean'),
  ];
  return (
    // Wider than a phone: it scrolls by itself, with the keyboard too.
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
    <section aria-label={i18n.t('optionsHealthTable')} tabIndex={0} className="overflow-x-auto">
      <table className="w-full min-w-[38rem] border-collapse text-[0.8125rem]">
        <caption className="sr-only">{i18n.t('optionsHealthTable')}</caption>
        <thead className="text-soft">
          <tr>
            <th scope="col" className="pr-3 pb-1 text-left">
              {i18n.t('optionsHealthSite')}
            </th>
            <th scope="col" className="pr-3 pb-1 text-left">
              {i18n.t('optionsHealthBy')}
            </th>
            {numbers.map((name) => (
              <th key={name} scope="col" className="pb-1 pl-3 text-right">
                {name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <Row key={row.site} {...row} />
          ))}
        </tbody>
      </table>
    </section>
  );
}

/** What moderation found and did on each site lately, to look at, to take along, and to forget. */
export function Health() {
  const log = useHealthLog();
  const { saying, run } = useSaying();
  const rows = log ? summary(log, systemClock.now(), DAYS) : [];
  const empty = !log || Object.keys(log).length === 0;
  return (
    <>
      {rows.length > 0 ? (
        <div>
          <Table rows={rows} />
          <p className="mt-2 max-w-prose text-[0.8125rem] text-soft">{i18n.t('optionsHealthCounts')}</p>
        </div>
      ) : (
        log && <p className="text-soft">{i18n.t('optionsHealthNone')}</p>
      )}
      <div className="flex flex-wrap items-center gap-3">
        <Button
          disabled={empty}
          onClick={() => download(JSON.stringify(log, undefined, 2), 'application/json', 'sharemark-health.json')}
        >
          {i18n.t('optionsHealthExport')}
        </Button>
        <Button disabled={empty} onClick={() => run(() => browser.runtime.sendMessage(CLEAR), i18n.t('optionsHealthCleared'))}>
          {i18n.t('optionsHealthClear')}
        </Button>
        <Saying>{saying}</Saying>
      </div>
    </>
  );
}
