import type { Strictness, Verdict } from '../types.ts';

/** What the page does with a segment because of its verdict. */
export type Treatment =
  /** Painted. */
  | 'clear'
  /** Painted, with a small mark that it was not checked. */
  | 'marked'
  /** Blurred shape and pill. */
  | 'veil'
  /** The same, milder, for `sensitive`. */
  | 'mild'
  /** Not painted, with a pill that says why and offers to show it. */
  | 'hold';

/**
 * Pure. Engines that fail leave the text held (fail closed) whatever the strictness; a language nobody covers is shown with a mark,
 * except in `strict`. `observe` hides nothing: there the treatment is what `standard` would have done, for counting only.
 */
export function treat(verdict: Verdict, strictness: Strictness): Treatment {
  switch (verdict.kind) {
    case 'safe':
      return 'clear';
    case 'sensitive':
      return strictness === 'strict' ? 'mild' : 'clear';
    case 'unsafe':
      return 'veil';
    case 'unchecked':
      if (strictness === 'strict') return 'hold';
      return verdict.reason === 'language' || verdict.reason === 'not-text' ? 'marked' : 'hold';
    default:
      return verdict.kind satisfies never;
  }
}
