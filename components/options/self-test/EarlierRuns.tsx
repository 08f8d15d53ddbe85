import { i18n } from '#i18n';
import { decodeOutcomes, type SelfTestRun } from '../../../lib/moderate/self-test/record.ts';
import { runText } from './self-test-texts.ts';

/** What each earlier run caught, newest first. A run of an older set is told by its own numbers. */
export function EarlierRuns({ runs }: { readonly runs: readonly SelfTestRun[] }) {
  return (
    <details className="text-[0.8125rem]">
      <summary className="min-h-6 cursor-pointer text-pine">{i18n.t('selfTestEarlier')}</summary>
      <ol className="mt-1 flex flex-col gap-1">
        {runs.toReversed().map((run) => {
          const outcomes = decodeOutcomes(run.outcomes);
          const count = (outcome: (typeof outcomes)[number]) => String(outcomes.filter((one) => one === outcome).length);
          return (
            <li key={run.at}>{i18n.t('selfTestEarlierRun', [runText(run), count('caught'), count('missed'), count('alarm')])}</li>
          );
        })}
      </ol>
    </details>
  );
}
