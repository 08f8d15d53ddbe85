import { useState } from 'react';
import { i18n } from '#i18n';
import { canonicalEndpoint, hostPattern } from '../../lib/settings/origins.ts';
import { DEFAULT_ENDPOINT, DEFAULT_MODEL, LIMITS, type Settings } from '../../lib/settings/schema.ts';
import { hostOf } from '../moderate/page-state.ts';
import { requestAccess } from '../permissions.ts';
import { Button } from '../ui/Button.tsx';
import { TextArea, TextField } from '../ui/Field.tsx';
import { Saying, Trouble } from '../ui/Notice.tsx';
import { Switch } from '../ui/Switch.tsx';
import { useSetting, useSettingsStore } from '../use-settings.ts';
import { FormatChoice } from './FormatChoice.tsx';
import { applySending } from './sending.ts';
import { useSaying } from './use-saying.ts';

type Draft = Partial<Pick<Settings['openai'], 'endpoint' | 'model' | 'format' | 'policy'>>;

/** Whether text is sent to a service, and to which. Both take effect only with the browser's access to the host. */
export function ServiceForm() {
  const store = useSettingsStore();
  const { enabled, endpoint, model, format, policy } = useSetting((settings) => settings.openai);
  const { saying, say, run } = useSaying();
  const [draft, setDraft] = useState<Draft>({});
  const [refused, setRefused] = useState<string>();
  const shown = { endpoint, model, format, policy, ...draft };
  const target = canonicalEndpoint(shown.endpoint.trim());
  const changed = Object.keys(draft).length > 0;
  // Only OpenAI's own endpoint has a model that goes without saying.
  const named = shown.model.trim() || (shown.format === 'moderations' ? DEFAULT_MODEL : '');
  const edit = (change: Draft) => {
    setDraft({ ...draft, ...change });
    say('');
  };

  /** The click that turns it on, or that changes where text goes while it is on, is the one that asks the browser. */
  const apply = (on: boolean, change: Draft) => {
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
        onChange={(event) => edit({ endpoint: event.target.value })}
        trouble={target === undefined ? i18n.t('optionsEndpointBad') : undefined}
      />
      <TextField
        label={i18n.t('optionsModel')}
        value={shown.model}
        placeholder={shown.format === 'moderations' ? DEFAULT_MODEL : ''}
        maxLength={100}
        onChange={(event) => edit({ model: event.target.value })}
        trouble={named === '' ? i18n.t('optionsModelMissing') : undefined}
      />
      <FormatChoice value={shown.format} onChange={(chosen) => edit({ format: chosen })} />
      {shown.format === 'gpt-oss-safeguard' && (
        <TextArea
          label={i18n.t('optionsPolicy')}
          hint={i18n.t('optionsPolicyHint')}
          prose
          rows={6}
          maxLength={LIMITS.policyChars}
          value={shown.policy}
          onChange={(event) => edit({ policy: event.target.value })}
        />
      )}
      <div className="flex flex-wrap items-center gap-3">
        <Button
          look="main"
          disabled={target === undefined || named === '' || !changed}
          onClick={() => target !== undefined && apply(enabled, { ...draft, endpoint: target, model: named })}
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
