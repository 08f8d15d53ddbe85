import { useEffect, useRef } from 'react';
import { i18n } from '#i18n';
import { isBlank } from '../../lib/policy/words.ts';
import { QuotaLine } from '../meter/QuotaLine.tsx';
import { useLedger } from '../meter/use-ledger.ts';
import { Button } from '../ui/Button.tsx';
import { Trouble } from '../ui/Notice.tsx';
import { PageLink } from '../ui/PageLink.tsx';
import { useSetting } from '../use-settings.ts';
import { NameForm } from './NameForm.tsx';
import { Outcome, reviewPath } from './Outcome.tsx';
import { Progress } from './Progress.tsx';
import { Shortcut } from './Shortcut.tsx';
import { useShare } from './use-share.ts';

interface ShareSectionProps {
  readonly tabId: number | undefined;
  /** Whether Sharemark is at work on that tab. */
  readonly works: boolean;
}

/** The popup's way to share: how full the day is, the button, and what came of it. */
export function ShareSection({ tabId, works }: ShareSectionProps) {
  const name = useSetting((settings) => settings.name);
  const { progress, outcome, cancelling, press, cancel } = useShare();
  const view = useLedger();
  const told = useRef<HTMLDivElement>(null);
  const section = useRef<HTMLElement>(null);
  const nameless = isBlank(name);
  const wasNameless = useRef(nameless);
  // The field went with the name that was saved: whoever uses the keyboard goes on at the button in its place.
  useEffect(() => {
    if (wasNameless.current && !nameless) section.current?.querySelector('button')?.focus();
    wasNameless.current = nameless;
  }, [nameless]);
  // The popup is low: what came of the press must not stay below its edge.
  useEffect(() => {
    if (outcome) told.current?.scrollIntoView({ block: 'nearest' });
  }, [outcome]);
  const readable = view !== 'unreadable';
  const waiting = view && readable ? view.waiting : [];
  const uncertain = view && readable ? view.states.filter(({ status }) => status === 'uncertain').length : 0;

  return (
    <section ref={section} aria-labelledby="share" className="rounded-xl border border-line bg-card px-3 pt-2.5 pb-1.5">
      <div className="mb-1.5 flex items-start justify-between gap-3">
        <h2 id="share" className="text-[0.9375rem] font-bold">
          {i18n.t('shareHeading')}
        </h2>
        {view && readable && <QuotaLine quota={view.quota} atEnd />}
      </div>
      {!readable && <Trouble>{i18n.t('shareUnreadable')}</Trouble>}
      {nameless ? (
        <NameForm />
      ) : progress ? (
        <Progress progress={progress} cancelling={cancelling} onCancel={cancel} />
      ) : works && tabId !== undefined ? (
        <Button look="main" wide title={i18n.t('shareButtonHint')} onClick={() => press({ type: 'share-tab', tabId })}>
          {i18n.t('shareButton')}
        </Button>
      ) : (
        <p className="text-[0.8125rem] text-soft">{i18n.t('shareNotHere')}</p>
      )}
      <div ref={told} className={outcome ? 'mt-2' : ''}>
        <Outcome outcome={outcome} onOneOff={() => tabId !== undefined && press({ type: 'share-tab', tabId, oneOff: true })} />
      </div>
      {waiting[0] && (
        <div className="mt-1 -mb-1 text-[0.8125rem] leading-6">
          <PageLink to={waiting.length === 1 ? reviewPath(waiting[0].share) : '/history.html'}>
            {i18n.t('shareWaiting', waiting.length)}
          </PageLink>
        </div>
      )}
      <div className="mt-1.5 flex flex-wrap items-center justify-between gap-x-4 gap-y-1">
        <Shortcut />
        <span className="flex flex-wrap gap-x-3 text-[0.8125rem] leading-6">
          {uncertain > 0 && <PageLink to="/history.html">{i18n.t('shareAnswers', uncertain)}</PageLink>}
          <PageLink to="/history.html">{i18n.t('shareHistory')}</PageLink>
        </span>
      </div>
    </section>
  );
}
