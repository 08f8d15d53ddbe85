import { useEffect, useState } from 'react';
import { browser } from 'wxt/browser';
import { GET_PAGE_STATUS, parsePageStatus, type PageStatus } from '../../lib/messages.ts';
import { namedTab } from '../tabs.ts';

/** How often the popup asks the page while it is open, in milliseconds. */
const POLL_MS = 500;

export interface Page {
  readonly tabId: number | undefined;
  /** Chosen by `?tab=<id>`. */
  readonly named: boolean;
  /** Undefined where the browser keeps it to itself. */
  readonly url: string | undefined;
  /** null: no content script answers there. undefined: not asked yet. */
  readonly status: PageStatus | null | undefined;
}

/** The tab to act on: the named one, else the active one of this window. */
async function findTab(named: number | undefined): Promise<{ id?: number | undefined; url?: string | undefined }> {
  if (named !== undefined) return browser.tabs.get(named).catch(() => ({}));
  const [tab] = await browser.tabs.query({ active: true, currentWindow: true });
  return tab ?? {};
}

async function askStatus(tabId: number): Promise<PageStatus | null> {
  try {
    return parsePageStatus(await browser.tabs.sendMessage(tabId, GET_PAGE_STATUS, { frameId: 0 })) ?? null;
  } catch {
    return null;
  }
}

/** The page the popup is about, asked again and again while the popup is open. */
export function usePage(): Page {
  const [page, setPage] = useState<Page>({ tabId: undefined, named: false, url: undefined, status: undefined });
  useEffect(() => {
    let open = true;
    let timer: ReturnType<typeof setTimeout> | undefined;
    let last = '';
    const named = namedTab(location.search);
    const look = async () => {
      const { id, url } = await findTab(named);
      const status = id === undefined ? null : await askStatus(id);
      if (!open) return;
      const next = { tabId: id, named: named !== undefined, url, status };
      const text = JSON.stringify(next);
      if (text !== last) setPage(next);
      last = text;
      timer = setTimeout(() => void look(), POLL_MS);
    };
    void look();
    return () => {
      open = false;
      clearTimeout(timer);
    };
  }, []);
  return page;
}
