import { LABEL_STYLES, type LabelStyle } from '../types.ts';
import type { PolicyPack } from './pack.ts';

/** A rule that made the label louder than a person chose, or gave it its words; in its source's words. */
export interface LabelDemand {
  readonly style?: LabelStyle;
  readonly mark?: string;
  readonly rule: { readonly pack: string; readonly title: string; readonly quote: string };
}

/** How the label of a share is set. */
export interface LabelChoice {
  readonly style: LabelStyle;
  /** Wordings in place of ours, in the order of the packs, each once. */
  readonly marks: readonly string[];
  /** What made it so, beyond the person's own choice. */
  readonly demands: readonly LabelDemand[];
}

/** The style a person chose, or the quietest one that all packs put up with, and the words they ask for. Packs never make a label quieter. */
export function labelFor(packs: readonly PolicyPack[], chosen: LabelStyle): LabelChoice {
  const asked = packs.flatMap(({ id, rules: { aiLabel } }) => (aiLabel === undefined ? [] : [{ id, ...aiLabel }]));
  const loudness = Math.max(
    ...[chosen, ...asked.flatMap(({ style }) => style ?? [])].map((style) => LABEL_STYLES.indexOf(style)),
  );
  const style = LABEL_STYLES[loudness] ?? chosen;
  const demands = asked.flatMap(({ id, title, quote, mark, style: least }): LabelDemand[] => {
    const louder = style !== chosen && least === style ? { style } : {};
    if (mark === undefined && louder.style === undefined) return [];
    return [{ ...louder, ...(mark === undefined ? {} : { mark }), rule: { pack: id, title, quote } }];
  });
  return { style, marks: [...new Set(asked.flatMap(({ mark }) => mark ?? []))], demands };
}
