import { useState } from 'react';
import { i18n } from '#i18n';
import { eventId } from '../../lib/moderate/feedback/event.ts';
import { download } from '../download.ts';
import { Button } from '../ui/Button.tsx';
import { Saying } from '../ui/Notice.tsx';
import { FeedbackItem } from './FeedbackItem.tsx';
import { useFeedback } from './use-feedback.ts';
import { useSaying } from './use-saying.ts';

/** A thousand at once would make the page slow. */
const SHOWN = 20;

/** What was called "Not unsafe" or reported as missed, newest first: to take back, to take along, or to forget. */
export function Feedback() {
  const { store, events, texts } = useFeedback();
  const [shown, setShown] = useState(SHOWN);
  const { saying, run } = useSaying();
  const none = !store || events.length === 0;
  const save = async () => {
    if (store) download(await store.lines(), 'application/jsonl', 'sharemark-feedback.jsonl');
  };
  return (
    <>
      <div className="flex flex-wrap items-center gap-3">
        <span className="font-semibold">{i18n.t('optionsFeedbackCount', events.length)}</span>
        <Button disabled={none} onClick={() => run(save, i18n.t('optionsFeedbackExported'))}>
          {i18n.t('optionsFeedbackExport')}
        </Button>
        <Button disabled={none} onClick={() => run(async () => store?.remove(() => true), i18n.t('optionsFeedbackCleared'))}>
          {i18n.t('optionsFeedbackClear')}
        </Button>
        <Saying>{saying}</Saying>
      </div>
      {events.length > 0 && (
        <ul aria-label={i18n.t('optionsFeedback')} className="divide-y divide-line border-y border-line">
          {events
            .slice(-shown)
            .toReversed()
            .map((event) => {
              const id = eventId(event);
              const undo = () =>
                run(async () => store?.remove((other) => eventId(other) === id), i18n.t('optionsFeedbackUndone'));
              return <FeedbackItem key={id} event={event} text={texts.get(id) ?? ''} onUndo={undo} />;
            })}
        </ul>
      )}
      {events.length > shown && (
        <Button look="quiet" onClick={() => setShown(shown + 5 * SHOWN)}>
          {i18n.t('optionsFeedbackOlder')}
        </Button>
      )}
    </>
  );
}
