import { useEffect, type ReactNode } from 'react';
import { Mark } from './Mark.tsx';

interface PageFrameProps {
  readonly title: string;
  readonly lead?: ReactNode;
  /** Stands in the band, at the end of its line. */
  readonly aside?: ReactNode;
  readonly wide?: boolean;
  readonly children: ReactNode;
}

/** A page of its own: the band with its name, and what it is about. */
export function PageFrame({ title, lead, aside, wide = false, children }: PageFrameProps) {
  useEffect(() => {
    document.title = title;
  }, [title]);
  const width = wide ? 'max-w-7xl' : 'max-w-4xl';
  return (
    <div className="min-h-screen bg-paper text-sm">
      <header className="on-band bg-linear-to-br from-band to-band-deep text-on-band">
        <div className={`mx-auto flex flex-wrap items-center gap-x-3 gap-y-2 px-4 py-5 sm:px-6 ${width}`}>
          <Mark size={34} />
          <div className="min-w-0 flex-1">
            <h1 className="text-xl leading-7 font-bold tracking-tight">{title}</h1>
            {lead !== undefined && <p className="text-band-soft">{lead}</p>}
          </div>
          {aside}
        </div>
      </header>
      <main className={`mx-auto px-4 py-6 sm:px-6 ${width}`}>{children}</main>
    </div>
  );
}
