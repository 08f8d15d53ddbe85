import { i18n } from '#i18n';
import { SET_VERSION } from '../../../lib/moderate/self-test/set.ts';
import { Button } from '../../ui/Button.tsx';
import { Saying } from '../../ui/Notice.tsx';
import { useSettingsStore } from '../../use-settings.ts';
import { useSaying } from '../use-saying.ts';
import { Differences } from './Differences.tsx';
import { EarlierRuns } from './EarlierRuns.tsx';
import { Result } from './Result.tsx';
import { useSelfTest } from './use-self-test.ts';

/** "Test your filter": a fixed set of sentences through the engines as they are set up now, and what has changed since the last time. */
export function SelfTest() {
  const store = useSettingsStore();
  const { runs = [], progress, start, cancel, clear } = useSelfTest();
  const { saying, say, run } = useSaying();
  const last = runs.at(-1);
  const before = runs.at(-2);
  const test = () => {
    say('');
    start(store.getState()).then(
      (finished) => say(i18n.t(finished ? 'selfTestDone' : 'selfTestCancelled')),
      (error: unknown) => say(i18n.t('optionsFailed', [error instanceof Error ? error.message : String(error)])),
    );
  };
  return (
    <>
      <div className="flex flex-wrap items-center gap-3">
        {progress ? (
          <>
            <progress className="h-2 w-40" aria-label={i18n.t('selfTestProgress')} value={progress.done} max={progress.of} />
            <Button onClick={cancel}>{i18n.t('selfTestCancel')}</Button>
          </>
        ) : (
          <>
            <Button look="main" onClick={test}>
              {i18n.t('selfTestStart')}
            </Button>
            <Button disabled={runs.length === 0} onClick={() => run(clear, i18n.t('selfTestCleared'))}>
              {i18n.t('selfTestClear')}
            </Button>
          </>
        )}
        <Saying>{progress ? i18n.t('selfTestRunning') : saying}</Saying>
      </div>
      {last?.set === SET_VERSION && <Result run={last} />}
      {last && before && <Differences before={before} now={last} />}
      {runs.length > 1 && <EarlierRuns runs={runs.slice(0, -1)} />}
    </>
  );
}
