import { useEffect, useRef, useState, type DragEvent } from 'react';
import { i18n } from '#i18n';
import { Button } from '../ui/Button.tsx';

/** The first file of a drop or a paste. */
const fileOf = (data: DataTransfer | null): File | undefined => data?.files[0];

/** Where a picture comes in: dropped, pasted anywhere on the page, or chosen. */
export function Intake({ onFile }: { readonly onFile: (file: File) => void }) {
  const input = useRef<HTMLInputElement>(null);
  const [over, setOver] = useState(false);
  useEffect(() => {
    const paste = (event: ClipboardEvent) => {
      const file = fileOf(event.clipboardData);
      if (file) onFile(file);
    };
    // A file dropped beside the field must not replace this page.
    const ignore = (event: Event) => event.preventDefault();
    document.addEventListener('paste', paste);
    for (const name of ['dragover', 'drop']) document.addEventListener(name, ignore);
    return () => {
      document.removeEventListener('paste', paste);
      for (const name of ['dragover', 'drop']) document.removeEventListener(name, ignore);
    };
  }, [onFile]);
  const drop = (event: DragEvent) => {
    setOver(false);
    const file = fileOf(event.dataTransfer);
    if (file) onFile(file);
  };
  return (
    // oxlint-disable-next-line jsx-a11y/no-static-element-interactions -- the button in it does the same by key.
    <div
      onDragOver={() => setOver(true)}
      onDragLeave={() => setOver(false)}
      onDrop={drop}
      className={`flex flex-col items-center gap-3 rounded-2xl border-2 border-dashed px-5 py-8 text-center ${over ? 'border-pine bg-wash' : 'border-edge bg-card'}`}
    >
      <p>{i18n.t('verifyDrop')}</p>
      <Button look="main" onClick={() => input.current?.click()}>
        {i18n.t('verifyPick')}
      </Button>
      <input
        ref={input}
        type="file"
        accept="image/png,image/jpeg,image/webp,image/gif"
        aria-label={i18n.t('verifyPick')}
        className="sr-only"
        tabIndex={-1}
        onChange={({ currentTarget }) => {
          const [file] = currentTarget.files ?? [];
          if (file) onFile(file);
          currentTarget.value = '';
        }}
      />
      <p className="text-[0.8125rem] text-soft">{i18n.t('verifyFormats')}</p>
    </div>
  );
}
