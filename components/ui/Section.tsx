import type { ReactNode } from 'react';

interface SectionProps {
  readonly id: string;
  readonly title: string;
  readonly hint?: ReactNode;
  readonly children: ReactNode;
}

/** One topic of the options page; `id` is what the list of sections links to. */
export function Section({ id, title, hint, children }: SectionProps) {
  return (
    <section id={id} aria-labelledby={`${id}-title`} className="scroll-mt-6 rounded-2xl border border-line bg-card p-5 sm:p-6">
      <h2 id={`${id}-title`} className="text-lg leading-6 font-bold tracking-tight">
        {title}
      </h2>
      {hint !== undefined && <p className="mt-1 max-w-prose text-soft">{hint}</p>}
      <div className="mt-4 flex flex-col gap-5">{children}</div>
    </section>
  );
}
