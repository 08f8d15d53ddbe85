import { browser } from 'wxt/browser';
import { i18n } from '#i18n';
import type { Message, PageStatus } from '../../lib/messages.ts';
import { HOSTED } from '../../lib/sites/index.ts';
import { Button } from '../ui/Button.tsx';
import { PageLink } from '../ui/PageLink.tsx';
import { useHealthLog } from './use-health-log.ts';

/** Where the engines can be checked after a site's model has changed. */
const SELF_TEST_PAGE = '/options.html#self-test';

export interface ModelChange {
  /** As the log calls it. */
  readonly site: string;
  readonly from: string;
  readonly to: string;
}

/** The new model of a page's site that nobody has taken note of yet. */
export function useModelChange(status: Pick<PageStatus, 'site' | 'origin'> | null | undefined): ModelChange | undefined {
  const log = useHealthLog();
  // Of a site that is one path of a host, only the page says that it is that.
  const site = status && (HOSTED.some(({ id }) => id === status.site) ? status.site : status.origin);
  const changed = site ? log?.[site]?.changed : undefined;
  return !site || !changed ? undefined : { site, ...changed };
}

/** Says that a model answers on this site that never did before, until somebody has taken note. */
export function ModelNote({ site, from, to }: ModelChange) {
  const seen: Message = { type: 'health-seen', site };
  return (
    <div className="mt-1 flex flex-wrap items-center gap-x-3 rounded-lg bg-wash px-2.5 py-0.5">
      <output className="w-full">{i18n.t('healthModelChanged', [to, from])}</output>
      <PageLink to={SELF_TEST_PAGE}>{i18n.t('healthSelfTest')}</PageLink>
      <Button look="quiet" onClick={() => void browser.runtime.sendMessage(seen)}>
        {i18n.t('healthModelSeen')}
      </Button>
    </div>
  );
}
