import { browser } from 'wxt/browser';
import { i18n } from '#i18n';
import { Counts } from '../../components/moderate/Counts.tsx';
import { EngineList } from '../../components/moderate/EngineList.tsx';
import { hostOf, pageOrigin, pageState } from '../../components/moderate/page-state.ts';
import { SitePanel } from '../../components/moderate/SitePanel.tsx';
import { TeachButton } from '../../components/moderate/TeachButton.tsx';
import { StrictnessRail } from '../../components/moderate/StrictnessRail.tsx';
import { usePage } from '../../components/moderate/use-page.ts';
import { useAccess } from '../../components/permissions.ts';
import { ShareSection } from '../../components/share/ShareSection.tsx';
import { Button } from '../../components/ui/Button.tsx';
import { Mark } from '../../components/ui/Mark.tsx';
import { useSetting, useSettingsStore } from '../../components/use-settings.ts';
import { hostPattern } from '../../lib/settings/origins.ts';

/** The popup: this page first, then how strict, then who checks. 360 px wide and, as a rule, below the 600 px that browsers allow; also a tab of its own. */
export function App() {
  const store = useSettingsStore();
  const settings = useSetting((current) => current);
  const page = usePage();
  const origin = pageOrigin(page);
  const pattern = origin === undefined ? undefined : hostPattern(origin);
  const held = useAccess(pattern === undefined ? [] : [pattern]);
  const access = pattern === undefined ? undefined : held?.has(pattern);
  const state = pageState({ ...page, access, settings });
  const { status } = page;
  const { openai } = settings;

  return (
    <main className="mx-auto w-[360px] max-w-full bg-paper">
      <header className="on-band bg-linear-to-br from-band to-band-deep px-4 pt-2.5 pb-3 text-on-band">
        <div className="mb-1.5 flex items-center gap-2">
          <Mark size={22} />
          <span className="flex-1 text-[0.9375rem] font-bold tracking-tight">{i18n.t('extName')}</span>
          <Button look="quietOnBand" onClick={() => void browser.runtime.openOptionsPage()}>
            {i18n.t('popupOptions')}
          </Button>
        </div>
        <SitePanel state={state} origin={origin} tabId={page.tabId} site={status?.site} />
      </header>
      <div className="flex flex-col gap-2 px-4 py-2">
        {status && (state === 'active' || state === 'observe') && <Counts status={status} counting={state === 'observe'} />}
        {(state === 'active' || state === 'observe') && <TeachButton tabId={page.tabId} named={page.named} />}
        <ShareSection tabId={page.tabId} works={state === 'active' || state === 'observe'} />
        <StrictnessRail value={settings.strictness} onChange={(strictness) => void store.update({ strictness })} />
        <EngineList status={status ?? undefined} blocklist={settings.blocklist} openai={openai} />
        <p className="border-t border-line pt-2 text-xs leading-4 text-balance text-soft">
          {openai.enabled ? i18n.t('popupPrivacyOn', [hostOf(openai.endpoint)]) : i18n.t('popupPrivacy')}
        </p>
      </div>
    </main>
  );
}
