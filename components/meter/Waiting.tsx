import { i18n } from '#i18n';
import type { WaitingDraft } from '../../lib/background/share/drafts.ts';
import { plain } from '../../lib/mark/escape.ts';
import { dateLanguage, localZone } from '../language.ts';
import { reviewPath } from '../share/Outcome.tsx';
import { verdictText } from '../share/texts.ts';
import { momentText } from '../share/when.ts';
import { PageLink } from '../ui/PageLink.tsx';
import { VerdictGlyph } from '../ui/VerdictGlyph.tsx';
import { NAME_CHARS } from './history.ts';

/** Graphemes of a text that remind of it. */
const SHOWN_CHARS = 200;

/** The shares that wait for a decision, each with the way to its review; nothing if none waits. */
export function Waiting({ drafts }: { readonly drafts: readonly WaitingDraft[] }) {
  if (drafts.length === 0) return null;
  return (
    <section aria-labelledby="waiting" className="rounded-2xl border border-line border-l-4 border-l-amber bg-card p-4">
      <h2 id="waiting" className="font-bold">
        {i18n.t('historyWaiting')}
      </h2>
      <p className="max-w-prose text-[0.8125rem] text-soft">{i18n.t('historyWaitingHint')}</p>
      <ul className="mt-1 divide-y divide-line">
        {drafts.map(({ share, attribution, text, verdict, category }) => (
          <li key={share} className="py-3 last:pb-0">
            <div className="flex flex-wrap items-center gap-x-3 gap-y-1">
              <span className="flex items-center gap-1.5 font-semibold">
                <VerdictGlyph kind={verdict} />
                {verdictText(verdict, category)}
              </span>
              <time dateTime={new Date(attribution.at).toISOString()} className="tabular-nums">
                {momentText(attribution.at, localZone(), dateLanguage())}
              </time>
              <bdi className="min-w-0 wrap-anywhere text-soft">{attribution.host}</bdi>
            </div>
            <p dir="auto" className="isolate my-1.5 line-clamp-2 wrap-anywhere">
              {plain(text, SHOWN_CHARS)}
            </p>
            <PageLink to={reviewPath(share)} label={i18n.t('historyDecideOf', [plain(text, NAME_CHARS)])}>
              {i18n.t('historyDecide')}
            </PageLink>
          </li>
        ))}
      </ul>
    </section>
  );
}
