import type { Strictness, Verdict } from '../types.ts';
import type { Treatment } from './treatment.ts';

/** What judges pictures. Whether a page has one, the settings say. */
export interface PictureEngine {
  /**
   * The verdict on what an element shows now: `'waiting'` until it is there and judged, `undefined` if it shows no picture at all.
   * @param medium an element of the page
   */
  verdict(medium: object, strictness: Strictness): Verdict | 'waiting' | undefined;
  /** Calls the listener too when an element comes to show another picture, whoever judges it. */
  watch(medium: object): void;
  /** Calls `listener` when a verdict may have changed. */
  onChange(listener: () => void): void;
}

/** Stands in for an engine that is still to come, or could not: no picture is shown as safe for want of it. @param reason why there is none; undefined while it is awaited */
export function noPictures(reason?: 'failed' | 'timeout'): PictureEngine {
  return {
    verdict: () => (reason ? { kind: 'unchecked', scores: {}, engine: 'openai', reason } : 'waiting'),
    watch: () => undefined,
    onChange: () => undefined,
  };
}

/**
 * Pure. A picture is treated like text, but for one thing: what could not be checked is shown with a mark below `strict`, whatever the reason. Held,
 * every picture of another site would be a riddle, and nothing on this device has judged it before, as it has text.
 */
export function treatPicture({ kind }: Verdict, strictness: Strictness): Treatment {
  const strict = strictness === 'strict';
  if (kind === 'unsafe') return 'veil';
  if (kind === 'unchecked') return strict ? 'hold' : 'marked';
  return kind === 'sensitive' && strict ? 'mild' : 'clear';
}
