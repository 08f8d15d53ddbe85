import { useState } from 'react';
import { i18n } from '#i18n';

interface Saying {
  readonly saying: string;
  readonly say: (text: string) => void;
  /** Runs an action and says `done`, or what went wrong. */
  readonly run: (action: () => Promise<unknown>, done: string) => void;
}

/** A status line that tells what the last action led to. */
export function useSaying(): Saying {
  const [saying, say] = useState('');
  const run: Saying['run'] = (action, done) => {
    say('');
    action().then(
      () => say(done),
      (error: unknown) => say(i18n.t('optionsFailed', [error instanceof Error ? error.message : String(error)])),
    );
  };
  return { saying, say, run };
}
