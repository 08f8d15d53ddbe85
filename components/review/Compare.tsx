import { useEffect, useRef, useState, type ReactNode } from 'react';
import { i18n } from '#i18n';
import { Button } from '../ui/Button.tsx';
import { Trouble } from '../ui/Notice.tsx';
import { Boxes, type BoxesOver } from './Boxes.tsx';

interface PanelProps {
  readonly id: string;
  readonly title: string;
  readonly hint?: string;
  /** Stands at the end of the title's line. */
  readonly action?: ReactNode;
  readonly children: ReactNode;
}

/** A card whose content scrolls, also with the keyboard. */
function Panel({ id, title, hint, action, children }: PanelProps) {
  return (
    <div className="flex min-w-0 flex-col overflow-hidden rounded-2xl border border-line bg-card">
      <div className="flex flex-wrap items-baseline gap-x-2 border-b border-line px-4 py-2.5">
        <h2 id={id} className="text-[0.9375rem] font-bold">
          {title}
        </h2>
        {hint !== undefined && <p className="text-[0.8125rem] text-soft">{hint}</p>}
        {action !== undefined && <div className="ml-auto">{action}</div>}
      </div>
      <section
        aria-labelledby={id}
        // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- what scrolls must be reachable by the arrow keys.
        tabIndex={0}
        className="max-h-[70vh] [scrollbar-color:var(--edge)_transparent] overflow-auto p-3 -outline-offset-2"
      >
        {children}
      </section>
    </div>
  );
}

interface PictureProps {
  readonly picture: Blob;
  readonly alt: string;
  readonly hint?: string;
  /** Parts of it that are covered, and that could be. */
  readonly boxes?: BoxesOver;
}

/** The marked picture, its longest side left to scroll. */
export function Picture({ picture, alt, hint, boxes }: PictureProps) {
  const image = useRef<HTMLImageElement>(null);
  const [broken, setBroken] = useState(false);
  const [full, setFull] = useState(false);
  const [size, setSize] = useState({ width: 0, height: 0 });
  useEffect(() => {
    const url = URL.createObjectURL(picture);
    if (image.current) image.current.src = url;
    return () => URL.revokeObjectURL(url);
  }, [picture]);
  return (
    <Panel
      id="picture"
      title={i18n.t('reviewPicture')}
      {...(hint === undefined ? {} : { hint })}
      action={
        <Button look="quiet" aria-pressed={full} onClick={() => setFull(!full)}>
          {i18n.t('reviewFullSize')}
        </Button>
      }
    >
      {broken ? (
        <Trouble>{i18n.t('reviewPictureBroken')}</Trouble>
      ) : (
        <div className={`relative mx-auto ${full ? 'w-max' : 'w-fit max-w-full'}`}>
          <img
            ref={image}
            alt={alt}
            onError={() => setBroken(true)}
            onLoad={({ currentTarget: { naturalWidth, naturalHeight } }) =>
              setSize({ width: naturalWidth, height: naturalHeight })
            }
            className={`block h-auto ${full ? 'max-w-none' : 'max-w-full'}`}
          />
          {boxes && size.width > 0 && <Boxes size={size} {...boxes} />}
        </div>
      )}
    </Panel>
  );
}

/** What the page showed, as text and nothing else. */
export function OriginalText({ text }: { readonly text: string }) {
  return (
    <Panel id="original" title={i18n.t('reviewText')} hint={i18n.t('reviewTextHint')}>
      <div dir="auto" className="isolate wrap-anywhere whitespace-pre-wrap">
        {text}
      </div>
    </Panel>
  );
}
