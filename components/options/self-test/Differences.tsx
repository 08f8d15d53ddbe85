import { i18n } from '#i18n';
import { compareRuns } from '../../../lib/moderate/self-test/compare.ts';
import type { SelfTestRun } from '../../../lib/moderate/self-test/record.ts';
import { Sentences } from './Sentences.tsx';
import { partText, whenText } from './self-test-texts.ts';

interface DifferencesProps {
  readonly before: SelfTestRun;
  readonly now: SelfTestRun;
}

/** What has changed since the run before: of the set-up, and of what is caught. */
export function Differences({ before, now }: DifferencesProps) {
  const { setUp, changes } = compareRuns(before, now);
  const became = (outcome: string) => changes?.flatMap((change) => (change.now === outcome ? [change.index] : [])) ?? [];
  const lists = [
    { name: 'caught', title: i18n.t('selfTestNowCaught', became('caught').length) },
    { name: 'missed', title: i18n.t('selfTestNowMissed', became('missed').length) },
    { name: 'alarm', title: i18n.t('selfTestNowAlarm', became('alarm').length) },
    { name: 'passed', title: i18n.t('selfTestNowPassed', became('passed').length) },
    { name: 'unchecked', title: i18n.t('selfTestNowUnchecked', became('unchecked').length) },
  ];
  return (
    <section aria-label={i18n.t('selfTestDifference')}>
      <h3 className="font-semibold">{i18n.t('selfTestSince', [whenText(before.at)])}</h3>
      <p>
        {setUp.length === 0
          ? i18n.t('selfTestSameSetUp')
          : i18n.t('selfTestSetUp', [setUp.map((part) => partText(part, before, now)).join('; ')])}
      </p>
      {changes === undefined && <p>{i18n.t('selfTestOtherSet')}</p>}
      {changes?.length === 0 && <p>{i18n.t('selfTestSame')}</p>}
      {lists.map(({ name, title }) => (
        <Sentences key={name} title={title} indexes={became(name)} />
      ))}
    </section>
  );
}
