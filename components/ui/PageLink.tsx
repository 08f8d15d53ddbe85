import type { ReactNode } from 'react';

interface PageLinkProps {
  /** A page of the extension, e.g. `/history.html`, or an address of the web. */
  readonly to: string;
  readonly label?: string;
  /** It stands on the coloured band. */
  readonly onBand?: boolean;
  readonly children: ReactNode;
}

/** A way to another page, in a tab of its own. */
export function PageLink({ to, label, onBand = false, children }: PageLinkProps) {
  return (
    <a
      href={to}
      target="_blank"
      rel="noreferrer"
      aria-label={label}
      className={`-mx-0.5 inline-block min-h-6 leading-6 rounded-lg px-0.5 font-semibold underline underline-offset-2 hover:no-underline ${onBand ? 'text-on-band' : 'text-pine'}`}
    >
      {children}
    </a>
  );
}
