import { LABELS, type Label } from '../../../lib/moderate/engines/on-device/model.ts';
import type { Row } from '../data.ts';

/** What our own rows are called in the training; their texts are ours, under CC0. */
const SOURCE = 'sharemark-written';

/** A list written as one string, for lists that would otherwise be as long as a page. */
export const list = (text: string): string[] => text.split('|').map((entry) => entry.trim());

/** Random draws from one generator: the same seed gives the same rows. */
export class Draw {
  readonly random: () => number;

  constructor(random: () => number) {
    this.random = random;
  }

  /** One of several. */
  of<T>(choices: readonly T[]): T {
    const choice = choices[Math.floor(this.random() * choices.length)];
    if (choice === undefined) throw new RangeError('nothing to draw from');
    return choice;
  }

  chance(share: number): boolean {
    return this.random() < share;
  }

  /** Several different ones, in random order. */
  some<T>(choices: readonly T[], count: number): T[] {
    const left = [...choices];
    return Array.from({ length: Math.min(count, left.length) }, () =>
      left.splice(Math.floor(this.random() * left.length), 1),
    ).flat();
  }

  /** Puts something drawn for each `{name}` of a template; what was drawn for a name stays the same within it. */
  fill(template: string, lists: Readonly<Record<string, readonly string[]>>): string {
    const drawn = new Map<string, string>();
    return template.replaceAll(/\{(\w+)\}/g, (whole, name: string) => {
      const choices = lists[name.replace(/\d$/, '')];
      if (!choices) throw new RangeError(`${whole} in "${template}" is no list`);
      const value = drawn.get(name) ?? this.of(choices);
      drawn.set(name, value);
      return value;
    });
  }
}

export type Labels = NonNullable<Row['labels']>;

/** All labels 0. */
export const HARMLESS: Labels = Object.fromEntries(LABELS.map((label) => [label, 0]));

/** The labels named are 1 or, with a question mark, unknown; the others 0. */
export function labelled(...names: readonly (Label | `${Label}?`)[]): Labels {
  const labels: Labels = { ...HARMLESS };
  for (const label of LABELS) {
    if (names.includes(label)) labels[label] = 1;
    else if (names.includes(`${label}?`)) labels[label] = null;
  }
  return labels;
}

export const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

export const row = (text: string, labels: Labels): Row => ({
  text,
  labels,
  source: SOURCE,
  licence: 'CC0-1.0',
  kind: 'synthetic',
});
