import { useState } from 'react';
import { i18n } from '#i18n';
import { testConnection } from '../../lib/moderate/engines/openai/test-connection.ts';
import { hostPattern } from '../../lib/settings/origins.ts';
import { readKey } from '../../lib/settings/secrets.ts';
import { hostOf } from '../moderate/page-state.ts';
import { requestAccess, useAccess } from '../permissions.ts';
import { reasonText } from '../texts.ts';
import { Button } from '../ui/Button.tsx';
import { Saying } from '../ui/Notice.tsx';
import { useSetting } from '../use-settings.ts';

/** Sends one harmless sentence to the saved endpoint with the saved key and says how it went. */
export function ConnectionTest() {
  const { endpoint, model } = useSetting((settings) => settings.openai);
  const pattern = hostPattern(endpoint) ?? '';
  const held = useAccess([pattern]);
  const [result, setResult] = useState('');
  const [busy, setBusy] = useState(false);

  const test = async () => {
    // Only if needed, and before anything else: asking must be part of the click.
    if (!held?.has(pattern)) await requestAccess([pattern]);
    setBusy(true);
    setResult(i18n.t('optionsTesting'));
    const start = performance.now();
    const answer = await testConnection({ endpoint, model, key: await readKey() });
    const took = Math.round(performance.now() - start);
    setBusy(false);
    setResult(
      answer === undefined
        ? i18n.t('optionsTestOk', [hostOf(endpoint), String(took)])
        : i18n.t('optionsTestFailed', [reasonText(answer)]),
    );
  };

  return (
    <>
      <Button disabled={busy} onClick={() => void test()}>
        {i18n.t('optionsTest')}
      </Button>
      <Saying>{result}</Saying>
    </>
  );
}
