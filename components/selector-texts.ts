import { i18n } from '#i18n';
import type { SelectorProblem } from '../lib/sites/selector.ts';

const WHY = {
  empty: 'selectorProblem_empty',
  long: 'selectorProblem_long',
  list: 'selectorProblem_list',
  pseudo: 'selectorProblem_pseudo',
  nested: 'selectorProblem_nested',
  syntax: 'selectorProblem_syntax',
  own: 'selectorProblem_own',
  part: 'selectorProblem_part',
  broad: 'selectorProblem_broad',
} as const satisfies Record<SelectorProblem, string>;

/** Why a selector is not taken, as a sentence. */
export function selectorProblemText(problem: SelectorProblem): string {
  return i18n.t(WHY[problem]);
}
