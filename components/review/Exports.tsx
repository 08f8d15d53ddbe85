import { useState } from 'react';
import { i18n } from '#i18n';
import type { Draft } from '../../lib/background/share/drafts.ts';
import type { ShareRequest } from '../../lib/messages.ts';
import type { Ledger } from '../../lib/meter/ledger.ts';
import type { ExportFormat } from '../../lib/types.ts';
import { useFormats } from '../share/use-formats.ts';
import { Button } from '../ui/Button.tsx';
import { Saying } from '../ui/Notice.tsx';
import { altTextOf, attributedTextOf } from './attribution-texts.ts';
import { copyFlavours, copyPicture } from './clipboard.ts';

const SAVE_AS = { png: 'reviewSaveAs_png', jpeg: 'reviewSaveAs_jpeg', webp: 'reviewSaveAs_webp' } as const;

interface ExportsProps {
  readonly draft: Draft;
  readonly ledger: Ledger | undefined;
  readonly busy: boolean;
  readonly onAsk: (request: ShareRequest) => void;
}

/** What else may be taken from a share that is out. All of it counts once. */
export function Exports({ draft, ledger, busy, onAsk }: ExportsProps) {
  const { share } = draft;
  const formats = useFormats();
  const [said, setSaid] = useState<{ readonly text: string; readonly bad: boolean }>();

  /** Copies, and notes it as a further export of the same share. */
  const copy = (start: () => Promise<void>, done: string, format?: ExportFormat) => {
    setSaid(undefined);
    const run = async () => {
      try {
        await start();
      } catch {
        setSaid({ text: i18n.t('reviewCopyFailed'), bad: true });
        return;
      }
      try {
        if (format) await ledger?.saved(share, { format });
        setSaid({ text: done, bad: false });
      } catch {
        setSaid({ text: `${done}. ${i18n.t('reviewNotNoted')}`, bad: true });
      }
    };
    void run();
  };
  return (
    <section aria-labelledby="more" className="flex flex-col gap-3 border-t border-line pt-3">
      <div>
        <h2 id="more" className="text-[0.9375rem] font-bold">
          {i18n.t('reviewMore')}
        </h2>
        <p className="text-[0.8125rem] text-soft">{i18n.t('reviewMoreHint')}</p>
      </div>
      <div className="flex flex-wrap gap-2">
        {formats.map((format) => (
          <Button key={format} disabled={busy} onClick={() => onAsk({ type: 'share-export', share, format })}>
            {i18n.t(SAVE_AS[format])}
          </Button>
        ))}
        <Button
          aria-describedby="copy-image-hint"
          onClick={() => copy(() => copyPicture(draft.picture), i18n.t('reviewCopiedImage'), 'clipboard-image')}
        >
          {i18n.t('reviewCopyImage')}
        </Button>
        <Button onClick={() => copy(() => copyFlavours(attributedTextOf(draft)), i18n.t('reviewCopiedText'), 'clipboard-text')}>
          {i18n.t('reviewCopyText')}
        </Button>
        <Button onClick={() => copy(() => navigator.clipboard.writeText(altTextOf(draft)), i18n.t('reviewCopiedAlt'))}>
          {i18n.t('reviewCopyAlt')}
        </Button>
      </div>
      <p id="copy-image-hint" className="text-[0.8125rem] text-soft">
        {i18n.t('reviewCopyImage')}: {i18n.t('reviewCopyImageHint')}
      </p>
      <Saying bad={said?.bad ?? false}>{said?.text}</Saying>
    </section>
  );
}
