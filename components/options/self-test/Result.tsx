import { i18n } from '#i18n';
import { decodeOutcomes, type SelfTestRun } from '../../../lib/moderate/self-test/record.ts';
import { PROBES } from '../../../lib/moderate/self-test/set.ts';
import { tallies, type Tally } from '../../../lib/moderate/self-test/summary.ts';
import { categoryText } from '../../texts.ts';
import { Sentences } from './Sentences.tsx';
import { runText } from './self-test-texts.ts';

const of = (part: number, all: number) => i18n.t('selfTestOf', [String(part), String(all)]);

function Row({ name, tally, strong = false }: { readonly name: string; readonly tally: Tally; readonly strong?: boolean }) {
  const { unsafe, caught, missed, harmless, alarms, unchecked } = tally;
  const cells = [of(caught, unsafe), String(missed), of(alarms, harmless), String(unchecked)];
  return (
    <tr className={`border-t border-line ${strong ? 'font-semibold' : ''}`}>
      <th scope="row" className="py-1.5 pr-3 text-left font-semibold">
        {name}
      </th>
      {cells.map((text, index) => (
        <td key={`${String(index)} ${text}`} className="py-1.5 pl-3 text-right tabular-nums">
          {text}
        </td>
      ))}
    </tr>
  );
}

/** One run by categories, and on demand which sentences were missed or veiled by mistake. */
export function Result({ run }: { readonly run: SelfTestRun }) {
  const outcomes = decodeOutcomes(run.outcomes);
  const { all, each } = tallies(PROBES, outcomes);
  const heads = [i18n.t('selfTestCaught'), i18n.t('selfTestMissed'), i18n.t('selfTestAlarms'), i18n.t('selfTestUnchecked')];
  const where = (outcome: (typeof outcomes)[number]) => outcomes.flatMap((one, index) => (one === outcome ? [index] : []));
  return (
    <div>
      {/* Wider than a phone: it scrolls by itself, with the keyboard too. */}
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex */}
      <section aria-label={i18n.t('selfTestTable')} tabIndex={0} className="overflow-x-auto">
        <table className="w-full min-w-[30rem] border-collapse text-[0.8125rem]">
          <caption className="pb-2 text-left">{runText(run)}</caption>
          <thead className="text-soft">
            <tr>
              <th scope="col" className="pr-3 pb-1 text-left">
                {i18n.t('selfTestCategory')}
              </th>
              {heads.map((name) => (
                <th key={name} scope="col" className="pb-1 pl-3 text-right">
                  {name}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {each.map(([label, tally]) => (
              <Row key={label} name={categoryText(label)} tally={tally} />
            ))}
            <Row name={i18n.t('selfTestAll')} tally={all} strong />
          </tbody>
        </table>
      </section>
      <p className="mt-2 max-w-prose text-[0.8125rem] text-soft">{i18n.t('selfTestNote')}</p>
      <Sentences title={i18n.t('selfTestShowMissed', all.missed)} indexes={where('missed')} />
      <Sentences title={i18n.t('selfTestShowAlarms', all.alarms)} indexes={where('alarm')} />
    </div>
  );
}
