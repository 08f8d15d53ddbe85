import { useState } from 'react';
import { i18n } from '#i18n';
import { LIMITS, type Settings } from '../../lib/settings/schema.ts';
import { Button } from '../ui/Button.tsx';
import { TextField } from '../ui/Field.tsx';
import { Saying } from '../ui/Notice.tsx';
import { useSetting, useSettingsStore } from '../use-settings.ts';
import { useSaying } from './use-saying.ts';

type SiteModel = Settings['share']['models'][number];

function SiteModelRow({ origin, model }: SiteModel) {
  const store = useSettingsStore();
  const { saying, say, run } = useSaying();
  const [typed, setTyped] = useState<string>();
  const [missing, setMissing] = useState(false);
  const changed = typed !== undefined && typed.trim() !== model;
  const save = () => {
    const next = (typed ?? model).trim();
    setMissing(next === '');
    if (next === '') return;
    run(async () => {
      await store.update(({ share }) => ({
        share: { models: share.models.map((one) => (one.origin === origin ? { origin, model: next } : one)) },
      }));
      setTyped(undefined);
    }, i18n.t('optionsSaved'));
  };
  const remove = () =>
    void store.update(({ share }) => ({ share: { models: share.models.filter((one) => one.origin !== origin) } }));
  return (
    <li className="py-3">
      <form
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          save();
        }}
      >
        <TextField
          label={i18n.t('shareModelOn', [origin])}
          value={typed ?? model}
          maxLength={LIMITS.modelChars}
          dir="auto"
          onChange={(event) => {
            setTyped(event.target.value);
            setMissing(false);
            say('');
          }}
          trouble={missing && i18n.t('shareModelEmpty')}
        />
        <div className="mt-1.5 flex flex-wrap items-center gap-4">
          <Button look="quiet" disabled={!changed} aria-label={i18n.t('shareModelSave', [origin])} onClick={save}>
            {i18n.t('shareModelSaveShort')}
          </Button>
          <Button look="quiet" aria-label={i18n.t('shareModelRemove', [origin])} onClick={remove}>
            {i18n.t('shareModelRemoveShort')}
          </Button>
          <Saying>{saying || (changed ? i18n.t('optionsUnsaved') : '')}</Saying>
        </div>
      </form>
    </li>
  );
}

/** What the user said a site's model is, to change or to forget. */
export function SiteModels() {
  const models = useSetting((settings) => settings.share.models);
  return (
    <div>
      <h3 className="font-semibold">{i18n.t('shareModels')}</h3>
      <p className="text-[0.8125rem] text-soft">{i18n.t('shareModelsHint')}</p>
      {models.length === 0 ? (
        <p className="mt-1 text-soft">{i18n.t('shareModelsNone')}</p>
      ) : (
        <ul className="mt-2 divide-y divide-line border-y border-line">
          {models.map(({ origin, model }) => (
            <SiteModelRow key={origin} origin={origin} model={model} />
          ))}
        </ul>
      )}
    </div>
  );
}
