import { browser } from 'wxt/browser';
import { defineContentScript } from 'wxt/utils/define-content-script';
import { moderatePage } from '../../lib/page/moderate-page.ts';
import { createSettingsStore } from '../../lib/settings/store.ts';
import { siteFor } from '../../lib/sites/index.ts';
import { pillTexts, say } from './texts.ts';

export default defineContentScript({
  // Generated from the site table by wxt.config.ts, like the hold sheet.
  matches: ['https://chatgpt.com/*'],
  runAt: 'document_start',
  allFrames: true,
  matchOriginAsFallback: true,
  noScriptStartedPostMessage: true,
  main(ctx) {
    const { origin, href } = globalThis.location;
    const replaced = new AbortController();
    // The context is also "invalidated" by an update or uninstall, and then this script has to go on.
    ctx.onInvalidated(() => browser.runtime?.id && replaced.abort());
    void moderatePage({
      replaced: replaced.signal,
      origin,
      site: siteFor(new URL(href)),
      settings: createSettingsStore(browser.storage.local),
      texts: pillTexts(),
      reconnect: say('pageReconnect'),
      late: say('pageUncheckedBadge'),
    });
  },
});
