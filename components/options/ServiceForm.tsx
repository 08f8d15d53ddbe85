import { useState } from 'react';
import { i18n } from '#i18n';
import { canonicalEndpoint, hostPattern } from '../../lib/settings/origins.ts';
import { DEFAULT_ENDPOINT, DEFAULT_MODEL } from '../../lib/settings/schema.ts';
import { hostOf } from '../moderate/page-state.ts';
import { requestAccess } from '../permissions.ts';
import { Button } from '../ui/Button.tsx';
import { TextField } from '../ui/Field.tsx';
import { Saying, Trouble } from '../ui/Notice.tsx';
import { Switch } from '../ui/Switch.tsx';
import { useSetting, useSettingsStore } from '../use-settings.ts';
import { applySending } from './sending.ts';
import { useSaying } from './use-saying.ts';

/** Whether text is sent to a service, and to which. Both take effect only with the browser's access to the host. */
export function ServiceForm() {
  const store = useSettingsStore();
  const { enabled, endpoint, model } = useSetting((settings) => settings.openai);
  const { saying, say, run } = useSaying();
  const [draft, setDraft] = useState<{ endpoint?: string; model?: string }>({});
  const [refused, setRefused] = useState<string>();
  const shown = { endpoint, model, ...draft };
  const target = canonicalEndpoint(shown.endpoint.trim());
  const changed = draft.endpoint !== undefined || draft.model !== undefined;

  /** The click that turns it on, or that changes where text goes while it is on, is the one that asks the browser. */
  const apply = (on: boolean, change: { endpoint?: string; model?: string }) => {
    const to = change.endpoint ?? endpoint;
    const asking = on ? requestAccess([hostPattern(to) ?? to], { sending: true }) : Promise.resolve(true);
    setRefused(undefined);
    run(async () => {
      const { written, granted } = applySending(store, { openai: { ...change, enabled: on } }, asking);
      await written;
      setDraft({});
      if (!(await granted)) setRefused(hostOf(to));
    }, i18n.t('optionsSaved'));
  };

  return (
    <>
      <div className="max-w-lg">
        <Switch
          label={i18n.t('optionsOpenaiUse')}
          hint={i18n.t('optionsOpenaiUseHint')}
          checked={enabled}
          onChange={(on) => apply(on, {})}
        />
      </div>
      {refused !== undefined && <Trouble>{i18n.t('optionsOpenaiRefused', [refused])}</Trouble>}
      <TextField
        label={i18n.t('optionsEndpoint')}
        hint={i18n.t('optionsEndpointHint')}
        type="url"
        value={shown.endpoint}
        placeholder={DEFAULT_ENDPOINT}
        onChange={(event) => {
          setDraft({ ...draft, endpoint: event.target.value });
          say('');
        }}
        trouble={target === undefined ? i18n.t('optionsEndpointBad') : undefined}
      />
      <TextField
        label={i18n.t('optionsModel')}
        value={shown.model}
        placeholder={DEFAULT_MODEL}
        maxLength={100}
        onChange={(event) => {
          setDraft({ ...draft, model: event.target.value });
          say('');
        }}
      />
      <div className="flex flex-wrap items-center gap-3">
        <Button
          look="main"
          disabled={target === undefined || !changed}
          onClick={() => target !== undefined && apply(enabled, { endpoint: target, model: shown.model.trim() || DEFAULT_MODEL })}
        >
          {i18n.t('optionsSaveService')}
        </Button>
        {changed && (
          <Button look="quiet" onClick={() => setDraft({})}>
            {i18n.t('optionsDiscard')}
          </Button>
        )}
        <Saying>{saying || (changed ? i18n.t('optionsUnsaved') : '')}</Saying>
      </div>
    </>
  );
}
