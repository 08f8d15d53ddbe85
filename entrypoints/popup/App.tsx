import { browser } from 'wxt/browser';
import { i18n } from '#i18n';
import { Counts } from '../../components/moderate/Counts.tsx';
import { EngineList, hasEngineTrouble } from '../../components/moderate/EngineList.tsx';
import { hostOf, pageOrigin, pageState } from '../../components/moderate/page-state.ts';
import { useModelChange } from '../../components/moderate/ModelNote.tsx';
import { PageHealth } from '../../components/moderate/PageHealth.tsx';
import { SitePanel } from '../../components/moderate/SitePanel.tsx';
import { TeachButton } from '../../components/moderate/TeachButton.tsx';
import { StrictnessRail } from '../../components/moderate/StrictnessRail.tsx';
import { usePage } from '../../components/moderate/use-page.ts';
import { useAccess } from '../../components/permissions.ts';
import { ShareSection } from '../../components/share/ShareSection.tsx';
import { Button } from '../../components/ui/Button.tsx';
import { Mark } from '../../components/ui/Mark.tsx';
import { PageLink } from '../../components/ui/PageLink.tsx';
import { useSetting, useSettingsStore } from '../../components/use-settings.ts';
import { ownStrictness, settingsForSite, withSiteStrictness } from '../../lib/settings/for-site.ts';
import { hostPattern } from '../../lib/settings/origins.ts';
import type { Strictness } from '../../lib/types.ts';

/** The popup: this page first, then how strict, then who checks. 360 px wide and, as a rule, below the 600 px that browsers allow; also a tab of its own. */
export function App() {
  const store = useSettingsStore();
  const settings = useSetting((current) => current);
  const page = usePage();
  const origin = pageOrigin(page);
  const pattern = origin === undefined ? undefined : hostPattern(origin);
  const held = useAccess(pattern === undefined ? [] : [pattern]);
  const access = pattern === undefined ? undefined : held?.has(pattern);
  const here = settingsForSite(settings, origin);
  const state = pageState({ ...page, access, settings: here });
  const hasSite = origin !== undefined && state !== 'not-allowed' && state !== 'cannot-run';
  const own = ownStrictness(settings, origin);
  const { status } = page;
  const { openai } = settings;
  const changed = useModelChange(status);
  const works = state === 'active' || state === 'observe';
  // An engine's trouble is told below; what the page was found by is of less use then.
  const health = status && works && (status.why !== undefined || !hasEngineTrouble(status)) ? status : undefined;
  const folded = health !== undefined && (health.why !== undefined || changed !== undefined);
  const setHere = (strictness: Strictness | undefined) =>
    void store.update((current) => (origin === undefined ? {} : withSiteStrictness(current, origin, strictness)));

  const teach = <TeachButton tabId={page.tabId} named={page.named} />;

  return (
    <main className="mx-auto w-[360px] max-w-full bg-paper">
      <header className="on-band bg-linear-to-br from-band to-band-deep px-4 pt-2.5 pb-3 text-on-band">
        <div className="mb-1.5 flex items-center gap-2">
          <Mark size={22} />
          <span className="flex-1 text-[0.9375rem] font-bold tracking-tight">{i18n.t('extName')}</span>
          <span className="text-[0.8125rem]">
            <PageLink to="/verify.html" onBand>
              {i18n.t('verifyTitle')}
            </PageLink>
          </span>
          <Button look="quietOnBand" onClick={() => void browser.runtime.openOptionsPage()}>
            {i18n.t('popupOptions')}
          </Button>
        </div>
        <SitePanel state={state} origin={origin} tabId={page.tabId} site={status?.site} />
      </header>
      <div className="flex flex-col gap-1.5 px-4 py-2">
        {status && works && <Counts status={status} counting={state === 'observe'} />}
        {health && <PageHealth status={health} tabId={page.tabId} changed={changed} teach={teach} />}
        {works && !health && teach}
        <ShareSection tabId={page.tabId} works={works} />
        <StrictnessRail
          value={here.strictness}
          onChange={(strictness) => (own === undefined ? void store.update({ strictness }) : setHere(strictness))}
          onlyHere={hasSite ? own !== undefined : undefined}
          onOnlyHere={(only) => setHere(only ? here.strictness : undefined)}
        />
        <EngineList
          status={status ?? undefined}
          blocklist={settings.blocklist}
          openai={openai}
          strictness={here.strictness}
          folded={folded}
        >
          <p className="mt-2 border-t border-line pt-2 text-xs leading-4 text-balance text-soft">
            {openai.enabled ? i18n.t('popupPrivacyOn', [hostOf(openai.endpoint)]) : i18n.t('popupPrivacy')}
          </p>
        </EngineList>
      </div>
    </main>
  );
}
