import { i18n } from '#i18n';
import type { PictureFormat } from '../../lib/types.ts';
import { InPageAccess } from '../share/InPageAccess.tsx';
import { NameForm } from '../share/NameForm.tsx';
import { Shortcut } from '../share/Shortcut.tsx';
import { formatText } from '../share/texts.ts';
import { useFormats } from '../share/use-formats.ts';
import { Radios } from '../ui/Choice.tsx';
import { PageLink } from '../ui/PageLink.tsx';
import { useSetting, useSettingsStore } from '../use-settings.ts';
import { Redaction } from './Redaction.tsx';
import { Signing } from './Signing.tsx';
import { SiteModels } from './SiteModels.tsx';
import { StyleChoice } from './StyleChoice.tsx';

function formatOption(value: PictureFormat) {
  const { name, hint } = formatText(value);
  return { value, name, hint };
}

function FormatChoice() {
  const store = useSettingsStore();
  const format = useSetting((settings) => settings.share.format);
  return (
    <Radios
      legend={i18n.t('shareFormat')}
      value={format}
      options={useFormats(format).map((value) => formatOption(value))}
      onChange={(next) => void store.update({ share: { format: next } })}
    />
  );
}

/** Whose name pictures carry, how they are saved, and what the ways to share need. */
export function Sharing() {
  return (
    <>
      <NameForm />
      <StyleChoice />
      <FormatChoice />
      <div className="flex flex-col gap-4 border-t border-line pt-4">
        <Redaction />
      </div>
      <div className="flex flex-col gap-4 border-t border-line pt-4">
        <Signing />
      </div>
      <div className="border-t border-line pt-4">
        <InPageAccess />
        <div className="mt-3">
          <Shortcut />
        </div>
      </div>
      <div className="border-t border-line pt-4">
        <SiteModels />
      </div>
      <div>
        <PageLink to="/history.html">{i18n.t('reviewToHistory')}</PageLink>
      </div>
    </>
  );
}
