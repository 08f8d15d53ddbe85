import { i18n } from '#i18n';
import type { FeedbackEvent } from '../../lib/moderate/feedback/event.ts';
import { categoryText } from '../texts.ts';
import { Button } from '../ui/Button.tsx';

interface FeedbackItemProps {
  readonly event: FeedbackEvent;
  readonly text: string;
  readonly onUndo: () => void;
}

/** Enough to know one by. */
const NAME_CHARS = 40;

/** What was said of one text. The text itself may be what nobody wants to meet, and opens on demand. */
export function FeedbackItem({ event, text, onUndo }: FeedbackItemProps) {
  const { kind, category, site, at } = event;
  const when = new Date(at).toLocaleString(i18n.t('language'), { dateStyle: 'medium', timeStyle: 'short' });
  const name = i18n.t(kind === 'missed' ? 'optionsFeedbackMissed' : 'optionsFeedbackNotUnsafe');
  const what = category === 'custom' && kind === 'missed' ? i18n.t('pageReportOther') : categoryText(category);
  return (
    <li className="flex flex-wrap items-start gap-x-4 gap-y-1 py-2">
      <div className="min-w-0 flex-1">
        <p>
          <span className="font-semibold">{name}</span> · {what}
        </p>
        <p className="text-[0.8125rem] break-all text-soft">
          {when} · {site}
        </p>
        <details className="text-[0.8125rem]">
          <summary className="min-h-6 cursor-pointer text-pine">{i18n.t('optionsFeedbackText')}</summary>
          <p dir="auto" className="wrap-anywhere">
            {text}
          </p>
        </details>
      </div>
      <Button
        look="quiet"
        aria-label={i18n.t('optionsFeedbackUndoOf', [`${name}, ${what}, ${when}`.slice(0, 2 * NAME_CHARS)])}
        onClick={onUndo}
      >
        {i18n.t('pageUndo')}
      </Button>
    </li>
  );
}
