import type { PolicyPack } from '../pack.ts';

/** What OpenAI's sharing policies want kept away from, as we read them (docs/limits.md); one reading for all of their versions. */
export const KEPT_AWAY: NonNullable<PolicyPack['rules']['topics']>['about'] = {
  campaigning: 'ask',
  spam: 'ask',
  deception: 'ask',
  radicalization: 'ask',
  'gambling-substances': 'ask',
  adult: 'ask',
  advice: 'note',
};
