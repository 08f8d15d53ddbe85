import { useId, useState, type FormEvent } from 'react';
import { i18n } from '#i18n';
import { hostPattern, originOf } from '../../lib/settings/origins.ts';
import { removeAccess, requestAccess } from '../permissions.ts';
import { Button } from '../ui/Button.tsx';
import { useSettingsStore } from '../use-settings.ts';
import { hostOf } from './page-state.ts';

/** Asks for one page. Without an origin (the browser keeps it to itself) the person names it. */
export function AllowPage({ origin }: { readonly origin: string | undefined }) {
  const store = useSettingsStore();
  const id = useId();
  const [address, setAddress] = useState('');
  const [outcome, setOutcome] = useState<string>();

  const allow = (event: FormEvent) => {
    event.preventDefault();
    const wanted = origin ?? originOf(address.trim());
    const pattern = wanted && hostPattern(wanted);
    if (!wanted || !pattern) {
      setOutcome(i18n.t('popupAllowAddressBad'));
      return;
    }
    // First of all, while the browser still counts this as a click.
    const asking = requestAccess([pattern]);
    setOutcome(undefined);
    // Firefox closes the popup when it asks, and this script with it: the wish is noted before the answer, and counts only with it.
    const known = store.getState().allowedSites.includes(wanted);
    const noting = store.update(({ allowedSites, offSites }) => ({
      allowedSites: [...allowedSites, wanted],
      offSites: offSites.filter((site) => site !== wanted),
    }));
    const settle = async () => {
      const [granted] = await Promise.all([asking, noting]);
      if (granted) {
        // A page that has told its address shows that it is allowed by itself.
        if (origin === undefined) setOutcome(i18n.t('popupAllowDone', [hostOf(wanted)]));
        return;
      }
      setOutcome(i18n.t('popupAllowRefused'));
      if (!known) await store.update(({ allowedSites }) => ({ allowedSites: allowedSites.filter((site) => site !== wanted) }));
    };
    settle().catch((error: unknown) => setOutcome(i18n.t('optionsFailed', [String(error)])));
  };

  return (
    <form onSubmit={allow} noValidate>
      {origin === undefined ? (
        <label className="mb-2 block">
          <span className="block font-semibold">{i18n.t('popupAllowAddress')}</span>
          <span id={`${id}-hint`} className="mb-1 block text-[0.8125rem] text-band-soft">
            {i18n.t('popupAllowAddressHint')}
          </span>
          <input
            type="url"
            value={address}
            onChange={(event) => setAddress(event.target.value)}
            aria-describedby={`${id}-hint`}
            placeholder="https://"
            className="w-full rounded-md border border-band-soft bg-band-deep px-2.5 py-1.5 text-on-band placeholder:text-band-soft"
          />
        </label>
      ) : (
        <p id={`${id}-hint`} className="mb-2 text-[0.8125rem] text-band-soft">
          {i18n.t('popupAllowHint', [hostOf(origin)])}
        </p>
      )}
      <button
        type="submit"
        aria-describedby={`${id}-hint`}
        className="min-h-9 w-full rounded-lg bg-amber px-3.5 py-1.5 font-semibold text-on-amber transition hover:brightness-105"
      >
        {i18n.t('popupAllow')}
      </button>
      <output className="block text-[0.8125rem] text-amber not-empty:mt-2">{outcome}</output>
    </form>
  );
}

/** Takes a page's permission back. A host that another allowed site or the endpoint also needs stays allowed in the browser. */
export function StopPage({ origin }: { readonly origin: string }) {
  const store = useSettingsStore();
  const stop = async () => {
    const { allowedSites, openai } = store.getState();
    const pattern = hostPattern(origin);
    const others = [...allowedSites.filter((site) => site !== origin), ...(openai.enabled ? [openai.endpoint] : [])];
    await store.update((current) => ({ allowedSites: current.allowedSites.filter((site) => site !== origin) }));
    if (pattern && !others.some((other) => hostPattern(other) === pattern)) {
      await removeAccess(pattern);
    }
  };
  return (
    <Button look="quietOnBand" onClick={() => void stop()}>
      {i18n.t('popupStop')}
    </Button>
  );
}
