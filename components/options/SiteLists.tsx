import type { ReactNode } from 'react';
import { i18n } from '#i18n';
import { hostPattern } from '../../lib/settings/origins.ts';
import { removeAccess, requestAccess, useAccess } from '../permissions.ts';
import { Button } from '../ui/Button.tsx';
import { useSetting, useSettingsStore } from '../use-settings.ts';

interface ListProps {
  readonly title: string;
  readonly sites: readonly string[];
  readonly children: (site: string) => ReactNode;
}

function List({ title, sites, children }: ListProps) {
  return (
    <div>
      <h3 className="font-semibold">{title}</h3>
      {sites.length === 0 ? (
        <p className="text-soft">{i18n.t('optionsSitesNone')}</p>
      ) : (
        <ul className="mt-1 divide-y divide-line border-y border-line">
          {sites.map((site) => (
            <li key={site} className="flex flex-wrap items-center gap-x-4 gap-y-1 py-2">
              <span className="min-w-0 flex-1 font-mono text-[0.8125rem] break-all">{site}</span>
              {children(site)}
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}

/** Pages the user allowed, with the ones the browser gives no access to, and sites switched off. */
export function SiteLists() {
  const store = useSettingsStore();
  const allowed = useSetting((settings) => settings.allowedSites);
  const off = useSetting((settings) => settings.offSites);
  const endpoint = useSetting((settings) => (settings.openai.enabled ? settings.openai.endpoint : undefined));
  const held = useAccess(allowed.flatMap((site) => hostPattern(site) ?? []));

  const remove = async (site: string) => {
    await store.update(({ allowedSites }) => ({ allowedSites: allowedSites.filter((other) => other !== site) }));
    const pattern = hostPattern(site);
    const needed = [...allowed.filter((other) => other !== site), ...(endpoint === undefined ? [] : [endpoint])];
    if (pattern !== undefined && !needed.some((other) => hostPattern(other) === pattern)) await removeAccess(pattern);
  };

  return (
    <>
      <List title={i18n.t('optionsSitesAllowed')} sites={allowed}>
        {(site) => (
          <>
            {held && !held.has(hostPattern(site) ?? '') && (
              <>
                <span className="text-[0.8125rem] font-semibold text-alert">{i18n.t('optionsSiteMissing')}</span>
                <Button
                  look="quiet"
                  aria-label={i18n.t('optionsSiteGrant', [site])}
                  onClick={() => void requestAccess([hostPattern(site) ?? ''])}
                >
                  {i18n.t('optionsSiteGrantShort')}
                </Button>
              </>
            )}
            <Button look="quiet" aria-label={i18n.t('optionsSiteRemove', [site])} onClick={() => void remove(site)}>
              {i18n.t('optionsSiteRemoveShort')}
            </Button>
          </>
        )}
      </List>
      <List title={i18n.t('optionsSitesOff')} sites={off}>
        {(site) => (
          <Button
            look="quiet"
            aria-label={i18n.t('optionsSiteTurnOn', [site])}
            onClick={() => void store.update(({ offSites }) => ({ offSites: offSites.filter((other) => other !== site) }))}
          >
            {i18n.t('optionsSiteTurnOnShort')}
          </Button>
        )}
      </List>
    </>
  );
}
