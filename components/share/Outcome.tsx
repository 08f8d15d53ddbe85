import { i18n } from '#i18n';
import type { ShareOutcome } from '../../lib/messages.ts';
import type { DecisionReason, ShareId } from '../../lib/types.ts';
import { freeText } from '../meter/QuotaLine.tsx';
import { RuleQuote } from '../policy/RuleQuote.tsx';
import { Button } from '../ui/Button.tsx';
import { Saying, Trouble } from '../ui/Notice.tsx';
import { PageLink } from '../ui/PageLink.tsx';
import { Lacks } from './Lacks.tsx';
import { failureText, refusalText } from './texts.ts';

/** A share's own page: to decide, or to take more from it. */
export function reviewPath(share: ShareId): string {
  return `/review.html?share=${encodeURIComponent(share)}`;
}

/** What is said where nothing went wrong. */
function newsText(outcome: ShareOutcome): string {
  if (outcome.kind === 'saved') return i18n.t('shareSaved', [outcome.file]);
  if (outcome.kind === 'review') return i18n.t('shareToReview');
  if (outcome.kind === 'dropped') return i18n.t('shareDropped');
  return outcome.kind === 'failed' && outcome.why === 'cancelled' ? failureText('cancelled') : '';
}

/** Whether nothing but a full day is in the way, and a one-off's reason would lift that. */
function oneOffHelps(reasons: readonly DecisionReason[]): boolean {
  const refusing = reasons.filter(({ kind }) => kind === 'refuse');
  return refusing.length > 0 && refusing.every(({ lifts }) => lifts === 'one-off');
}

/** What stands against a share: each reason with what to do, and the rule it comes from. */
function Refusal({ reasons }: { readonly reasons: readonly DecisionReason[] }) {
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

interface OutcomeProps {
  readonly outcome: ShareOutcome | undefined;
  /** Shares the same once more, to say on the review page why it is a one-off. */
  readonly onOneOff: () => void;
}

/** What came of a press, in plain words, and what to do next. Always in the page, so that a screen reader hears the news arrive. */
export function Outcome({ outcome, onOneOff }: OutcomeProps) {
  return (
    <div>
      <Saying>
        <span className="break-words">{outcome && newsText(outcome)}</span>
      </Saying>
      {outcome?.kind === 'saved' && <Lacks lacks={outcome.lacks ?? []} />}
      {(outcome?.kind === 'saved' || outcome?.kind === 'review') && (
        <div className="text-[0.8125rem]">
          <PageLink to={reviewPath(outcome.share)}>
            {outcome.kind === 'saved' ? i18n.t('shareSavedMore') : i18n.t('sharePageToReview')}
          </PageLink>
        </div>
      )}
      {outcome?.kind === 'refused' && (
        <>
          <Refusal reasons={outcome.decision.reasons} />
          {oneOffHelps(outcome.decision.reasons) && (
            <div className="mt-2">
              <Button wide onClick={onOneOff}>
                {i18n.t('sharePageOneOff')}
              </Button>
            </div>
          )}
        </>
      )}
      {outcome?.kind === 'failed' && outcome.why !== 'cancelled' && (
        <Trouble>
          <p>{failureText(outcome.why)}</p>
          <p className="mt-1 font-semibold">{i18n.t('shareNothingLost')}</p>
        </Trouble>
      )}
    </div>
  );
}
