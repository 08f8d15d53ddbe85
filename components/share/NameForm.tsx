import { useState } from 'react';
import { i18n } from '#i18n';
import { isBlank } from '../../lib/policy/words.ts';
import { LIMITS } from '../../lib/settings/schema.ts';
import { useSaying } from '../options/use-saying.ts';
import { Button } from '../ui/Button.tsx';
import { TextField } from '../ui/Field.tsx';
import { Saying } from '../ui/Notice.tsx';
import { useSetting, useSettingsStore } from '../use-settings.ts';

/** Who answers for what is shared. */
export function NameForm() {
  const store = useSettingsStore();
  const saved = useSetting((settings) => settings.name);
  const { saying, say, run } = useSaying();
  const [typed, setTyped] = useState<string>();
  const [missing, setMissing] = useState(false);

  const save = () => {
    const name = (typed ?? saved).trim();
    setMissing(isBlank(name));
    if (isBlank(name)) {
      say('');
      return;
    }
    run(async () => {
      await store.update({ name });
      setTyped(undefined);
    }, i18n.t('shareNameSaved'));
  };
  return (
    <form
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        save();
      }}
    >
      <TextField
        label={i18n.t('shareName')}
        hint={i18n.t('shareNameHint')}
        value={typed ?? saved}
        maxLength={LIMITS.name}
        autoComplete="name"
        dir="auto"
        onChange={(event) => {
          setTyped(event.target.value);
          setMissing(false);
          say('');
        }}
        trouble={missing && i18n.t('shareNameEmpty')}
      />
      <div className="mt-2 flex flex-wrap items-center gap-3">
        <Button look="main" onClick={save}>
          {i18n.t('shareNameSave')}
        </Button>
        <Saying>{saying || (typed !== undefined && typed.trim() !== saved ? i18n.t('optionsUnsaved') : '')}</Saying>
      </div>
    </form>
  );
}
