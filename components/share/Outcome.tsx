import { i18n } from '#i18n';
import type { ShareOutcome } from '../../lib/messages.ts';
import type { DecisionReason, ShareId } from '../../lib/types.ts';
import { freeText } from '../meter/QuotaLine.tsx';
import { RuleQuote } from '../policy/RuleQuote.tsx';
import { Saying, Trouble } from '../ui/Notice.tsx';
import { PageLink } from '../ui/PageLink.tsx';
import { failureText, refusalText } from './texts.ts';

/** A share's own page: to decide, or to take more from it. */
export function reviewPath(share: ShareId): string {
  return `/review.html?share=${encodeURIComponent(share)}`;
}

/** What is said where nothing went wrong. */
function newsText(outcome: ShareOutcome | undefined): string {
  switch (outcome?.kind) {
    case 'saved':
      return i18n.t('shareSaved', [outcome.file]);
    case 'review':
      return i18n.t('shareToReview');
    case 'dropped':
      return i18n.t('shareDropped');
    case 'failed':
      return outcome.why === 'cancelled' ? failureText('cancelled') : '';
    default:
      return '';
  }
}

/** What stands against a share: each reason with what to do, and the rule it comes from. */
export function Refusal({ reasons }: { readonly reasons: readonly DecisionReason[] }) {
  return (
    <Trouble>
      <p className="font-semibold">{i18n.t('sharePageNotOut')}</p>
      <ul className="mt-1 flex flex-col gap-2">
        {reasons.map(({ code, freeAt, rule }) => (
          <li key={code} className="flex flex-col gap-1.5">
            <span>
              {refusalText(code)}
              {freeAt !== undefined && ` ${freeText(freeAt)}`}
            </span>
            {rule && <RuleQuote rule={rule} />}
          </li>
        ))}
      </ul>
    </Trouble>
  );
}

/** What came of a press, in plain words, and what to do next. Always in the page, so that a screen reader hears the news arrive. */
export function Outcome({ outcome }: { readonly outcome: ShareOutcome | undefined }) {
  return (
    <div>
      <Saying>
        <span className="break-words">{newsText(outcome)}</span>
      </Saying>
      {(outcome?.kind === 'saved' || outcome?.kind === 'review') && (
        <div className="text-[0.8125rem]">
          <PageLink to={reviewPath(outcome.share)}>
            {outcome.kind === 'saved' ? i18n.t('shareSavedMore') : i18n.t('shareShowReview')}
          </PageLink>
        </div>
      )}
      {outcome?.kind === 'refused' && <Refusal reasons={outcome.decision.reasons} />}
      {outcome?.kind === 'failed' && outcome.why !== 'cancelled' && (
        <Trouble>
          <p>{failureText(outcome.why)}</p>
          <p className="mt-1 font-semibold">{i18n.t('shareNothingLost')}</p>
        </Trouble>
      )}
    </div>
  );
}
