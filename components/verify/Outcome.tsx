import { i18n } from '#i18n';
import { conclude, type Conclusion, type Conflict } from '../../lib/mark/verify/conclude.ts';
import type { Findings } from '../../lib/mark/verify/layers.ts';
import { Trouble } from '../ui/Notice.tsx';
import { PageLink } from '../ui/PageLink.tsx';

const CONFLICTS = {
  'watermark-metadata': 'verifyConflict_watermarkMetadata',
  'watermark-credentials': 'verifyConflict_watermarkCredentials',
  'name-credentials': 'verifyConflict_nameCredentials',
  'kind-credentials': 'verifyConflict_kindCredentials',
  'model-credentials': 'verifyConflict_modelCredentials',
  unlabelled: 'verifyConflict_unlabelled',
} as const satisfies Record<Conflict, string>;

const MARKED = {
  all: 'verifyMarkedAll',
  some: 'verifyMarkedSome',
  signed: 'verifyMarkedSigned',
  none: 'verifyMarkedNone',
  unchecked: 'verifyMarkedUnchecked',
} as const satisfies Record<Conclusion['marked'], string>;

/** @param signed whether somebody whom this browser trusts has signed it: an id alone can be copied from another picture */
function headline({ marked, own, altered }: Conclusion, signed: boolean): string {
  if (altered.length > 0) return i18n.t('verifyAltered');
  if (own === undefined) return i18n.t(MARKED[marked]);
  return i18n.t(signed ? 'verifyOwn' : 'verifyOwnId');
}

interface OutcomeProps {
  readonly findings: Findings;
  /** Ids of the shares that this browser remembers. */
  readonly shares: readonly string[];
}

/** What the layers come to, and what nobody can know from them. */
export function Outcome({ findings, shares }: OutcomeProps) {
  const conclusion = conclude(findings, shares);
  const { header, credentials } = findings;
  const signed = credentials.state === 'found' && credentials.says.standing === 'trusted';
  return (
    <div className="flex flex-col gap-3">
      <p className="text-lg font-bold">{headline(conclusion, signed)}</p>
      {['none', 'unchecked', 'signed'].includes(conclusion.marked) && <p>{i18n.t('verifyLimit_absence')}</p>}
      {conclusion.altered.length > 0 && <p>{i18n.t('verifyAlteredHint')}</p>}
      {conclusion.own !== undefined && (
        <p>
          <PageLink to={`/review.html?share=${encodeURIComponent(conclusion.own)}`}>{i18n.t('verifyOpenOwn')}</PageLink>
        </p>
      )}
      {conclusion.conflicts.length > 0 && (
        <Trouble>
          <ul className="list-disc pl-5">
            {conclusion.conflicts.map((conflict) => (
              <li key={conflict}>{i18n.t(CONFLICTS[conflict])}</li>
            ))}
          </ul>
        </Trouble>
      )}
      {header.animated && <p className="text-soft">{i18n.t('verifyAnimated')}</p>}
      {header.cmyk && <p className="text-soft">{i18n.t('verifyCmyk')}</p>}
    </div>
  );
}
