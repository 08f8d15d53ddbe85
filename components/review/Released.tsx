import { useEffect, useRef, useState } from 'react';
import { i18n } from '#i18n';
import type { Draft } from '../../lib/background/share/drafts.ts';
import type { ShareOutcome, ShareRequest } from '../../lib/messages.ts';
import type { ShareState } from '../../lib/meter/state.ts';
import type { LedgerView } from '../meter/use-ledger.ts';
import { QuotaLine } from '../meter/QuotaLine.tsx';
import { Lacks } from '../share/Lacks.tsx';
import { failureText } from '../share/texts.ts';
import { Button } from '../ui/Button.tsx';
import { Saying, Trouble } from '../ui/Notice.tsx';
import { PageLink } from '../ui/PageLink.tsx';
import { Exports } from './Exports.tsx';

interface ReleasedProps {
  readonly draft: Draft;
  readonly view: LedgerView | undefined;
  readonly state: ShareState | undefined;
  readonly outcome: ShareOutcome | undefined;
  readonly busy: boolean;
  readonly onAsk: (request: ShareRequest) => void;
}

/** The file the browser wrote last, as far as anybody here knows. */
function savedFile(outcome: ShareOutcome | undefined, state: ShareState | undefined): string | undefined {
  return outcome?.kind === 'saved' ? outcome.file : state?.exports.findLast(({ file }) => file !== undefined)?.file;
}

/** A share that is out: what it was saved as, what else may be taken from it, and how to take it back. */
export function Released({ draft, view, state, outcome, busy, onAsk }: ReleasedProps) {
  const { share } = draft;
  const [said, setSaid] = useState('');
  const result = useRef<HTMLElement>(null);
  const file = savedFile(outcome, state);
  const undone = state?.status === 'undone';
  const approved = outcome?.kind === 'saved';
  // The button that was pressed went with the question: whoever uses the keyboard goes on here.
  useEffect(() => {
    if (approved && document.activeElement === document.body) result.current?.focus();
  }, [approved]);

  const correct = (change: Promise<void> | undefined, done: string) => {
    setSaid('');
    void change?.then(
      () => setSaid(done),
      (error: unknown) => setSaid(i18n.t('optionsFailed', [String(error)])),
    );
  };
  return (
    <section
      ref={result}
      tabIndex={-1}
      aria-label={i18n.t('reviewTitleDone')}
      className="flex min-w-0 flex-col gap-4 rounded-2xl border border-line bg-card p-4"
    >
      <div>
        <Saying>
          <span className="text-[0.9375rem] wrap-anywhere">{file !== undefined && i18n.t('shareSaved', [file])}</span>
        </Saying>
        <Lacks lacks={draft.lacks ?? []} />
        {view && <QuotaLine quota={view.quota} />}
      </div>
      {outcome?.kind === 'failed' && <Trouble>{failureText(outcome.why)}</Trouble>}
      {!undone && <Exports draft={draft} ledger={view?.ledger} busy={busy} onAsk={onAsk} />}
      <div className="flex flex-col items-start gap-1 border-t border-line pt-3">
        <Button
          disabled={state === undefined || (state.status !== 'released' && !undone)}
          aria-describedby="undo-hint"
          onClick={() =>
            undone
              ? correct(view?.ledger.redo(share), i18n.t('reviewRedone'))
              : correct(view?.ledger.undo(share), i18n.t('reviewUndone'))
          }
        >
          {undone ? i18n.t('reviewRedo') : i18n.t('reviewUndo')}
        </Button>
        <p id="undo-hint" className="text-[0.8125rem] text-soft">
          {undone ? i18n.t('reviewUndoneLead') : i18n.t('reviewUndoHint')}
        </p>
        <Saying>{said}</Saying>
      </div>
      <div>
        <PageLink to="/history.html">{i18n.t('reviewToHistory')}</PageLink>
      </div>
    </section>
  );
}
