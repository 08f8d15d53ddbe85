import { useState } from 'react';
import { browser } from 'wxt/browser';
import { i18n } from '#i18n';
import { requestAccess, useAccess } from '../../components/permissions.ts';
import { useShortcut } from '../../components/share/use-shortcut.ts';
import { ALL_SITES } from '../../components/share/InPageAccess.tsx';
import { closeTab, namedTab } from '../../components/tabs.ts';
import { Button } from '../../components/ui/Button.tsx';
import { Saying } from '../../components/ui/Notice.tsx';
import { PageFrame } from '../../components/ui/PageFrame.tsx';

/** Asks, once and with its reason, for what the button on the page needs. `?tab=<id>` is the page to go back to. */
export function App() {
  const held = useAccess([ALL_SITES])?.has(ALL_SITES);
  const keys = useShortcut();
  const [answer, setAnswer] = useState<'granted' | 'refused'>();
  const back = namedTab(location.search);
  const allow = () => {
    // Nothing may come before it: the browser wants the click itself.
    void requestAccess([ALL_SITES]).then((granted) => setAnswer(granted ? 'granted' : 'refused'));
  };
  const said = { granted: 'permissionGranted', refused: 'permissionRefused' } as const;
  return (
    <PageFrame title={i18n.t('permissionTitle')}>
      <div className="flex flex-col gap-5">
        <p className="max-w-prose text-base">{i18n.t('permissionLead')}</p>
        <section aria-labelledby="what" className="rounded-2xl border border-line bg-card p-5">
          <h2 id="what" className="text-lg leading-6 font-bold tracking-tight">
            {i18n.t('permissionWhat')}
          </h2>
          <ul className="mt-2 flex max-w-prose list-disc flex-col gap-1.5 pl-5">
            <li>{i18n.t('permissionWhatPicture')}</li>
            <li>{i18n.t('permissionWhatNot')}</li>
            <li>{i18n.t('permissionWhatBack')}</li>
          </ul>
          <div className="mt-4 flex flex-wrap items-center gap-3">
            {held === false && (
              <Button look="main" onClick={allow}>
                {i18n.t('permissionAllow')}
              </Button>
            )}
            {(held || back !== undefined) && (
              <Button look={held ? 'main' : 'plain'} onClick={() => void closeTab(back)}>
                {i18n.t(back === undefined ? 'reviewCloseTab' : 'permissionReturn')}
              </Button>
            )}
            <Button look="quiet" onClick={() => void browser.runtime.openOptionsPage()}>
              {i18n.t('permissionOptions')}
            </Button>
          </div>
          <div className="mt-2">
            <Saying bad={answer === 'refused'}>{answer ? i18n.t(said[answer]) : held ? i18n.t('permissionHeld') : ''}</Saying>
          </div>
        </section>
        {keys !== undefined && (
          <section aria-labelledby="instead" className="rounded-2xl border border-line bg-card p-5">
            <h2 id="instead" className="text-lg leading-6 font-bold tracking-tight">
              {keys === '' ? i18n.t('shareShortcutNone') : i18n.t('permissionInstead', [keys])}
            </h2>
            <p className="mt-2 max-w-prose">
              {keys !== '' && `${i18n.t('permissionInsteadHint')} `}
              {i18n.t('permissionInsteadMenu')}
            </p>
          </section>
        )}
      </div>
    </PageFrame>
  );
}
