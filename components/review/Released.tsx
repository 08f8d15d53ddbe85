import { useState } from 'react';
import { i18n } from '#i18n';
import type { Draft } from '../../lib/background/share/drafts.ts';
import type { ShareOutcome, ShareRequest } from '../../lib/messages.ts';
import type { ShareState } from '../../lib/meter/state.ts';
import { attributedText } from '../../lib/mark/attributed-text.ts';
import { PICTURE_FORMATS, type ExportFormat } from '../../lib/types.ts';
import type { LedgerView } from '../meter/use-ledger.ts';
import { QuotaLine } from '../meter/QuotaLine.tsx';
import { failureText } from '../share/texts.ts';
import { Button } from '../ui/Button.tsx';
import { Saying, Trouble } from '../ui/Notice.tsx';
import { PageLink } from '../ui/PageLink.tsx';
import { altTextOf, attributionTexts } from './attribution-texts.ts';
import { copyFlavours, copyPicture } from './clipboard.ts';

const SAVE_AS = { png: 'reviewSaveAs_png', jpeg: 'reviewSaveAs_jpeg' } as const;

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
  const [said, setSaid] = useState<{ readonly text: string; readonly bad?: boolean }>();
  const file = savedFile(outcome, state);
  const undone = state?.status === 'undone';
  const attribution = draft.attribution;

  /** Copies, and notes it as a further export of the same share. */
  const copy = (copying: Promise<void>, done: string, format?: ExportFormat) => {
    setSaid(undefined);
    const run = async () => {
      try {
        await copying;
      } catch {
        setSaid({ text: i18n.t('reviewCopyFailed'), bad: true });
        return;
      }
      try {
        if (format) await view?.ledger.saved(share, { format });
        setSaid({ text: done });
      } catch {
        setSaid({ text: `${done}. ${i18n.t('reviewNotNoted')}`, bad: true });
      }
    };
    void run();
  };
  const correct = (change: Promise<void> | undefined, done: string) => {
    void change?.then(
      () => setSaid({ text: done }),
      (error: unknown) => setSaid({ text: i18n.t('optionsFailed', [String(error)]), bad: true }),
    );
  };

  return (
    <section aria-labelledby="more" className="flex min-w-0 flex-col gap-4 rounded-2xl border border-line bg-card p-4">
      <Saying>
        <span className="text-[0.9375rem] wrap-anywhere">{file !== undefined && i18n.t('shareSaved', [file])}</span>
      </Saying>
      {view && <QuotaLine quota={view.quota} />}
      <div className="border-t border-line pt-3">
        <h2 id="more" className="text-[0.9375rem] font-bold">
          {i18n.t('reviewMore')}
        </h2>
        <p className="text-[0.8125rem] text-soft">{i18n.t('reviewMoreHint')}</p>
      </div>
      <div className="flex flex-wrap gap-2">
        {PICTURE_FORMATS.map((format) => (
          <Button key={format} disabled={busy} onClick={() => onAsk({ type: 'share-export', share, format })}>
            {i18n.t(SAVE_AS[format])}
          </Button>
        ))}
        <Button
          onClick={() =>
            copy(
              copyFlavours(attributedText(draft.text, attribution, attributionTexts())),
              i18n.t('reviewCopiedText'),
              'clipboard-text',
            )
          }
        >
          {i18n.t('reviewCopyText')}
        </Button>
        <Button onClick={() => copy(navigator.clipboard.writeText(altTextOf(draft)), i18n.t('reviewCopiedAlt'))}>
          {i18n.t('reviewCopyAlt')}
        </Button>
        <Button
          aria-describedby="copy-image-hint"
          onClick={() => copy(copyPicture(draft.picture), i18n.t('reviewCopiedImage'), 'clipboard-image')}
        >
          {i18n.t('reviewCopyImage')}
        </Button>
      </div>
      <p id="copy-image-hint" className="text-[0.8125rem] text-soft">
        {i18n.t('reviewCopyImageHint')}
      </p>
      <Saying bad={said?.bad ?? false}>{said?.text}</Saying>
      {outcome?.kind === 'failed' && <Trouble>{failureText(outcome.why)}</Trouble>}
      <div className="flex flex-wrap items-start gap-x-4 gap-y-2 border-t border-line pt-3">
        <div>
          {undone ? (
            <Button onClick={() => correct(view?.ledger.redo(share), i18n.t('reviewRedone'))}>{i18n.t('reviewRedo')}</Button>
          ) : (
            <Button
              disabled={state === undefined}
              aria-describedby="undo-hint"
              onClick={() => correct(view?.ledger.undo(share), i18n.t('reviewUndone'))}
            >
              {i18n.t('reviewUndo')}
            </Button>
          )}
          <p id="undo-hint" className="mt-1 text-[0.8125rem] text-soft">
            {undone ? i18n.t('reviewUndoneLead') : i18n.t('reviewUndoHint')}
          </p>
        </div>
        <PageLink to="/history.html">{i18n.t('reviewToHistory')}</PageLink>
      </div>
    </section>
  );
}
