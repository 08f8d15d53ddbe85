import { i18n } from '#i18n';
import { useSaying } from '../options/use-saying.ts';
import { removeAccess, requestAccess, useAccess } from '../permissions.ts';
import { Button } from '../ui/Button.tsx';
import { Saying } from '../ui/Notice.tsx';

/** What the browser wants before a click on a page's own button may take a picture. */
export const ALL_SITES = '<all_urls>';

/** Whether the button on the page may take pictures, why it needs leave, and how to give it or take it back. */
export function InPageAccess() {
  const held = useAccess([ALL_SITES])?.has(ALL_SITES);
  const { saying, say, run } = useSaying();
  const give = () => {
    // Nothing may come before it: the browser wants the click itself.
    void requestAccess([ALL_SITES]).then((granted) => say(i18n.t(granted ? 'shareAccessGiven' : 'shareAccessRefused')));
  };
  return (
    <div>
      <h3 className="font-semibold">{i18n.t('shareAccess')}</h3>
      <p id="share-access-hint" className="max-w-prose text-[0.8125rem] text-soft">
        {i18n.t('shareAccessHint')}
      </p>
      {held !== undefined && (
        <div className="mt-2 flex flex-wrap items-center gap-3">
          <span className="font-semibold">{i18n.t(held ? 'shareAccessOn' : 'shareAccessOff')}</span>
          <Button
            aria-describedby="share-access-hint"
            onClick={held ? () => run(() => removeAccess(ALL_SITES), i18n.t('shareAccessTaken')) : give}
          >
            {i18n.t(held ? 'shareAccessTake' : 'shareAccessGive')}
          </Button>
          <Saying>{saying}</Saying>
        </div>
      )}
    </div>
  );
}
