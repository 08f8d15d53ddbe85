import { i18n } from '#i18n';
import type { Draft } from '../../lib/background/share/drafts.ts';
import type { TopicCheck } from '../../lib/types.ts';
import { dateLanguage } from '../language.ts';
import { reasonText, topicsText } from '../texts.ts';
import { LabelDemands } from '../policy/LabelDemands.tsx';
import { styleText, verdictText } from '../share/texts.ts';
import { momentText } from '../share/when.ts';
import { VerdictGlyph } from '../ui/VerdictGlyph.tsx';

function topicText({ found, unchecked }: TopicCheck): string {
  if (unchecked) return i18n.t('pageUnchecked', [reasonText(unchecked)]);
  return found.length === 0 ? i18n.t('reviewAboutTopicsNone') : topicsText(found);
}

/** What the share says about itself. */
export function About({ draft }: { readonly draft: Draft }) {
  const { attribution, verdict, category, topics, cautions = [], label, reviewed, reason, oneOff, redacted } = draft;
  const rows: readonly (readonly [string, string | undefined])[] = [
    [i18n.t('reviewAboutName'), attribution.name],
    [i18n.t('reviewAboutModel'), attribution.model ?? i18n.t('reviewAboutModelNone')],
    [
      i18n.t('reviewAboutSite'),
      attribution.site === attribution.host ? attribution.host : `${attribution.site} (${attribution.host})`,
    ],
    [i18n.t('reviewAboutWhen'), momentText(attribution.at, attribution.zone, dateLanguage())],
    [i18n.t('reviewAboutVerdict'), verdictText(verdict, category)],
    [i18n.t('reviewAboutTopics'), topics && topicText(topics)],
    [i18n.t('reviewAboutCaution'), cautions.length === 0 ? undefined : topicsText(cautions)],
    [i18n.t('reviewAboutLabel'), label && styleText(label.style).name],
    ...(draft.state === 'released'
      ? [[i18n.t('reviewAboutReviewed'), i18n.t(reviewed ? 'reviewYes' : 'reviewNo')] as const]
      : []),
    [i18n.t('reviewAboutRedacted'), redacted?.toLocaleString(dateLanguage())],
    [i18n.t('reviewAboutReason'), reason],
    [i18n.t('reviewAboutOneOff'), oneOff],
  ];
  return (
    <section aria-labelledby="about" className="rounded-2xl border border-line bg-card p-4">
      <h2 id="about" className="mb-2 text-[0.9375rem] font-bold">
        {i18n.t('reviewAbout')}
      </h2>
      <dl className="grid grid-cols-[auto_minmax(0,1fr)] gap-x-4 gap-y-1">
        {rows.map(
          ([name, value]) =>
            value !== undefined && (
              <div key={name} className="contents">
                <dt className="text-soft">{name}</dt>
                <dd className="flex items-start gap-1.5 wrap-anywhere">
                  {name === i18n.t('reviewAboutVerdict') && <VerdictGlyph kind={verdict} />}
                  <bdi>{value}</bdi>
                </dd>
              </div>
            ),
        )}
      </dl>
      {label && label.demands.length > 0 && (
        <div className="mt-3 border-t border-line pt-3">
          <LabelDemands demands={label.demands} />
        </div>
      )}
    </section>
  );
}
