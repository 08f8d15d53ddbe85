import type { ReactNode } from 'react';

interface SayingProps {
  readonly children?: ReactNode;
  /** Bad news. */
  readonly bad?: boolean;
}

/** What just happened. Always in the page, so that a screen reader hears the text arrive. */
export function Saying({ children, bad = false }: SayingProps) {
  return <output className={`text-[0.8125rem] font-semibold ${bad ? 'text-alert' : 'text-pine'}`}>{children}</output>;
}

/** Something to put right. Told at once. */
export function Trouble({ id, children }: { readonly id?: string; readonly children: ReactNode }) {
  return (
    <div id={id} role="alert" className="rounded-lg border-l-4 border-alert bg-alert-wash px-3 py-2 text-[0.8125rem] text-alert">
      {children}
    </div>
  );
}
