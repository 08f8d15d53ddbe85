import { useEffect, useState } from 'react';
import { i18n } from '#i18n';
import { deleteKey, isKeyShaped, readKey, writeKey } from '../../lib/settings/secrets.ts';
import { Button } from '../ui/Button.tsx';
import { TextField } from '../ui/Field.tsx';
import { Saying } from '../ui/Notice.tsx';
import { ConnectionTest } from './ConnectionTest.tsx';
import { useSaying } from './use-saying.ts';

/** The API key goes from this field straight into the extension's own database. It is never read back into the page. */
export function KeyForm() {
  const { saying, say, run } = useSaying();
  const [typed, setTyped] = useState('');
  const [stored, setStored] = useState<boolean>();
  useEffect(() => {
    readKey().then(
      (key) => setStored(key !== undefined),
      () => setStored(false),
    );
  }, []);

  const save = () => {
    const key = typed.trim();
    if (key === '') {
      say(i18n.t('optionsKeyEmpty'));
      return;
    }
    if (!isKeyShaped(key)) {
      say(i18n.t('optionsKeyBad'));
      return;
    }
    run(async () => {
      await writeKey(key);
      setTyped('');
      setStored(true);
    }, i18n.t('optionsKeySaved'));
  };
  const remove = () =>
    run(async () => {
      await deleteKey();
      setTyped('');
      setStored(false);
    }, i18n.t('optionsKeyRemoved'));

  return (
    <form
      className="flex flex-col gap-3 border-t border-line pt-4"
      onSubmit={(event) => {
        event.preventDefault();
        save();
      }}
    >
      <TextField
        label={i18n.t('optionsKey')}
        hint={i18n.t('optionsKeyHint')}
        type="password"
        autoComplete="off"
        value={typed}
        placeholder={stored ? '••••••••••••' : ''}
        onChange={(event) => {
          setTyped(event.target.value);
          say('');
        }}
      />
      <div className="flex flex-wrap items-center gap-3">
        <Button look="main" onClick={save}>
          {i18n.t('optionsSaveKey')}
        </Button>
        <Button onClick={remove} disabled={!stored}>
          {i18n.t('optionsRemoveKey')}
        </Button>
        <ConnectionTest />
        <Saying>{saying}</Saying>
        {!saying && stored !== undefined && (
          <span className="text-[0.8125rem] text-soft">{stored ? i18n.t('optionsKeySet') : i18n.t('optionsKeyNone')}</span>
        )}
      </div>
    </form>
  );
}
