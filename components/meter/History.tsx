import { useState } from 'react';
import { i18n } from '#i18n';
import { csv } from '../../lib/mark/escape.ts';
import { ledgerCsv, ledgerJson } from '../../lib/meter/export.ts';
import { download } from '../download.ts';
import { dateLanguage } from '../language.ts';
import { dayText } from '../share/when.ts';
import { Button } from '../ui/Button.tsx';
import { TextField } from '../ui/Field.tsx';
import { byDay, matching } from './history.ts';
import { HistoryItem } from './HistoryItem.tsx';
import { QuotaLine } from './QuotaLine.tsx';
import type { LedgerView } from './use-ledger.ts';
import { useKept } from './use-kept.ts';
import { Waiting } from './Waiting.tsx';

/** Shares that are drawn at first, and with every press on the button below them. */
const PAGE = 100;
/** Without it, Excel reads a file as the computer's old code page. */
const BYTE_ORDER_MARK = '\uFEFF';

/** One safe cell without the end of a line. */
function cell(text: string): string {
  return csv([[text]]).slice(0, -2);
}

async function exportJson({ ledger, events }: LedgerView): Promise<void> {
  download(ledgerJson(events, await ledger.broken()), 'application/json', 'sharemark-shares.json');
}

/** Today's places, the record to take along, and the shares day by day. */
export function History({ view }: { readonly view: LedgerView }) {
  const { states, ledger, quota, waiting } = view;
  const [query, setQuery] = useState('');
  const [shown, setShown] = useState(PAGE);
  const kept = useKept(states);
  const found = matching(states, query);
  const rest = found.length - shown;
  const empty = states.length === 0;
  return (
    <div className="flex flex-col gap-5">
      <Waiting drafts={waiting} />
      <section
        aria-labelledby="today"
        className="flex flex-wrap items-start justify-between gap-4 rounded-2xl border border-line bg-card p-4"
      >
        <div>
          <h2 id="today" className="font-bold">
            {i18n.t('historyToday')}
          </h2>
          <QuotaLine quota={quota} />
        </div>
        <div className="flex flex-wrap gap-2">
          <Button
            disabled={empty}
            onClick={() => download(BYTE_ORDER_MARK + ledgerCsv(states, cell), 'text/csv;charset=utf-8', 'sharemark-shares.csv')}
          >
            {i18n.t('historyCsv')}
          </Button>
          <Button disabled={empty} onClick={() => void exportJson(view)}>
            {i18n.t('historyJson')}
          </Button>
        </div>
      </section>
      {empty ? (
        <div className="rounded-2xl border border-dashed border-edge px-4 py-10 text-center">
          <p className="text-base font-bold">{i18n.t('historyEmpty')}</p>
          <p className="mx-auto mt-1 max-w-prose text-soft">{i18n.t('historyEmptyHint')}</p>
        </div>
      ) : (
        <>
          <div>
            <TextField
              label={i18n.t('historySearch')}
              hint={i18n.t('historySearchHint')}
              type="search"
              value={query}
              onChange={(event) => {
                setQuery(event.target.value);
                setShown(PAGE);
              }}
            />
            <output className="text-[0.8125rem] text-soft">{i18n.t('historyFound', found.length)}</output>
          </div>
          <div className="flex flex-col gap-6">
            {byDay(found.slice(0, shown)).map(({ date, states: ofDay }) => (
              <section key={`${date} ${ofDay[0]?.share}`} aria-label={dayText(date, dateLanguage())}>
                <h2 className="mb-2 flex flex-wrap items-baseline gap-x-2 font-bold">
                  {dayText(date, dateLanguage())}
                  <span className="text-[0.8125rem] font-normal text-soft">{i18n.t('historyDay', ofDay.length)}</span>
                </h2>
                <ol className="flex flex-col gap-3">
                  {ofDay.map((state) => (
                    <HistoryItem key={state.share} state={state} ledger={ledger} kept={kept.has(state.share)} />
                  ))}
                </ol>
              </section>
            ))}
          </div>
          {rest > 0 && (
            <div>
              <Button onClick={() => setShown(shown + PAGE)}>{i18n.t('historyMore', Math.min(rest, PAGE))}</Button>
            </div>
          )}
        </>
      )}
    </div>
  );
}
