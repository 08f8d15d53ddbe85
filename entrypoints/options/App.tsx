import type { ReactNode } from 'react';
import { browser } from 'wxt/browser';
import { i18n } from '#i18n';
import { StrictnessChoice } from '../../components/moderate/StrictnessChoice.tsx';
import { BlocklistEditor } from '../../components/options/BlocklistEditor.tsx';
import { Feedback } from '../../components/options/Feedback.tsx';
import { Health } from '../../components/options/Health.tsx';
import { KeyForm } from '../../components/options/KeyForm.tsx';
import { Pictures } from '../../components/options/Pictures.tsx';
import { RemoteLimits } from '../../components/options/RemoteLimits.tsx';
import { SelfTest } from '../../components/options/self-test/SelfTest.tsx';
import { ServiceForm } from '../../components/options/ServiceForm.tsx';
import { SiteLists } from '../../components/options/SiteLists.tsx';
import { SiteRules } from '../../components/options/SiteRules.tsx';
import { TaughtPages } from '../../components/options/TaughtPages.tsx';
import { Sharing } from '../../components/options/Sharing.tsx';
import { Transfer } from '../../components/options/Transfer.tsx';
import { PolicyChoice } from '../../components/policy/PolicyChoice.tsx';
import { Mark } from '../../components/ui/Mark.tsx';
import { Section } from '../../components/ui/Section.tsx';
import { useSetting, useSettingsStore } from '../../components/use-settings.ts';

function Strictness() {
  const store = useSettingsStore();
  const strictness = useSetting((settings) => settings.strictness);
  return (
    <div className="max-w-md">
      <StrictnessChoice value={strictness} onChange={(level) => void store.update({ strictness: level })} />
    </div>
  );
}

function WhatGoesWhere() {
  return (
    <ul className="flex max-w-prose list-disc flex-col gap-1.5 pl-5">
      <li>{i18n.t('optionsPrivacyDevice')}</li>
      <li>{i18n.t('optionsPrivacyService')}</li>
      <li>{i18n.t('optionsPrivacyStore')}</li>
    </ul>
  );
}

function About() {
  return (
    <p>
      {i18n.t('optionsVersion', [browser.runtime.getManifest().version])} · {i18n.t('optionsLicense')}
    </p>
  );
}

interface Topic {
  readonly id: string;
  readonly title: string;
  readonly hint?: string;
  readonly body: ReactNode;
}

function topics(): readonly Topic[] {
  return [
    { id: 'moderation', title: i18n.t('optionsModeration'), hint: i18n.t('optionsModerationHint'), body: <Strictness /> },
    { id: 'blocklist', title: i18n.t('optionsBlocklist'), hint: i18n.t('optionsBlocklistHint'), body: <BlocklistEditor /> },
    {
      id: 'openai',
      title: i18n.t('optionsOpenai'),
      hint: i18n.t('optionsOpenaiHint'),
      body: (
        <>
          <ServiceForm />
          <KeyForm />
          <Pictures />
          <RemoteLimits />
        </>
      ),
    },
    { id: 'sharing', title: i18n.t('shareOptions'), hint: i18n.t('shareOptionsHint'), body: <Sharing /> },
    { id: 'policy', title: i18n.t('policyHeading'), hint: i18n.t('policyHeadingHint'), body: <PolicyChoice /> },
    {
      id: 'sites',
      title: i18n.t('optionsSites'),
      hint: i18n.t('optionsSitesHint'),
      body: (
        <>
          <SiteLists />
          <SiteRules />
          <TaughtPages />
        </>
      ),
    },
    { id: 'feedback', title: i18n.t('optionsFeedback'), hint: i18n.t('optionsFeedbackHint'), body: <Feedback /> },
    { id: 'self-test', title: i18n.t('selfTest'), hint: i18n.t('selfTestHint'), body: <SelfTest /> },
    { id: 'health', title: i18n.t('optionsHealth'), hint: i18n.t('optionsHealthHint'), body: <Health /> },
    { id: 'transfer', title: i18n.t('optionsTransfer'), hint: i18n.t('optionsTransferHint'), body: <Transfer /> },
    { id: 'privacy', title: i18n.t('optionsPrivacy'), body: <WhatGoesWhere /> },
    { id: 'about', title: i18n.t('optionsAbout'), body: <About /> },
  ];
}

/** The options page: one column of topics with a list of them beside it where there is room. */
export function App() {
  const all = topics();
  return (
    <div className="min-h-screen bg-paper text-sm">
      <header className="on-band bg-linear-to-br from-band to-band-deep text-on-band">
        <div className="mx-auto flex max-w-5xl items-center gap-3 px-4 py-5 sm:px-6">
          <Mark size={34} />
          <h1 className="text-xl font-bold tracking-tight">{i18n.t('optionsTitle')}</h1>
        </div>
      </header>
      <div className="mx-auto grid max-w-5xl gap-6 px-4 py-6 sm:px-6 md:grid-cols-[11rem_minmax(0,1fr)]">
        <nav aria-label={i18n.t('optionsSections')} className="hidden md:block">
          <ul className="sticky top-6 flex flex-col gap-0.5">
            {all.map(({ id, title }) => (
              <li key={id}>
                <a href={`#${id}`} className="block rounded-lg px-3 py-1.5 font-semibold text-soft hover:bg-wash hover:text-ink">
                  {title}
                </a>
              </li>
            ))}
          </ul>
        </nav>
        <main className="flex min-w-0 flex-col gap-5">
          {all.map(({ id, title, hint, body }) => (
            <Section key={id} id={id} title={title} hint={hint}>
              {body}
            </Section>
          ))}
        </main>
      </div>
    </div>
  );
}
