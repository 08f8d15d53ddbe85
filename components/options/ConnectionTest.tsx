import { useState } from 'react';
import { i18n } from '#i18n';
import { testConnection } from '../../lib/moderate/engines/openai/test-connection.ts';
import { hostPattern } from '../../lib/settings/origins.ts';
import { readKey, safetyId } from '../../lib/settings/secrets.ts';
import { hostOf } from '../moderate/page-state.ts';
import { requestAccess, useAccess } from '../permissions.ts';
import { reasonText } from '../texts.ts';
import { Button } from '../ui/Button.tsx';
import { Saying } from '../ui/Notice.tsx';
import { useSetting } from '../use-settings.ts';

/** Sends one harmless sentence to the saved endpoint with the saved key and says how it went. */
export function ConnectionTest() {
  const service = useSetting((settings) => settings.openai);
  const { endpoint } = service;
  const pattern = hostPattern(endpoint) ?? '';
  const held = useAccess([pattern]);
  const [result, setResult] = useState({ text: '', bad: false });
  const [busy, setBusy] = useState(false);

  /** What went wrong, or undefined, and how long it took in milliseconds. */
  const attempt = async () => {
    const key = await readKey(endpoint).catch(() => undefined);
    const id = service.format === 'moderations' ? undefined : await safetyId(endpoint).catch(() => undefined);
    const start = performance.now();
    const trouble = await testConnection({ ...service, key, ...(id === undefined ? {} : { safetyId: id }) });
    return { trouble, took: Math.round(performance.now() - start) };
  };

  const test = async () => {
    // Only if needed, and before anything else: asking must be part of the click.
    const asking = held?.has(pattern) ? undefined : requestAccess([pattern]);
    setBusy(true);
    setResult({ text: i18n.t('optionsTesting'), bad: false });
    let { trouble, took } = await attempt();
    // Without the browser's access to the host many services cannot be reached; with it they may be.
    if (trouble !== undefined && trouble !== 'no-key' && (await asking)) ({ trouble, took } = await attempt());
    setBusy(false);
    const host = hostOf(endpoint);
    if (trouble === undefined) setResult({ text: i18n.t('optionsTestOk', [host, took]), bad: false });
    else if (trouble === 'doubt') setResult({ text: i18n.t('optionsTestDoubt', [host]), bad: true });
    else if (trouble === 'failed' || trouble === 'offline') setResult({ text: i18n.t('optionsTestWrong', [host]), bad: true });
    else setResult({ text: i18n.t('optionsTestFailed', [reasonText(trouble)]), bad: true });
  };

  return (
    <>
      <Button disabled={busy} onClick={() => void test()}>
        {i18n.t('optionsTest')}
      </Button>
      <Saying bad={result.bad}>{result.text}</Saying>
    </>
  );
}
