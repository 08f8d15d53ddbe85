import { useEffect, useState } from 'react';
import { browser, type Browser } from 'wxt/browser';

/** `data_collection` is Firefox's; Chrome refuses requests that have it. */
type Request = Browser.permissions.Permissions & { data_collection?: string[] };

/** Firefox (from 140) asks separately whether content of pages may be sent away. */
export const sendingNeedsConsent: boolean = import.meta.env.FIREFOX;

/**
 * Asks the browser for access to hosts, and with `sending` (Firefox) for consent to send page text. Call it first thing in a click or key
 * handler: Firefox refuses after any `await`. Resolves to false if the person or the browser said no.
 */
export async function requestAccess(patterns: readonly string[], { sending = false } = {}): Promise<boolean> {
  const consent = sending && sendingNeedsConsent;
  if (patterns.length === 0 && !consent) return true;
  const request: Request = { origins: [...patterns], ...(consent ? { data_collection: ['websiteContent'] } : {}) };
  try {
    return await browser.permissions.request(request);
  } catch {
    return false;
  }
}

/** Whether access is held now. Unlike asking, this needs no gesture. */
export async function hasAccess(pattern: string): Promise<boolean> {
  return browser.permissions.contains({ origins: [pattern] }).catch(() => false);
}

/** Gives access back. What the manifest itself asks for stays; that is not an error. */
export async function removeAccess(pattern: string): Promise<void> {
  await browser.permissions.remove({ origins: [pattern] }).catch(() => false);
}

/** Which of `patterns` the browser gives access to, kept up to date; undefined until known. */
export function useAccess(patterns: readonly string[]): ReadonlySet<string> | undefined {
  const [held, setHeld] = useState<ReadonlySet<string>>();
  const key = patterns.join(' ');
  useEffect(() => {
    let current = true;
    const look = async () => {
      const wanted = key === '' ? [] : key.split(' ');
      const answers = await Promise.all(wanted.map(hasAccess));
      if (current) setHeld(new Set(wanted.filter((_, index) => answers[index])));
    };
    const onChange = () => void look();
    onChange();
    browser.permissions.onAdded.addListener(onChange);
    browser.permissions.onRemoved.addListener(onChange);
    return () => {
      current = false;
      browser.permissions.onAdded.removeListener(onChange);
      browser.permissions.onRemoved.removeListener(onChange);
    };
  }, [key]);
  return held;
}
