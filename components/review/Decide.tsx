import { useRef, useState } from 'react';
import { i18n } from '#i18n';
import type { Draft } from '../../lib/background/share/drafts.ts';
import type { ShareOutcome, ShareRequest } from '../../lib/messages.ts';
import type { DecisionReason, Quota } from '../../lib/types.ts';
import { freeText, QuotaLine } from '../meter/QuotaLine.tsx';
import { RuleQuote } from '../policy/RuleQuote.tsx';
import { topicsText } from '../texts.ts';
import { failureText, refusalText, verdictText } from '../share/texts.ts';
import { Button } from '../ui/Button.tsx';
import { Saying, Trouble } from '../ui/Notice.tsx';
import { VerdictGlyph } from '../ui/VerdictGlyph.tsx';
import { approval, askKey, asksOf, isFinal, NO_ANSWERS, standing, troubles, type Answers } from './asks.ts';
import { Question } from './Question.tsx';
import { Redactions } from './Redactions.tsx';

const REASON = {
  unsafe: 'reviewReason_unsafe',
  sensitive: 'reviewReason_sensitive',
  unchecked: 'reviewReason_unchecked',
  'no-model': 'reviewReason_no_model',
  author: 'reviewReason_author',
  limit: 'reviewReason_limit',
  secrets: 'reviewReason_secrets',
  'topic-unchecked': 'reviewReason_topic_unchecked',
} as const;

function isAsked(code: DecisionReason['code']): code is keyof typeof REASON {
  return code in REASON;
}

/** Why it is asked, as a sentence. A pack that wants every answer reviewed asks under the code of what nobody checked. */
function reasonText({ code, freeAt, topics = [] }: DecisionReason, { verdict }: Draft): string {
  if (code === 'topic') return i18n.t('reviewReason_topic', [topicsText(topics)]);
  if (code === 'unchecked' && verdict !== 'unchecked') return i18n.t('reviewReason_review');
  const text = isAsked(code) ? i18n.t(REASON[code]) : refusalText(code);
  return freeAt === undefined ? text : `${text} ${freeText(freeAt)}`;
}

interface DecideProps {
  readonly draft: Draft;
  readonly quota: Quota | undefined;
  /** The last answer of the background, if it refused or failed. */
  readonly outcome: ShareOutcome | undefined;
  readonly busy: boolean;
  readonly onAsk: (request: ShareRequest) => void;
  /** Which of the draft's suggestions are to be hidden. */
  readonly hidden: readonly number[];
  readonly onHide: (hidden: readonly number[]) => void;
}

/** Why a person is asked, what they have to give, and the two ways out. */
export function Decide({ draft, quota, outcome, busy, onAsk, hidden, onHide }: DecideProps) {
  const [answers, setAnswers] = useState<Answers>(NO_ANSWERS);
  const [tried, setTried] = useState(false);
  const form = useRef<HTMLFormElement>(null);

  // What the background found when it was asked to approve is newer than what was found at the press.
  const added = outcome?.kind === 'refused' ? outcome.decision.reasons : [];
  const all = [...draft.decision.reasons.filter(({ code }) => !added.some((one) => one.code === code)), ...added];
  const reasons = standing(all, quota);
  const final = isFinal(reasons);
  const asks = asksOf(reasons);
  const wrong = troubles(asks, answers);

  const approve = () => {
    if (wrong.size === 0) {
      onAsk(approval(draft.share, asks, answers, draft.suggestions && hidden));
      return;
    }
    setTried(true);
    // Once the errors stand beside their fields.
    requestAnimationFrame(() => form.current?.querySelector<HTMLElement>('[aria-invalid=true]')?.focus());
  };
  return (
    <form
      ref={form}
      noValidate
      aria-labelledby="why"
      className="flex min-w-0 flex-col gap-4 rounded-2xl border border-line bg-card p-4"
      onSubmit={(event) => {
        event.preventDefault();
        if (!busy && !final) approve();
      }}
    >
      <h2 id="why" className="text-[0.9375rem] font-bold">
        {i18n.t('reviewWhy')}
      </h2>
      <ul className="flex flex-col gap-5">
        {reasons.map((reason) => {
          const ask = asks.find(({ of }) => of === reason);
          return (
            <li key={reason.code} className="flex flex-col gap-2.5">
              {(reason.code === 'unsafe' || reason.code === 'sensitive' || reason.code === 'unchecked') && (
                <p className="flex items-center gap-2 font-semibold">
                  <VerdictGlyph kind={draft.verdict} />
                  {verdictText(draft.verdict, reason.category ?? draft.category)}
                </p>
              )}
              <p>{reasonText(reason, draft)}</p>
              {reason.code === 'secrets' && <Redactions draft={draft} hidden={hidden} onHide={onHide} />}
              {reason.rule && <RuleQuote rule={reason.rule} />}
              {ask && (
                <Question
                  ask={ask}
                  verdict={draft.verdict}
                  answers={answers}
                  trouble={tried ? wrong.get(askKey(ask)) : undefined}
                  onChange={(change) => setAnswers((last) => ({ ...last, ...change }))}
                />
              )}
            </li>
          );
        })}
        {all.length > reasons.length && <li className="text-soft">{i18n.t('reviewReason_limitFree')}</li>}
      </ul>
      {quota && (
        <div className="border-t border-line pt-3">
          <QuotaLine quota={quota} />
        </div>
      )}
      {final && <Trouble>{i18n.t('reviewCannot')}</Trouble>}
      {outcome?.kind === 'failed' && (
        <Trouble>
          <p>{failureText(outcome.why)}</p>
          {outcome.why !== 'out' && <p className="mt-1 font-semibold">{i18n.t('shareNothingLost')}</p>}
        </Trouble>
      )}
      <div className="flex flex-wrap items-center gap-3">
        <Button look="main" disabled={busy || final} onClick={approve}>
          {busy ? i18n.t('reviewApproving') : i18n.t('reviewApprove')}
        </Button>
        <Button disabled={busy} onClick={() => onAsk({ type: 'share-drop', share: draft.share })}>
          {i18n.t('reviewDrop')}
        </Button>
        <Saying bad>{tried && wrong.size > 0 && i18n.t('reviewMissing', wrong.size)}</Saying>
      </div>
    </form>
  );
}
