import { i18n } from '#i18n';
import { fill, HOLES } from '../../components/holes.ts';
import { categoryText, reasonText } from '../../components/texts.ts';
import type { PillTexts } from '../../lib/page/pill-words.ts';
import { CATEGORIES, UNCHECKED_REASONS, type Category } from '../../lib/types.ts';

/** A text of the page layer in the user's language. */
export const say = i18n.t;

/** All texts of pills, read once: an orphaned script can no longer ask the browser for them. */
export function pillTexts(): PillTexts {
  const unsafe = new Map(CATEGORIES.map((name) => [name, say('pageUnsafe', [categoryText(name)])]));
  const sensitive = new Map(CATEGORIES.map((name) => [name, say('pageSensitive', [categoryText(name)])]));
  const unchecked = new Map(UNCHECKED_REASONS.map((name) => [name, say('pageUnchecked', [reasonText(name)])]));
  const other = (name: Category) => (name === 'custom' ? say('pageReportOther') : categoryText(name));
  const reported = new Map(CATEGORIES.map((name) => [name, say('pageReported', [other(name)])]));
  const report = new Map(CATEGORIES.map((name) => [name, other(name)]));
  const [everywhere, here] = [say('pageExceptEverywhere', [HOLES[0]]), say('pageExceptHere', [HOLES[0]])];
  const counts = Array.from({ length: 101 }, (_, count) => say('pageHiddenCount', count));
  return {
    show: say('pageShow'),
    showAnyway: say('pageShowAnyway'),
    hideAgain: say('pageHideAgain'),
    notUnsafe: say('pageNotUnsafe'),
    undo: say('pageUndo'),
    cancel: say('pageCancel'),
    exceptions: say('pageExceptions'),
    thisText: say('pageThisText'),
    noPhrase: say('pageNoPhrase'),
    reportAsk: say('pageReportAsk'),
    reportNothing: say('pageReportNothing'),
    unavailable: say('pageUnavailable'),
    tail: say('pageHeldTail'),
    minorsConfirm: say('pageMinorsConfirm'),
    clearedView: say('pageClearedView'),
    unsafe: (name) => unsafe.get(name) ?? '',
    sensitive: (name) => sensitive.get(name) ?? '',
    reported: (name) => reported.get(name) ?? '',
    report: (name) => report.get(name) ?? '',
    exceptEverywhere: (phrase) => fill(everywhere, [phrase]),
    exceptHere: (phrase) => fill(here, [phrase]),
    unchecked: (name) => unchecked.get(name) ?? '',
    hiddenCount: (count) => counts[Math.min(count, 100)] ?? '',
  };
}
