import { i18n } from '#i18n';
import { selectorProblemText } from '../../components/selector-texts.ts';
import type { TeachTexts } from '../../lib/page/teach/texts.ts';

/** All texts of the picker. */
export function teachTexts(): TeachTexts {
  return {
    title: i18n.t('teachTitle'),
    help: i18n.t('teachHelp'),
    take: i18n.t('teachTake'),
    wider: i18n.t('teachWider'),
    narrower: i18n.t('teachNarrower'),
    widest: i18n.t('teachWidest'),
    narrowest: i18n.t('teachNarrowest'),
    role: i18n.t('teachRole'),
    answer: i18n.t('teachAnswer'),
    own: i18n.t('teachOwn'),
    answerTag: i18n.t('teachAnswerTag'),
    ownTag: i18n.t('teachOwnTag'),
    pickOwn: i18n.t('teachPickOwn'),
    selector: i18n.t('teachSelector'),
    selectorHint: i18n.t('teachSelectorHint'),
    save: i18n.t('teachSave'),
    cancel: i18n.t('teachCancel'),
    move: i18n.t('teachMove'),
    saved: i18n.t('teachSaved'),
    notSaved: i18n.t('teachNotSaved'),
    missing: i18n.t('teachMissing'),
    notHere: i18n.t('teachNotHere'),
    both: i18n.t('teachBoth'),
    weak: i18n.t('teachWeak'),
    matches: (count) => i18n.t('teachMatches', count),
    problem: selectorProblemText,
    pointed: (element, chars) => i18n.t('teachPointed', [element, String(chars)]),
  };
}
