import type { Lack } from '../../lib/types.ts';
import { lackText } from './texts.ts';

/** Which marks a saved picture does without, and why. Nothing if it has all. */
export function Lacks({ lacks }: { readonly lacks: readonly Lack[] }) {
  if (lacks.length === 0) return null;
  return (
    <output className="mt-1 flex flex-col gap-1 text-[0.8125rem] text-alert">
      {lacks.map((lack) => (
        <span key={lack}>{lackText(lack)}</span>
      ))}
    </output>
  );
}
