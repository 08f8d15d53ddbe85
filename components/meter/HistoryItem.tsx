import { memo, useRef } from 'react';
import { i18n } from '#i18n';
import type { Ledger } from '../../lib/meter/ledger.ts';
import type { ShareState } from '../../lib/meter/state.ts';
import { dateLanguage } from '../language.ts';
import { useSaying } from '../options/use-saying.ts';
import { reviewPath } from '../share/Outcome.tsx';
import { verdictText } from '../share/texts.ts';
import { timeText } from '../share/when.ts';
import { Button } from '../ui/Button.tsx';
import { Saying } from '../ui/Notice.tsx';
import { PageLink } from '../ui/PageLink.tsx';
import { VerdictGlyph } from '../ui/VerdictGlyph.tsx';
import { shortName } from './history.ts';
import { ShareFacts } from './ShareFacts.tsx';
import { StatusBadge } from './StatusBadge.tsx';

interface HistoryItemProps {
  readonly state: ShareState;
  readonly ledger: Ledger;
  /** Its picture is still kept. */
  readonly kept: boolean;
}

/** Every read of the ledger makes new objects; of a share's own event nothing ever changes. */
function isSame(one: HistoryItemProps, other: HistoryItemProps): boolean {
  return (
    one.kept === other.kept &&
    one.ledger === other.ledger &&
    one.state.event.id === other.state.event.id &&
    one.state.status === other.state.status &&
    one.state.exports.length === other.state.exports.length
  );
}

/** One share: what, when, where, how it was judged, what came of it, and how to correct that. */
export const HistoryItem = memo(function HistoryItem({ state, ledger, kept }: HistoryItemProps) {
  const { share, event, status } = state;
  const { attribution, verdict, category } = event;
  const { saying, run } = useSaying();
  const item = useRef<HTMLLIElement>(null);
  const name = shortName(state);
  const place = attribution.site === attribution.host ? attribution.host : `${attribution.site} (${attribution.host})`;
  const answer = (released: boolean) => {
    // The buttons go with the answer; the focus stays with the share.
    item.current?.focus();
    run(() => ledger.resolve(share, released), i18n.t('historyAnswered'));
  };
  return (
    <li
      ref={item}
      tabIndex={-1}
      className="rounded-2xl border border-line bg-card p-4 [contain-intrinsic-size:auto_10rem] [content-visibility:auto]"
    >
      <div className="flex flex-wrap items-center gap-x-3 gap-y-1">
        <span className="flex items-center gap-1.5 font-semibold">
          <VerdictGlyph kind={verdict} />
          {verdictText(verdict, category)}
        </span>
        <time dateTime={new Date(event.at).toISOString()} className="tabular-nums">
          {timeText(event.at, event.zone, dateLanguage())}
        </time>
        <bdi className="min-w-0 wrap-anywhere text-soft">{place}</bdi>
        <span className="ml-auto">
          <StatusBadge status={status} />
        </span>
      </div>
      <p dir="auto" className="isolate mt-1.5 line-clamp-3 wrap-anywhere">
        {event.preview}
      </p>
      <ShareFacts state={state} />
      {status === 'uncertain' && (
        <fieldset className="mt-3 rounded-lg border-l-4 border-alert bg-alert-wash px-3 py-2">
          <legend className="float-left w-full font-semibold text-alert">{i18n.t('historyAsk')}</legend>
          <p className="clear-both max-w-prose text-[0.8125rem] text-alert">{i18n.t('historyAskHint')}</p>
          <div className="mt-2 flex flex-wrap gap-2">
            <Button aria-label={i18n.t('historyAskYesOf', [name])} onClick={() => answer(true)}>
              {i18n.t('historyAskYes')}
            </Button>
            <Button aria-label={i18n.t('historyAskNoOf', [name])} onClick={() => answer(false)}>
              {i18n.t('historyAskNo')}
            </Button>
          </div>
        </fieldset>
      )}
      <div className="mt-2 flex flex-wrap items-center gap-x-4 gap-y-1">
        {kept && (
          <PageLink to={reviewPath(share)} label={i18n.t('historyOpenOf', [name])}>
            {i18n.t('historyOpen')}
          </PageLink>
        )}
        {(status === 'released' || status === 'undone') && (
          <Button
            look="quiet"
            aria-label={i18n.t(status === 'undone' ? 'historyRedoOf' : 'historyUndoOf', [name])}
            onClick={() =>
              status === 'undone'
                ? run(() => ledger.redo(share), i18n.t('historyRedone'))
                : run(() => ledger.undo(share), i18n.t('historyUndone'))
            }
          >
            {i18n.t(status === 'undone' ? 'historyRedo' : 'historyUndo')}
          </Button>
        )}
        <Saying>{saying}</Saying>
      </div>
    </li>
  );
}, isSame);
