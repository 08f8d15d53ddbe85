import { useState, type ReactNode } from 'react';
import { i18n } from '#i18n';
import type { Draft } from '../../lib/background/share/drafts.ts';
import type { ShareOutcome, ShareRequest } from '../../lib/messages.ts';
import type { ShareId } from '../../lib/types.ts';
import { useLedger } from '../meter/use-ledger.ts';
import { askShare } from '../share/ask.ts';
import { Button } from '../ui/Button.tsx';
import { Saying } from '../ui/Notice.tsx';
import { PageFrame } from '../ui/PageFrame.tsx';
import { PageLink } from '../ui/PageLink.tsx';
import { closeTab } from '../tabs.ts';
import { About } from './About.tsx';
import { altTextOf } from './attribution-texts.ts';
import { OriginalText, Picture } from './Compare.tsx';
import { Decide } from './Decide.tsx';
import { Released } from './Released.tsx';
import { useDraft } from './use-draft.ts';

/** A page that has nothing to show: why, and where to go. */
function Nothing({ title, children }: { readonly title: string; readonly children?: ReactNode }) {
  return (
    <PageFrame title={title}>
      <div className="flex flex-col items-start gap-3">
        {children}
        <div className="flex flex-wrap items-center gap-4">
          <PageLink to="/history.html">{i18n.t('reviewToHistory')}</PageLink>
          <Button onClick={() => void closeTab()}>{i18n.t('reviewCloseTab')}</Button>
        </div>
      </div>
    </PageFrame>
  );
}

interface ShareReviewProps {
  readonly draft: Draft;
  readonly outcome: ShareOutcome | undefined;
  readonly busy: boolean;
  readonly onAsk: (request: ShareRequest) => void;
}

function ShareReview({ draft, outcome, busy, onAsk }: ShareReviewProps) {
  const read = useLedger();
  const view = read === 'unreadable' ? undefined : read;
  const released = draft.state === 'released';
  const state = view?.states.find(({ share }) => share === draft.share);
  const { suggestions = [] } = draft;
  const [hidden, setHidden] = useState<readonly number[]>(() => suggestions.map((_, index) => index));
  const boxesOf = (covered: boolean) =>
    suggestions.flatMap(({ boxes }, index) => (hidden.includes(index) === covered ? boxes : []));
  // Only without its marks is every part of the picture where its text stood on the page.
  const looked = suggestions.length > 0;
  const common = { draft, outcome, busy, onAsk };
  return (
    <PageFrame
      wide
      title={released ? i18n.t('reviewTitleDone') : i18n.t('reviewTitle')}
      lead={released ? i18n.t('reviewDoneLead') : i18n.t('reviewLead')}
    >
      <div className="grid items-start gap-5 md:grid-cols-2 xl:grid-cols-[minmax(0,1.15fr)_minmax(0,1fr)_24rem]">
        <Picture
          picture={looked ? draft.shot : draft.picture}
          {...(looked ? { hint: i18n.t('reviewRedactionPicture'), boxes: { covered: boxesOf(true), open: boxesOf(false) } } : {})}
          alt={released ? altTextOf(draft) : `${i18n.t('reviewPictureAlt')}: ${altTextOf(draft)}`}
        />
        <OriginalText text={draft.text} />
        <div className="flex min-w-0 flex-col gap-5 md:col-span-2 xl:col-span-1">
          {released ? (
            <Released {...common} view={view} state={state} />
          ) : (
            <Decide {...common} quota={view?.quota} hidden={hidden} onHide={setHidden} />
          )}
          <About draft={draft} />
        </div>
      </div>
    </PageFrame>
  );
}

/** One share: to decide about, or to take more from once it is out. */
export function Review({ share }: { readonly share: ShareId | undefined }) {
  const [outcome, setOutcome] = useState<ShareOutcome>();
  const [busy, setBusy] = useState(false);
  const { draft, look } = useDraft(share);
  const ask = (request: ShareRequest) => {
    setBusy(true);
    void askShare(request).then((answer) => {
      setOutcome(answer);
      setBusy(false);
      look();
    });
  };

  if (share === undefined) return <Nothing title={i18n.t('reviewNoShare')} />;
  if (outcome?.kind === 'dropped') {
    return (
      <Nothing title={i18n.t('reviewTitle')}>
        <Saying>{i18n.t('reviewDropped')}</Saying>
      </Nothing>
    );
  }
  if (draft === 'loading') return <PageFrame title={i18n.t('reviewLoading')}>{null}</PageFrame>;
  if (draft === 'broken') return <Nothing title={i18n.t('reviewBroken')} />;
  if (draft === 'gone') {
    return (
      <Nothing title={i18n.t('reviewGoneTitle')}>
        <p className="max-w-prose">{i18n.t('reviewGone')}</p>
      </Nothing>
    );
  }
  return <ShareReview draft={draft} outcome={outcome} busy={busy} onAsk={ask} />;
}
