import { i18n } from '#i18n';
import { localZone } from '../../components/language.ts';
import { failureText, refusalText } from '../../components/share/texts.ts';
import { freeMoment } from '../../components/share/when.ts';
import { categoryText, reasonText } from '../../components/texts.ts';
import { systemClock } from '../../lib/clock.ts';
import { SHARE_FAILURES } from '../../lib/messages.ts';
import type { PillTexts } from '../../lib/page/pill-words.ts';
import type { ShareTexts } from '../../lib/page/share-ui/texts.ts';
import { CATEGORIES, REASON_CODES, UNCHECKED_REASONS, type Category } from '../../lib/types.ts';

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

/** All texts about shares, read once for the same reason. */
export function shareTexts(): ShareTexts {
  const refused = new Map(REASON_CODES.map((code) => [code, refusalText(code)]));
  const failed = new Map(SHARE_FAILURES.map((why) => [why, failureText(why)]));
  const [saved, savedOpen] = [say('sharePageSaved', HOLES), say('sharePageSavedOpen', [HOLES[0], HOLES[1]])];
  const [midnight, today] = [say('shareFreeMidnight'), say('shareFreeToday', [HOLES[0]])];
  const [tomorrow, later] = [say('shareFreeTomorrow', [HOLES[0]]), say('shareFreeLater', [HOLES[0]])];
  const free = { midnight, today, tomorrow, later };
  const language = say('language');
  return {
    button: say('sharePageButton'),
    more: say('sharePageMore'),
    close: say('sharePageClose'),
    setName: say('sharePageSetName'),
    oneOff: say('sharePageOneOff'),
    toReview: say('sharePageToReview'),
    review: say('sharePageReview'),
    dropped: say('sharePageDropped'),
    notOut: say('sharePageNotOut'),
    nothingLost: say('shareNothingLost'),
    saved: (file, { used, limit }) =>
      limit === undefined ? fill(savedOpen, [file, String(used)]) : fill(saved, [file, String(used), String(limit)]),
    refused: (code) => refused.get(code) ?? '',
    failed: (why) => failed.get(why) ?? '',
    freeAt(at) {
      const moment = freeMoment(systemClock.now(), at, localZone(), language);
      return fill(free[moment.kind], [moment.text]);
    },
  };
}

/** Stand for what is not known yet when a text is read. No message has these characters. */
const HOLES: [string, string, string] = ['\uE000', '\uE001', '\uE002'];

/** What is filled in is never searched for holes. */
function fill(text: string, values: readonly string[]): string {
  return text.replaceAll(/[\uE000-\uE002]/g, (hole) => values[HOLES.indexOf(hole)] ?? '');
}
