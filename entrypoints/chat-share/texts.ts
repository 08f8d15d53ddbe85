import { i18n } from '#i18n';
import { fill, HOLES } from '../../components/holes.ts';
import { localZone } from '../../components/language.ts';
import { failureText, lackText, refusalText } from '../../components/share/texts.ts';
import { freeMoment } from '../../components/share/when.ts';
import { systemClock } from '../../lib/clock.ts';
import { SHARE_FAILURES } from '../../lib/messages.ts';
import type { ShareTexts } from '../../lib/page/share-ui/texts.ts';
import { LACKS, REASON_CODES } from '../../lib/types.ts';

const say = i18n.t;

/** All texts about shares in the user's language. */
export function shareTexts(): ShareTexts {
  const refused = new Map(REASON_CODES.map((code) => [code, refusalText(code)]));
  const failed = new Map(SHARE_FAILURES.map((why) => [why, failureText(why)]));
  const lacks = new Map(LACKS.map((lack) => [lack, lackText(lack)]));
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
    lacks: (lack) => lacks.get(lack) ?? '',
    refused: (code) => refused.get(code) ?? '',
    failed: (why) => failed.get(why) ?? '',
    freeAt(at) {
      const moment = freeMoment(systemClock.now(), at, localZone(), language);
      return fill(free[moment.kind], [moment.text]);
    },
  };
}
