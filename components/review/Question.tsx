import { i18n } from '#i18n';
import { REASON_WORDS } from '../../lib/policy/words.ts';
import type { VerdictKind } from '../../lib/types.ts';
import { Check } from '../ui/Choice.tsx';
import { TextArea, TextField } from '../ui/Field.tsx';
import { MAX_MODEL_CHARS, MAX_REASON_CHARS, type Answers, type Ask, type Trouble } from './asks.ts';

interface QuestionProps {
  readonly ask: Ask;
  readonly verdict: VerdictKind;
  readonly answers: Answers;
  readonly trouble: Trouble | undefined;
  readonly onChange: (change: Partial<Answers>) => void;
}

const WRITTEN = {
  reason: ['reviewUnsafeReason', 'reviewUnsafeReasonHint', 'reviewUnsafeReasonMissing'],
  'one-off': ['reviewOneOff', 'reviewOneOffHint', 'reviewOneOffMissing'],
} as const;

function confirmText(code: Ask['of']['code'], verdict: VerdictKind): string {
  if (code === 'sensitive') return i18n.t('reviewConfirmSensitive');
  return verdict === 'unchecked' ? i18n.t('reviewConfirmUnchecked') : i18n.t('reviewConfirmReview');
}

/** The field in which one thing that is asked is given, with what is wrong with it. */
export function Question({ ask, verdict, answers, trouble, onChange }: QuestionProps) {
  switch (ask.kind) {
    case 'confirm': {
      const { code } = ask.of;
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
    case 'model':
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
    default: {
      const [label, hint, missing] = WRITTEN[ask.kind];
      const key = ask.kind === 'reason' ? 'reason' : 'oneOff';
      return (
        <TextArea
          label={i18n.t(label)}
          hint={i18n.t(hint)}
          rows={3}
          prose
          dir="auto"
          value={answers[key]}
          onChange={(event) => onChange({ [key]: event.target.value })}
          trouble={
            trouble &&
            (trouble === 'missing'
              ? i18n.t(missing, [String(REASON_WORDS)])
              : i18n.t('reviewTooLong', [MAX_REASON_CHARS.toLocaleString()]))
          }
        />
      );
    }
  }
}
