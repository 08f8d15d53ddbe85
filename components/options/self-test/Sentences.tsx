import { PROBES } from '../../../lib/moderate/self-test/set.ts';
import { categoryText } from '../../texts.ts';

/** Sentences of the set. Some are what nobody wants to meet, so they open on demand. */
export function Sentences({ title, indexes }: { readonly title: string; readonly indexes: readonly number[] }) {
  if (indexes.length === 0) return undefined;
  return (
    <details className="text-[0.8125rem]">
      <summary className="min-h-6 cursor-pointer text-pine">{title}</summary>
      <ul className="mt-1 flex list-disc flex-col gap-1 pl-5">
        {indexes.map((index) => {
          const probe = PROBES[index];
          return (
            probe && (
              <li key={index}>
                <span className="text-soft">{categoryText(probe.category)}: </span>
                <span lang="en">{probe.text}</span>
              </li>
            )
          );
        })}
      </ul>
    </details>
  );
}
