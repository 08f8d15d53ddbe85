import { i18n } from '#i18n';
import type { LabelDemand } from '../../lib/policy/label.ts';
import { styleText } from '../share/texts.ts';
import { RuleQuote } from './RuleQuote.tsx';

function demandText({ style, mark }: LabelDemand): string {
  const parts = [
    ...(style === undefined ? [] : [i18n.t('policyLabelStyle', [styleText(style).name])]),
    ...(mark === undefined ? [] : [i18n.t('policyLabelMark', [mark])]),
  ];
  return parts.join(' ');
}

/** Which rules make the label what it is, beyond what the person chose. */
export function LabelDemands({ demands }: { readonly demands: readonly LabelDemand[] }) {
  if (demands.length === 0) return null;
  return (
    <ul className="flex flex-col gap-2.5">
      {demands.map((demand) => (
        <li key={demand.rule.pack} className="flex flex-col gap-1.5">
          <p>{demandText(demand)}</p>
          <RuleQuote rule={demand.rule} />
        </li>
      ))}
    </ul>
  );
}
