import { useState } from 'react';

/** Copies `text`; says so until the pointer leaves. */
export function CopyButton({ text, label = 'Copy', testId }: { text: string; label?: string; testId?: string }) {
  const [copied, setCopied] = useState(false);
  const copy = (): void => {
    // without permission (headless, insecure origin) there is nothing to do
    navigator.clipboard?.writeText(text).then(
      () => setCopied(true),
      () => undefined,
    );
  };
  return (
    <button
      type="button"
      className="quiet"
      data-testid={testId}
      aria-label={label}
      onClick={copy}
      onPointerLeave={() => setCopied(false)}
    >
      {copied ? 'Copied' : label}
    </button>
  );
}
