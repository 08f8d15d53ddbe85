import { i18n } from '#i18n';
import type { Settings } from '../../lib/settings/schema.ts';
import { Button } from '../ui/Button.tsx';
import { useSetting, useSettingsStore } from '../use-settings.ts';

function Line({ label, selector }: { readonly label: string; readonly selector: string }) {
  return (
    <p className="text-[0.8125rem] text-soft">
      {label} <code className="font-mono break-all text-ink">{selector}</code>
    </p>
  );
}

function TaughtPage({ origin, completion, user }: Settings['taught'][number]) {
  const store = useSettingsStore();
  const forget = () => void store.update(({ taught }) => ({ taught: taught.filter((page) => page.origin !== origin) }));
  return (
    <li className="flex flex-wrap items-center gap-x-4 gap-y-1 py-2">
      <div className="min-w-0 flex-1">
        <p className="font-mono text-[0.8125rem] break-all">{origin}</p>
        <Line label={i18n.t('optionsTaughtAnswers')} selector={completion} />
        {user !== undefined && <Line label={i18n.t('optionsTaughtOwn')} selector={user} />}
      </div>
      <Button look="quiet" aria-label={i18n.t('optionsTaughtForget', [origin])} onClick={forget}>
        {i18n.t('optionsTaughtForgetShort')}
      </Button>
    </li>
  );
}

/** What the user has shown of pages, to look at or to forget. */
export function TaughtPages() {
  const taught = useSetting((settings) => settings.taught);
  return (
    <div>
      <h3 className="font-semibold">{i18n.t('optionsTaught')}</h3>
      {taught.length === 0 ? (
        <p className="text-soft">{i18n.t('optionsTaughtNone')}</p>
      ) : (
        <ul className="mt-1 divide-y divide-line border-y border-line">
          {taught.map((page) => (
            <TaughtPage key={page.origin} {...page} />
          ))}
        </ul>
      )}
    </div>
  );
}
