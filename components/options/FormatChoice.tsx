import { i18n } from '#i18n';
import { REMOTE_FORMATS, type RemoteFormat } from '../../lib/types.ts';
import { Radios } from '../ui/Choice.tsx';

const FORMAT = {
  moderations: ['format_moderations', 'formatHint_moderations'],
  'llama-guard': ['format_llama_guard', 'formatHint_llama_guard'],
  shieldgemma: ['format_shieldgemma', 'formatHint_shieldgemma'],
  'gpt-oss-safeguard': ['format_gpt_oss_safeguard', 'formatHint_gpt_oss_safeguard'],
  'granite-guardian': ['format_granite_guardian', 'formatHint_granite_guardian'],
} as const satisfies Record<RemoteFormat, readonly string[]>;

/** How the endpoint is asked. */
export function FormatChoice({
  value,
  onChange,
}: {
  readonly value: RemoteFormat;
  readonly onChange: (format: RemoteFormat) => void;
}) {
  const options = REMOTE_FORMATS.map((format) => ({
    value: format,
    name: i18n.t(FORMAT[format][0]),
    hint: i18n.t(FORMAT[format][1]),
  }));
  return <Radios legend={i18n.t('optionsFormat')} value={value} options={options} onChange={onChange} />;
}
