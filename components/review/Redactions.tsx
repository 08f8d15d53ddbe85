import { i18n } from '#i18n';
import type { Draft } from '../../lib/background/share/drafts.ts';
import { cut, plain } from '../../lib/mark/escape.ts';
import { findText } from '../share/redaction-texts.ts';
import { Button } from '../ui/Button.tsx';
import { Check } from '../ui/Choice.tsx';

/** Signs of a find that are shown: enough to know it by. */
const SHOWN = 60;

interface RedactionsProps {
  readonly draft: Draft;
  /** Indices of the suggestions that are to be hidden. */
  readonly hidden: readonly number[];
  readonly onHide: (hidden: readonly number[]) => void;
}

/** What looks like a secret, each with a box to tick; what is ticked will be hidden. */
export function Redactions({ draft, hidden, onHide }: RedactionsProps) {
  const { text, suggestions = [] } = draft;
  const all = suggestions.map((_, index) => index);
  return (
    <fieldset className="flex min-w-0 flex-col gap-2">
      <legend className="mb-1 font-semibold">{i18n.t('reviewRedactions')}</legend>
      <ul className="flex max-h-72 flex-col gap-1.5 overflow-auto">
        {suggestions.map(({ start, end, ...kind }, index) => (
          <li key={start} className="wrap-anywhere">
            <Check
              label={i18n.t('reviewRedactionItem', [findText(kind), cut(plain(text.slice(start, end)), SHOWN)])}
              checked={hidden.includes(index)}
              onChange={(checked) => onHide(all.filter((one) => (one === index ? checked : hidden.includes(one))))}
            />
          </li>
        ))}
      </ul>
      <div className="flex flex-wrap gap-2">
        <Button look="quiet" onClick={() => onHide(all)}>
          {i18n.t('reviewRedactionAll')}
        </Button>
        <Button look="quiet" onClick={() => onHide([])}>
          {i18n.t('reviewRedactionNone')}
        </Button>
      </div>
    </fieldset>
  );
}
