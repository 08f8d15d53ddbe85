import type { Findings, LayerName } from '../../lib/mark/verify/layers.ts';
import { VerdictGlyph } from '../ui/VerdictGlyph.tsx';
import { layerHint, layerName, rowsOf, stateText } from './layer-texts.ts';

const GLYPHS = { found: 'safe', absent: 'unchecked', broken: 'unsafe', unknown: 'unchecked' } as const;

interface LayerCardProps<Name extends LayerName> {
  readonly name: Name;
  /** Undefined while it is looked for. */
  readonly layer: Findings[Name] | undefined;
}

/** One of the four marks: whether it is there, and what it says. */
export function LayerCard<Name extends LayerName>({ name, layer }: LayerCardProps<Name>) {
  const rows = rowsOf(name, layer);
  return (
    <section aria-labelledby={`layer-${name}`} className="min-w-0 rounded-2xl border border-line bg-card p-4">
      <div className="flex flex-wrap items-baseline justify-between gap-x-3">
        <h2 id={`layer-${name}`} className="text-[0.9375rem] font-bold">
          {layerName(name)}
        </h2>
        <p className={`flex items-center gap-1.5 font-semibold ${layer?.state === 'broken' ? 'text-alert' : ''}`}>
          {layer && <VerdictGlyph kind={GLYPHS[layer.state]} />}
          {stateText(layer)}
        </p>
      </div>
      <p className="mt-0.5 text-[0.8125rem] text-soft">{layerHint(name)}</p>
      {rows.length > 0 && (
        <dl className="mt-3 grid grid-cols-[auto_minmax(0,1fr)] gap-x-4 gap-y-1">
          {rows.map(
            ([title, value]) =>
              value !== undefined && (
                <div key={title} className="contents">
                  <dt className="text-soft">{title}</dt>
                  <dd className="wrap-anywhere">
                    <bdi>{value}</bdi>
                  </dd>
                </div>
              ),
          )}
        </dl>
      )}
    </section>
  );
}
