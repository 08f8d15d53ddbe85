import type { Strictness } from '../types.ts';

/** What each of those who judge can say of a text. `waiting`: it has not answered yet, or could not. */
export interface Views {
  readonly terms: 'hit' | 'none';
  readonly device: 'unsafe' | 'safe' | 'unchecked';
  readonly service: 'unsafe' | 'safe' | 'waiting' | 'off';
  readonly user: 'cleared' | 'reported' | 'nothing';
}

/** What becomes of the text: painted, veiled because of a verdict, not painted for want of one, or painted with a mark that it was not checked. */
export type Fate = 'shown' | 'veiled' | 'held' | 'marked';

export interface Rule {
  readonly id:
    | 'user-reported'
    | 'user-cleared'
    | 'terms'
    | 'device-unsafe'
    | 'service-unsafe'
    | 'service-instead'
    | 'service-waiting'
    | 'nobody'
    | 'agree';
  /** When it applies; whatever is left out may be anything. */
  readonly when: Partial<Views>;
  readonly fate: Fate;
  /** In `strict`, where it differs: there the service is waited for. */
  readonly strict?: Fate;
}

/**
 * Who is right when those who judge disagree, the first rule that applies. What they come to: a text that was veiled because of a verdict is shown again
 * by nobody but the user. `sexual/minors` is lifted by none of it. The cascade keeps to this table (a property test compares them); the popup tells it.
 */
export const RULES: readonly Rule[] = [
  { id: 'user-reported', when: { user: 'reported' }, fate: 'veiled' },
  { id: 'user-cleared', when: { user: 'cleared', service: 'waiting' }, fate: 'shown', strict: 'held' },
  { id: 'user-cleared', when: { user: 'cleared' }, fate: 'shown' },
  { id: 'terms', when: { terms: 'hit' }, fate: 'veiled' },
  // Asking the service could only cost time: it lifts nothing.
  { id: 'device-unsafe', when: { device: 'unsafe' }, fate: 'veiled' },
  { id: 'service-unsafe', when: { service: 'unsafe' }, fate: 'veiled' },
  { id: 'service-instead', when: { device: 'unchecked', service: 'safe' }, fate: 'shown' },
  { id: 'nobody', when: { device: 'unchecked' }, fate: 'marked', strict: 'held' },
  { id: 'service-waiting', when: { service: 'waiting' }, fate: 'shown', strict: 'held' },
  { id: 'agree', when: {}, fate: 'shown' },
];

/** The rule that decides. */
export function ruleFor(views: Views): Rule | undefined {
  const parts = ['terms', 'device', 'service', 'user'] as const;
  return RULES.find(({ when }) => parts.every((part) => when[part] === undefined || when[part] === views[part]));
}

/** What it makes of a text at a level. "Count only" hides nothing, and counts what `standard` would. */
export function fateBy({ fate, strict = fate }: Rule, strictness: Strictness): Fate {
  return strictness === 'strict' ? strict : fate;
}

/** The rules that can come up as things are set up, in order, each once. */
export function rulesInForce(remote: boolean): Rule['id'][] {
  const ids = RULES.filter(({ when }) => remote || when.service === undefined).map(({ id }) => id);
  return [...new Set(ids)].filter((id) => id !== 'agree');
}
