import { i18n } from '#i18n';
import { Switch } from '../ui/Switch.tsx';
import { useSetting, useSettingsStore } from '../use-settings.ts';

/** Whether pictures in answers are sent as well. Offered only while a service is on that judges pictures. */
export function Pictures() {
  const store = useSettingsStore();
  const { enabled, images, format } = useSetting((settings) => settings.openai);
  if (!enabled || format !== 'moderations') return null;
  return (
    <div className="max-w-lg">
      <Switch
        label={i18n.t('optionsImages')}
        hint={i18n.t('optionsImagesHint')}
        checked={images}
        onChange={(on) => void store.update({ openai: { images: on } })}
      />
    </div>
  );
}
