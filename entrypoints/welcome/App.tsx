import { browser } from 'wxt/browser';
import { i18n } from '#i18n';
import { StrictnessChoice } from '../../components/moderate/StrictnessChoice.tsx';
import { Button } from '../../components/ui/Button.tsx';
import { Mark } from '../../components/ui/Mark.tsx';
import { useSetting, useSettingsStore } from '../../components/use-settings.ts';

/** Shown once, after installation: what it does, where, and the one choice worth making at once. */
export function App() {
  const store = useSettingsStore();
  const strictness = useSetting((settings) => settings.strictness);
  return (
    <div className="min-h-screen bg-paper">
      <header className="on-band bg-linear-to-br from-band to-band-deep text-on-band">
        <div className="mx-auto max-w-2xl px-5 py-10">
          <Mark size={56} />
          <h1 className="mt-4 text-3xl leading-tight font-bold tracking-tight">{i18n.t('welcomeTitle')}</h1>
          <p className="mt-2 text-base text-band-soft">{i18n.t('welcomeLead')}</p>
        </div>
      </header>
      <main className="mx-auto flex max-w-2xl flex-col gap-6 px-5 py-8 text-base">
        <ol className="flex list-decimal flex-col gap-2 pl-6 marker:font-bold marker:text-pine">
          <li>{i18n.t('welcomeStep1')}</li>
          <li>{i18n.t('welcomeStep2')}</li>
          <li>{i18n.t('welcomeStep3')}</li>
        </ol>
        <section aria-labelledby="how-much" className="rounded-2xl border border-line bg-card p-5">
          <h2 id="how-much" className="mb-3 text-lg font-bold tracking-tight">
            {i18n.t('welcomeStrictness')}
          </h2>
          <StrictnessChoice value={strictness} onChange={(level) => void store.update({ strictness: level })} />
        </section>
        <div>
          <Button look="main" onClick={() => void browser.runtime.openOptionsPage()}>
            {i18n.t('welcomeDone')}
          </Button>
        </div>
      </main>
    </div>
  );
}
