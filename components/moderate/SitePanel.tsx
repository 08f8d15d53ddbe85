import { browser } from 'wxt/browser';
import { i18n } from '#i18n';
import { SITES } from '../../lib/sites/index.ts';
import { Button } from '../ui/Button.tsx';
import { Switch } from '../ui/Switch.tsx';
import { useSetting, useSettingsStore } from '../use-settings.ts';
import { AllowPage, StopPage } from './AllowPage.tsx';
import { hostOf, type PageState } from './page-state.ts';

interface SitePanelProps {
  readonly state: PageState;
  readonly origin: string | undefined;
  readonly tabId: number | undefined;
  /** Adapter id as the page reports it. */
  readonly site: string | undefined;
}

const STATE_TEXT = {
  looking: 'popupStateLooking',
  active: 'popupStateActive',
  observe: 'popupStateObserve',
  off: 'popupStateOff',
  reload: 'popupStateReload',
  'not-allowed': 'popupStateNotAllowed',
  unknown: 'popupStateNotAllowed',
  'cannot-run': 'popupStateCannotRun',
} as const satisfies Record<PageState, string>;

/** Full when it works, hollow when it does not. */
function StateDot({ state }: { readonly state: PageState }) {
  const works = state === 'active' || state === 'observe';
  return (
    <span aria-hidden="true" className={`size-2.5 shrink-0 rounded-full border-2 border-amber ${works ? 'bg-amber' : ''}`} />
  );
}

function adapterText(site: string | undefined): string | undefined {
  if (site === undefined) return undefined;
  return SITES.find(({ id }) => id === site)?.label ?? i18n.t('popupSiteGeneric');
}

/** Which page this is, what Sharemark does there, and the one thing to change about it. */
export function SitePanel({ state, origin, tabId, site }: SitePanelProps) {
  const store = useSettingsStore();
  const offSites = useSetting((settings) => settings.offSites);
  const allowed = useSetting((settings) => settings.allowedSites);
  const runs = state === 'active' || state === 'observe' || state === 'off' || state === 'reload';
  const adapter = adapterText(site);
  const switchSite = (on: boolean) => {
    if (origin === undefined) return;
    void store.update((current) => {
      const others = current.offSites.filter((other) => other !== origin);
      return { offSites: on ? others : [...others, origin] };
    });
  };
  return (
    <>
      <div className="flex items-center gap-3">
        <h1 className="min-w-0 flex-1 truncate text-lg leading-6 font-semibold" title={origin}>
          {origin === undefined ? i18n.t('popupSiteUnknown') : hostOf(origin)}
        </h1>
        {runs && origin !== undefined && allowed.includes(origin) && (
          <span className="shrink-0 text-[0.8125rem]">
            <StopPage origin={origin} />
          </span>
        )}
      </div>
      <output className="mb-1.5 flex items-center gap-2 text-[0.8125rem] text-band-soft">
        <StateDot state={state} />
        <span>
          {i18n.t(STATE_TEXT[state])}
          {adapter !== undefined && runs && ` · ${adapter}`}
        </span>
      </output>
      {runs && origin !== undefined && (
        <div className="rounded-xl border border-band-line bg-band-deep/60 px-3.5 py-1.5">
          <Switch label={i18n.t('popupThisSite')} checked={!offSites.includes(origin)} onChange={switchSite} onBand />
          {state === 'reload' && tabId !== undefined && (
            <div className="mt-2">
              <Button look="call" wide onClick={() => void browser.tabs.reload(tabId)}>
                {i18n.t('popupReload')}
              </Button>
            </div>
          )}
        </div>
      )}
      {(state === 'not-allowed' || state === 'unknown') && (
        <div className="rounded-xl border border-band-line bg-band-deep/60 px-3.5 py-3">
          <AllowPage origin={origin} />
        </div>
      )}
    </>
  );
}
