import { i18n } from '#i18n';
import { REASON_WORDS } from '../../lib/policy/words.ts';
import type { ReasonCode, VerdictKind } from '../../lib/types.ts';
import { dateLanguage } from '../language.ts';
import { Check } from '../ui/Choice.tsx';
import { TextArea, TextField } from '../ui/Field.tsx';
import { MAX_MODEL_CHARS, MAX_REASON_CHARS, type Answers, type Ask, type Trouble } from './asks.ts';

interface AnswerProps {
  readonly answers: Answers;
  readonly trouble: Trouble | undefined;
  readonly onChange: (change: Partial<Answers>) => void;
}

function confirmText(code: ReasonCode, verdict: VerdictKind): string {
  if (code === 'sensitive') return i18n.t('reviewConfirmSensitive');
  if (code === 'topic') return i18n.t('reviewConfirmTopic');
  if (code === 'topic-unchecked') return i18n.t('reviewConfirmTopicUnchecked');
  if (code === 'secrets') return i18n.t('reviewConfirmSecrets');
  if (code === 'author') return i18n.t('reviewConfirmAuthor');
  return verdict === 'unchecked' ? i18n.t('reviewConfirmUnchecked') : i18n.t('reviewConfirmReview');
}

interface ConfirmProps extends AnswerProps {
  readonly code: ReasonCode;
  readonly verdict: VerdictKind;
}

function Confirm({ code, verdict, answers, trouble, onChange }: ConfirmProps) {
  const others = answers.confirmed.filter((other) => other !== code);
  return (
    <Check
      label={confirmText(code, verdict)}
      checked={answers.confirmed.includes(code)}
      onChange={(checked) => onChange({ confirmed: checked ? [...others, code] : others })}
      trouble={trouble && i18n.t('reviewConfirmMissing')}
    />
  );
}

function ModelName({ answers, trouble, onChange }: AnswerProps) {
  return (
    <div className="flex flex-col gap-2">
      <TextField
        label={i18n.t('reviewModel')}
        hint={i18n.t('reviewModelHint')}
        value={answers.model}
        maxLength={MAX_MODEL_CHARS}
        dir="auto"
        disabled={answers.modelUnknown}
        onChange={(event) => onChange({ model: event.target.value })}
        trouble={trouble && i18n.t('reviewModelMissing')}
      />
      <Check
        label={i18n.t('reviewModelUnknown')}
        checked={answers.modelUnknown}
        onChange={(modelUnknown) => onChange({ modelUnknown })}
      />
    </div>
  );
}

const WRITTEN = {
  reason: ['reviewUnsafeReason', 'reviewUnsafeReasonHint', 'reviewUnsafeReasonMissing'],
  oneOff: ['reviewOneOff', 'reviewOneOffHint', 'reviewOneOffMissing'],
} as const;

function Written({ field, answers, trouble, onChange }: AnswerProps & { readonly field: keyof typeof WRITTEN }) {
  const [label, hint, missing] = WRITTEN[field];
  const troubles = {
    missing: () => i18n.t(missing, [String(REASON_WORDS)]),
    'too-long': () => i18n.t('reviewTooLong', [MAX_REASON_CHARS.toLocaleString(dateLanguage())]),
  };
  return (
    <TextArea
      label={i18n.t(label)}
      hint={i18n.t(hint)}
      rows={3}
      prose
      dir="auto"
      value={answers[field]}
      onChange={(event) => onChange({ [field]: event.target.value })}
      trouble={trouble && troubles[trouble]()}
    />
  );
}

/** The field in which one thing that is asked is given, with what is wrong with it. */
export function Question({ ask, verdict, ...rest }: AnswerProps & { readonly ask: Ask; readonly verdict: VerdictKind }) {
  if (ask.kind === 'confirm') return <Confirm code={ask.of.code} verdict={verdict} {...rest} />;
  if (ask.kind === 'model') return <ModelName {...rest} />;
  return <Written field={ask.kind === 'reason' ? 'reason' : 'oneOff'} {...rest} />;
}
