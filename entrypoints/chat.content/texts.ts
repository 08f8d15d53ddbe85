import { i18n } from '#i18n';
import { categoryText, reasonText } from '../../components/texts.ts';
import type { PillTexts } from '../../lib/page/pill-words.ts';
import { CATEGORIES, UNCHECKED_REASONS } from '../../lib/types.ts';

/** A text of the page layer in the user's language. */
export const say = i18n.t;

/** All texts of pills, read once: an orphaned script can no longer ask the browser for them. */
export function pillTexts(): PillTexts {
  const unsafe = new Map(CATEGORIES.map((name) => [name, say('pageUnsafe', [categoryText(name)])]));
  const sensitive = new Map(CATEGORIES.map((name) => [name, say('pageSensitive', [categoryText(name)])]));
  const unchecked = new Map(UNCHECKED_REASONS.map((name) => [name, say('pageUnchecked', [reasonText(name)])]));
  const counts = Array.from({ length: 101 }, (_, count) => say('pageHiddenCount', count));
  return {
    show: say('pageShow'),
    showAnyway: say('pageShowAnyway'),
    hideAgain: say('pageHideAgain'),
    notUnsafe: say('pageNotUnsafe'),
    undo: say('pageUndo'),
    unavailable: say('pageUnavailable'),
    tail: say('pageHeldTail'),
    minorsConfirm: say('pageMinorsConfirm'),
    clearedView: say('pageClearedView'),
    unsafe: (name) => unsafe.get(name) ?? '',
    sensitive: (name) => sensitive.get(name) ?? '',
    unchecked: (name) => unchecked.get(name) ?? '',
    hiddenCount: (count) => counts[Math.min(count, 100)] ?? '',
  };
}
