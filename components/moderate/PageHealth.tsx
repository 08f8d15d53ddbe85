import { type ReactNode, useState } from 'react';
import { browser } from 'wxt/browser';
import { i18n } from '#i18n';
import type { Message, PageStatus } from '../../lib/messages.ts';
import { Button } from '../ui/Button.tsx';
import { PageLink } from '../ui/PageLink.tsx';
import { foundText, whyText } from './health-texts.ts';
import { ModelNote, type ModelChange } from './ModelNote.tsx';

interface PageHealthProps {
  readonly status: PageStatus;
  readonly tabId: number | undefined;
  /** A model that never answered here before. */
  readonly changed: ModelChange | undefined;
  /** Starts teaching on the page. */
  readonly teach: ReactNode;
}

/** By what completions were found on the page, and, where that is not as it was, what happened and what to do. */
export function PageHealth({ status, tabId, changed, teach }: PageHealthProps) {
  const [looking, setLooking] = useState(false);
  const found = foundText(status.found);
  const lookAnyway = () => {
    const ask: Message = { type: 'look-anyway' };
    setLooking(true);
    if (tabId !== undefined) browser.tabs.sendMessage(tabId, ask).catch(() => setLooking(false));
  };
  return (
    <div className="text-xs leading-4 text-soft">
      <div className="flex items-center justify-center gap-x-3">
        <p className="truncate" title={found}>
          {found}
        </p>
        {status.why === undefined && teach}
      </div>
      {status.why === undefined ? (
        changed && <ModelNote {...changed} />
      ) : (
        <section
          aria-label={i18n.t('healthActions')}
          className="mt-1 rounded-lg border-l-4 border-alert bg-alert-wash px-2.5 py-1"
        >
          <output className="block text-alert">{looking ? i18n.t('healthLooking') : whyText(status.why)}</output>
          <div className="flex flex-wrap items-center gap-x-3">
            {!looking && (
              <Button look="quiet" onClick={lookAnyway}>
                {i18n.t('healthLook')}
              </Button>
            )}
            {teach}
            <PageLink to={`/report.html?tab=${tabId ?? ''}`}>{i18n.t('healthReport')}</PageLink>
          </div>
        </section>
      )}
    </div>
  );
}
