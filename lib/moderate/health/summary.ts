import { daysBefore, type HealthLog } from './log.ts';

/** One site over the last days, for a table. */
export interface SiteSummary {
  /** Adapter id or origin. */
  readonly site: string;
  /** By what completions were found, most found first. */
  readonly layers: readonly (readonly [key: string, count: number])[];
  readonly completions: number;
  readonly checked: number;
  readonly veiled: number;
  readonly revealed: number;
  readonly failed: number;
  /** Mean milliseconds in engines for a sentence, or undefined where none was checked. */
  readonly mean: number | undefined;
  /** The last day something happened there. */
  readonly last: string;
}

/** The sites of the last `days` days, those used last first. */
export function summary(log: HealthLog, now: number, days: number): SiteSummary[] {
  const since = daysBefore(now, days - 1);
  return Object.entries(log)
    .flatMap(([site, health]) => {
      const within = health.days.filter(({ day }) => day >= since);
      const last = within.at(-1)?.day;
      if (last === undefined) return [];
      const sum = (part: 'checked' | 'veiled' | 'revealed' | 'failed' | 'ms') => within.reduce((all, day) => all + day[part], 0);
      const layers = new Map<string, number>();
      for (const day of within)
        for (const [key, count] of Object.entries(day.layers)) layers.set(key, (layers.get(key) ?? 0) + count);
      const checked = sum('checked');
      return [
        {
          site,
          layers: [...layers].toSorted(([, one], [, other]) => other - one),
          completions: [...layers.values()].reduce((all, count) => all + count, 0),
          checked,
          veiled: sum('veiled'),
          revealed: sum('revealed'),
          failed: sum('failed'),
          mean: checked === 0 ? undefined : sum('ms') / checked,
          last,
        },
      ];
    })
    .toSorted((one, other) => (one.last < other.last ? 1 : -1));
}
