import { useState } from 'react';
import { i18n } from '#i18n';
import type { PolicyPack } from '../../lib/policy/pack.ts';
import { LAWS, PACKS, packsFor } from '../../lib/policy/packs/index.ts';
import { LIMITS } from '../../lib/settings/schema.ts';
import { dateLanguage } from '../language.ts';
import { useSaying } from '../options/use-saying.ts';
import { dateText } from '../share/when.ts';
import { Button } from '../ui/Button.tsx';
import { Radios } from '../ui/Choice.tsx';
import { TextField } from '../ui/Field.tsx';
import { Saying } from '../ui/Notice.tsx';
import { PageLink } from '../ui/PageLink.tsx';
import { Switch } from '../ui/Switch.tsx';
import { useSetting, useSettingsStore } from '../use-settings.ts';
import { CUSTOM, placesOf } from './choice.ts';
import { packTitle } from './RuleQuote.tsx';

/** How many a day the switch offers when it is turned on: the default pack's number. */
const FIRST_LIMIT = 4;

function limitText(perDay: number | undefined | null): string {
  return perDay === undefined || perDay === null ? i18n.t('policyNoLimit') : i18n.t('policyPerDay', perDay);
}

/** What tells one pack from another: its limit, its date, and where it can be read. */
function Hint({ pack: { id, title, source, updated, rules } }: { readonly pack: PolicyPack }) {
  if (id === CUSTOM) return i18n.t('policyCustomHint');
  const parts = [
    ...(LAWS.some((law) => law.id === id) ? [] : [limitText(rules.limit?.perDay)]),
    ...(updated === undefined ? [] : [i18n.t('policyUpdated', [dateText(updated, dateLanguage())])]),
  ];
  return (
    <>
      {parts.join(' · ')}
      {source !== undefined && (
        <>
          {' · '}
          <PageLink to={source} label={`${i18n.t('policySource')}: ${title}`}>
            {i18n.t('policySource')}
          </PageLink>
        </>
      )}
    </>
  );
}

/** The user's own number of shares a day, or none. */
function OwnLimit() {
  const store = useSettingsStore();
  const perDay = useSetting((settings) => settings.share.perDay);
  const { saying, say, run } = useSaying();
  const [typed, setTyped] = useState<string>();
  const [bad, setBad] = useState(false);
  const save = () => {
    const places = placesOf(typed ?? String(perDay), LIMITS.perDay);
    setBad(places === undefined);
    if (places === undefined) return;
    run(async () => {
      await store.update({ share: { perDay: places } });
      setTyped(undefined);
    }, i18n.t('optionsSaved'));
  };
  return (
    <form
      noValidate
      className="flex max-w-lg flex-col gap-3"
      onSubmit={(event) => {
        event.preventDefault();
        save();
      }}
    >
      <Switch
        label={i18n.t('policyLimitOn')}
        hint={limitText(perDay)}
        checked={perDay !== null}
        onChange={(on) => void store.update({ share: { perDay: on ? FIRST_LIMIT : null } })}
      />
      {perDay !== null && (
        <>
          <TextField
            label={i18n.t('policyPlaces')}
            inputMode="numeric"
            value={typed ?? String(perDay)}
            onChange={(event) => {
              setTyped(event.target.value);
              setBad(false);
              say('');
            }}
            trouble={bad && i18n.t('policyPlacesBad', [LIMITS.perDay.toLocaleString(dateLanguage())])}
          />
          <div className="flex flex-wrap items-center gap-3">
            <Button look="main" onClick={save}>
              {i18n.t('policyPlacesSave')}
            </Button>
            <Saying>{saying || (typed !== undefined && typed.trim() !== String(perDay) ? i18n.t('optionsUnsaved') : '')}</Saying>
          </div>
        </>
      )}
    </form>
  );
}

/** The rules of the chosen pack, word for word, and where they stand. */
function PackRules({ pack }: { readonly pack: PolicyPack }) {
  return (
    <details className="rounded-lg border border-line px-3 py-2">
      <summary className="cursor-pointer font-semibold">{i18n.t('policyRules')}</summary>
      <dl lang={pack.language ?? 'en'} className="mt-2 flex flex-col gap-2.5">
        {Object.entries(pack.rules).map(([id, rule]) => (
          <div key={id}>
            <dt className="font-semibold">{rule.title}</dt>
            <dd className="max-w-prose text-[0.8125rem] text-soft">“{rule.quote}”</dd>
          </div>
        ))}
      </dl>
    </details>
  );
}

/** The laws of where it is published; any number of them comes on top of the source's own terms. */
function LawChoice({ chosen, others }: { readonly chosen: readonly string[]; readonly others: readonly string[] }) {
  const store = useSettingsStore();
  const turn = (id: string, on: boolean) => {
    void store.update({ packs: [...others, ...chosen.filter((one) => one !== id), ...(on ? [id] : [])] });
  };
  return (
    <fieldset className="flex max-w-lg min-w-0 flex-col gap-3">
      <legend className="mb-1 font-semibold">{i18n.t('policyLaws')}</legend>
      {LAWS.map((law) => (
        <div key={law.id} className="flex flex-col gap-1.5">
          <Switch
            label={packTitle(law.id)}
            hint={<Hint pack={law} />}
            checked={chosen.includes(law.id)}
            onChange={(on) => turn(law.id, on)}
          />
          {chosen.includes(law.id) && <PackRules pack={law} />}
        </div>
      ))}
    </fieldset>
  );
}

/** Which rules every share is checked against. */
export function PolicyChoice() {
  const store = useSettingsStore();
  const packs = useSetting((settings) => settings.packs);
  // What is in force, whatever the setting says: an unknown pack is the default one.
  const inForce = packsFor(packs);
  const laws = inForce.map(({ id }) => id).filter((id) => LAWS.some((law) => law.id === id));
  const [pack, ...others] = inForce.filter(({ id }) => !laws.includes(id));
  const chosen = pack?.id ?? CUSTOM;
  return (
    <>
      <Radios
        legend={i18n.t('policyPack')}
        value={chosen}
        options={PACKS.map((one) => ({ value: one.id, name: packTitle(one.id), hint: <Hint pack={one} /> }))}
        onChange={(id) => void store.update({ packs: [id, ...laws] })}
      />
      {others.length > 0 && <p>{i18n.t('policyAlso', [others.map(({ id }) => packTitle(id)).join(', ')])}</p>}
      {chosen === CUSTOM && <OwnLimit />}
      {pack && chosen !== CUSTOM && <PackRules pack={pack} />}
      <LawChoice chosen={laws} others={inForce.map(({ id }) => id).filter((id) => !laws.includes(id))} />
    </>
  );
}
