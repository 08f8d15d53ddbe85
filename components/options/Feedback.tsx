import { i18n } from '#i18n';
import { Button } from '../ui/Button.tsx';
import { Saying } from '../ui/Notice.tsx';
import { useSetting, useSettingsStore } from '../use-settings.ts';
import { useSaying } from './use-saying.ts';

/** How many passages were called "Not unsafe", and a way to start over. */
export function Feedback() {
  const store = useSettingsStore();
  const count = useSetting((settings) => settings.notUnsafe.length);
  const { saying, run } = useSaying();
  return (
    <div className="flex flex-wrap items-center gap-3">
      <span className="font-semibold">{i18n.t('optionsFeedbackCount', count)}</span>
      <Button disabled={count === 0} onClick={() => run(() => store.update({ notUnsafe: [] }), i18n.t('optionsFeedbackCleared'))}>
        {i18n.t('optionsFeedbackClear')}
      </Button>
      <Saying>{saying}</Saying>
    </div>
  );
}
