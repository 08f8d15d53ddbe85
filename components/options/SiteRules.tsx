import { i18n } from '#i18n';
import { withoutException, withSiteStrictness } from '../../lib/settings/for-site.ts';
import { strictnessText } from '../texts.ts';
import { Button } from '../ui/Button.tsx';
import { useSetting, useSettingsStore } from '../use-settings.ts';

interface ListProps {
  readonly title: string;
  readonly items: readonly {
    readonly site: string;
    readonly rule: string;
    /** Full name of the button. */
    readonly removes: string;
    readonly remove: () => void;
  }[];
}

function List({ title, items }: ListProps) {
  return (
    <div>
      <h3 className="font-semibold">{title}</h3>
      {items.length === 0 ? (
        <p className="text-soft">{i18n.t('optionsSitesNone')}</p>
      ) : (
        <ul className="mt-1 divide-y divide-line border-y border-line">
          {items.map(({ site, rule, removes, remove }) => (
            <li key={`${site} ${rule}`} className="flex flex-wrap items-center gap-x-4 gap-y-1 py-2">
              <span className="min-w-0 flex-1 font-mono text-[0.8125rem] break-all">{site}</span>
              <span dir="auto" className="min-w-0 wrap-anywhere">
                {rule}
              </span>
              <Button look="quiet" aria-label={removes} onClick={remove}>
                {i18n.t('optionsSiteRemoveShort')}
              </Button>
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}

/** What counts on single sites only: their own strictness, and phrases excepted there. */
export function SiteRules() {
  const store = useSettingsStore();
  const levels = useSetting((settings) => settings.siteStrictness);
  const exceptions = useSetting((settings) => settings.siteExceptions);
  return (
    <>
      <List
        title={i18n.t('optionsSiteStrictness')}
        items={levels.map(({ origin, strictness }) => ({
          site: origin,
          rule: strictnessText(strictness).name,
          removes: i18n.t('optionsSiteStrictnessRemove', [origin]),
          remove: () => void store.update((current) => withSiteStrictness(current, origin, undefined)),
        }))}
      />
      <List
        title={i18n.t('optionsSiteExceptions')}
        items={exceptions.map(({ origin, phrase }) => ({
          site: origin,
          rule: phrase,
          removes: i18n.t('optionsSiteExceptionRemove', [phrase, origin]),
          remove: () => void store.update((current) => withoutException(current, phrase, origin)),
        }))}
      />
    </>
  );
}
