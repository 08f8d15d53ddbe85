import type { FoundBy, HealthReason, PageHealth } from '../../messages.ts';

/** Completions that were found by one thing. */
export interface Found {
  readonly by: FoundBy;
  readonly layer?: string;
  readonly count: number;
}

interface PageFacts {
  readonly found: readonly Found[];
  /** Ids of the adapter's layouts, newest first; none for pages without an adapter. */
  readonly layers: readonly string[];
  /** By what completions are found here as a rule, if that is known. */
  readonly usual?: string | undefined;
  /** Text streams that nobody claims. */
  readonly unclaimed?: boolean;
}

const LAYER = 'layer:';

/** By what something was found, as one word for the log. */
export function layerKey({ by, layer }: Pick<Found, 'by' | 'layer'>): string {
  return by === 'layer' && layer !== undefined ? `${LAYER}${layer}` : by;
}

/** The layout that a key is about, or undefined if it is about none. */
export function layerOfKey(key: string): string | undefined {
  return key.startsWith(LAYER) ? key.slice(LAYER.length) : undefined;
}

/** How good a way to find completions is: what the user taught, then layouts from newest to oldest, then everything else. Less is better. */
export function rankOf(key: string, layers: readonly string[]): number {
  if (key === 'taught') return -1;
  const layer = layerOfKey(key);
  if (layer === undefined) return Number.POSITIVE_INFINITY;
  const index = layers.indexOf(layer);
  return index === -1 ? layers.length : index;
}

/** The best of what was found; of equals the most found. Undefined if nothing was. */
export function bestKey(found: readonly Found[], layers: readonly string[]): string | undefined {
  const counts = new Map<string, number>();
  for (const one of found) if (one.count > 0) counts.set(layerKey(one), (counts.get(layerKey(one)) ?? 0) + one.count);
  const sorted = [...counts].toSorted(([a, some], [b, others]) => {
    const [first, second] = [rankOf(a, layers), rankOf(b, layers)];
    return first === second ? others - some : first - second;
  });
  return sorted[0]?.[0];
}

/**
 * How well a page is known. Something is a fallback only where something better used to fit: layouts are rolled out account by account, so
 * an older one that was always the one here is as it should be.
 */
export function pageHealth({ found, layers, usual, unclaimed = false }: PageFacts): {
  readonly health: PageHealth;
  readonly why?: HealthReason;
} {
  if (unclaimed) return { health: 'unclaimed', why: 'unclaimed' };
  const best = bestKey(found, layers);
  if (best === undefined) return { health: 'none' };
  if (best === 'taught') return { health: 'fine' };
  if (usual === 'taught') return { health: 'fallback', why: 'taught' };
  const byLayout = layerOfKey(best) !== undefined;
  const hadLayout = usual !== undefined && layerOfKey(usual) !== undefined;
  if (!byLayout) return layers.length > 0 || hadLayout ? { health: 'fallback', why: 'no-layer' } : { health: 'fine' };
  const known = hadLayout && layers.includes(layerOfKey(usual) ?? '');
  return known && rankOf(best, layers) > rankOf(usual, layers) ? { health: 'fallback', why: 'older-layer' } : { health: 'fine' };
}
