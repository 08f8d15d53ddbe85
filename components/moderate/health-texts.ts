import { i18n } from '#i18n';
import type { FoundBy, HealthReason, PageStatus } from '../../lib/messages.ts';
import { layerKey, layerOfKey } from '../../lib/moderate/health/page-health.ts';

const BY = {
  taught: 'healthFoundBy_taught',
  attributes: 'healthFoundBy_attributes',
  names: 'healthFoundBy_names',
  aria: 'healthFoundBy_aria',
  growth: 'healthFoundBy_growth',
  list: 'healthFoundBy_list',
  value: 'healthFoundBy_value',
} as const satisfies Record<Exclude<FoundBy, 'layer'>, string>;

const WHY = {
  'older-layer': 'healthWhy_older_layer',
  'no-layer': 'healthWhy_no_layer',
  taught: 'healthWhy_taught',
  unclaimed: 'healthWhy_unclaimed',
} as const satisfies Record<HealthReason, string>;

function isBy(key: string): key is keyof typeof BY {
  return Object.hasOwn(BY, key);
}

/** By what completions were found, from a key of the log: "layout 2025", "role attributes". */
export function foundByText(key: string): string {
  const layer = layerOfKey(key);
  if (layer !== undefined) return i18n.t('healthFoundBy_layer', [layer]);
  return isBy(key) ? i18n.t(BY[key]) : key;
}

/** "Found 6 completions by role attributes"; of several ways the two that found most. Undefined where nothing was found. */
export function foundText(found: PageStatus['found']): string | undefined {
  const ways = found.filter(({ count }) => count > 0).toSorted((one, other) => other.count - one.count);
  const [first, second] = ways.map((way) => foundByText(layerKey(way)));
  if (first === undefined) return undefined;
  const count = ways.reduce((sum, way) => sum + way.count, 0);
  const by = second === undefined ? first : i18n.t('healthAnd', [first, second]);
  return i18n.t('healthFound', count, [count.toLocaleString(), by]);
}

/** What happened to the page. */
export function whyText(why: HealthReason): string {
  return i18n.t(WHY[why]);
}
