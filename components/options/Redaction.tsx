import { useState } from 'react';
import * as v from 'valibot';
import { i18n } from '#i18n';
import { SettingsSchema } from '../../lib/settings/schema.ts';
import { Button } from '../ui/Button.tsx';
import { TextArea } from '../ui/Field.tsx';
import { Saying } from '../ui/Notice.tsx';
import { Switch } from '../ui/Switch.tsx';
import { useSetting, useSettingsStore } from '../use-settings.ts';
import { useSaying } from './use-saying.ts';

const linesOf = (text: string): string[] =>
  [...new Set(text.split('\n').map((line) => line.trim()))].filter((line) => line !== '');

/** Whether secrets are looked for before sharing, and the names that are among them. */
export function Redaction() {
  const store = useSettingsStore();
  const saved = useSetting((settings) => settings.share);
  const { saying, say, run } = useSaying();
  // No draft: the field follows the settings, wherever they are changed.
  const [draft, setDraft] = useState<string>();
  const [wrong, setWrong] = useState(false);
  const save = () => {
    const names = v.safeParse(SettingsSchema.entries.share.entries.names, linesOf(draft ?? ''));
    setWrong(!names.success);
    if (!names.success) return;
    run(async () => {
      await store.update({ share: { names: names.output } });
      setDraft(undefined);
    }, i18n.t('optionsSaved'));
  };
  return (
    <>
      <div className="max-w-lg">
        <Switch
          label={i18n.t('optionsRedaction')}
          hint={i18n.t('optionsRedactionHint')}
          checked={saved.redaction === 'ask'}
          onChange={(on) => void store.update({ share: { redaction: on ? 'ask' : 'off' } })}
        />
      </div>
      <TextArea
        label={i18n.t('optionsHiddenNames')}
        hint={i18n.t('optionsHiddenNamesHint')}
        rows={4}
        dir="auto"
        value={draft ?? saved.names.join('\n')}
        onChange={(event) => {
          setDraft(event.target.value);
          say('');
        }}
        trouble={wrong && i18n.t('optionsHiddenNamesWrong')}
      />
      <div className="flex flex-wrap items-center gap-3">
        <Button disabled={draft === undefined} onClick={save}>
          {i18n.t('optionsSaveNames')}
        </Button>
        <Saying>{saying || (draft === undefined ? '' : i18n.t('optionsUnsaved'))}</Saying>
      </div>
    </>
  );
}
