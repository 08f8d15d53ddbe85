import { useState } from 'react';
import { i18n } from '#i18n';
import { deleteKey, isKeyShaped, writeKey } from '../../lib/settings/secrets.ts';
import { hostOf } from '../moderate/page-state.ts';
import { Button } from '../ui/Button.tsx';
import { TextField } from '../ui/Field.tsx';
import { Saying, Trouble } from '../ui/Notice.tsx';
import { Switch } from '../ui/Switch.tsx';
import { useSetting } from '../use-settings.ts';
import { ConnectionTest } from './ConnectionTest.tsx';
import { useKey } from './use-key.ts';
import { useSaying } from './use-saying.ts';

const STATE = { stored: 'optionsKeySet', none: 'optionsKeyNone', 'not-needed': 'optionsKeyNotNeeded' } as const;

/**
 * The API key goes from this field straight into the extension's own database, for the service that is set: one of another origin is never sent it. It is
 * never read back into the page.
 */
export function KeyForm() {
  const endpoint = useSetting((settings) => settings.openai.endpoint);
  const { saying, say, run } = useSaying();
  const [typed, setTyped] = useState('');
  const { known, look } = useKey(endpoint);
  const host = hostOf(endpoint);

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
    put(() => writeKey(key, endpoint), i18n.t('optionsKeySaved'));
  };
  const put = (write: () => Promise<void>, done: string) =>
    run(async () => {
      await write();
      setTyped('');
      look();
    }, done);
  const remove = () => put(() => deleteKey(endpoint), i18n.t('optionsKeyRemoved'));

  return (
    <form
      className="flex flex-col gap-3 border-t border-line pt-4"
      onSubmit={(event) => {
        event.preventDefault();
        save();
      }}
    >
      {known?.state === 'none' && known.elsewhere.length > 0 && (
        <Trouble>{i18n.t('optionsKeyElsewhere', [known.elsewhere.join(', '), host])}</Trouble>
      )}
      <TextField
        label={i18n.t('optionsKey')}
        hint={i18n.t('optionsKeyHint', [host])}
        type="password"
        autoComplete="off"
        value={typed}
        placeholder={known?.state === 'stored' ? '••••••••••••' : ''}
        onChange={(event) => {
          setTyped(event.target.value);
          say('');
        }}
      />
      <div className="max-w-lg">
        <Switch
          label={i18n.t('optionsKeyless')}
          hint={i18n.t('optionsKeylessHint', [host])}
          checked={known?.state === 'not-needed'}
          disabled={known === undefined || known.state === 'stored'}
          onChange={(on) => put(() => (on ? writeKey(null, endpoint) : deleteKey(endpoint)), i18n.t('optionsSaved'))}
        />
      </div>
      <div className="flex flex-wrap items-center gap-3">
        <Button look="main" onClick={save}>
          {i18n.t('optionsSaveKey')}
        </Button>
        <Button onClick={remove} disabled={known?.state !== 'stored'}>
          {i18n.t('optionsRemoveKey')}
        </Button>
        <ConnectionTest />
        <Saying>{saying}</Saying>
        {!saying && known && <span className="text-[0.8125rem] text-soft">{i18n.t(STATE[known.state], [host])}</span>}
      </div>
    </form>
  );
}
