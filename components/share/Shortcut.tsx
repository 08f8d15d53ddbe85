import { useState } from 'react';
import { i18n } from '#i18n';
import { Button } from '../ui/Button.tsx';
import { openShortcutSettings, useShortcut } from './use-shortcut.ts';

/** Which keys share, and the way to other ones. */
export function Shortcut() {
  const keys = useShortcut();
  const [told, setTold] = useState(false);
  if (keys === undefined) return null;
  const change = async () => setTold(!(await openShortcutSettings()));
  return (
    <div className="text-xs leading-4 text-soft">
      <span>{keys === '' ? i18n.t('shareShortcutNone') : i18n.t('shareShortcut', [keys])}</span>{' '}
      <Button look="quiet" aria-label={i18n.t('shareShortcutChange')} onClick={() => void change()}>
        {i18n.t('shareShortcutChangeShort')}
      </Button>
      <output className="block not-empty:mt-1">{told && i18n.t('shareShortcutHow')}</output>
    </div>
  );
}
