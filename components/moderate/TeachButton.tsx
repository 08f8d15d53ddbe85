import { useState } from 'react';
import { browser } from 'wxt/browser';
import { i18n } from '#i18n';
import { TEACH } from '../../lib/messages.ts';
import { Button } from '../ui/Button.tsx';
import { Trouble } from '../ui/Notice.tsx';

interface TeachButtonProps {
  readonly tabId: number | undefined;
  /** The popup is a tab of its own: the page is brought to the front instead of the popup being closed. */
  readonly named: boolean;
}

/** Starts the picker on the page the popup is about. */
export function TeachButton({ tabId, named }: TeachButtonProps) {
  const [failed, setFailed] = useState(false);
  const start = async () => {
    if (tabId === undefined) return;
    setFailed(false);
    const started: unknown = await browser.tabs.sendMessage(tabId, TEACH, { frameId: 0 }).catch(() => false);
    if (started !== true) setFailed(true);
    else if (named) await browser.tabs.update(tabId, { active: true });
    else globalThis.close();
  };
  return (
    <div>
      <div className="text-[0.8125rem]">
        <Button look="quiet" title={i18n.t('teachButtonHint')} onClick={() => void start()}>
          {i18n.t('teachButton')}
        </Button>
      </div>
      {failed && <Trouble>{i18n.t('teachFailed')}</Trouble>}
    </div>
  );
}
