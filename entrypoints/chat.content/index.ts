import { browser } from 'wxt/browser';
import { defineContentScript } from 'wxt/utils/define-content-script';
import { createFeedbackStore } from '../../lib/moderate/feedback/store.ts';
import { moderatePage } from '../../lib/page/moderate-page.ts';
import { createFamiliar, placeOf } from '../../lib/settings/familiar.ts';
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
    // Frames without an address of their own (srcdoc, about:blank) have their parent's origin, but not in `location`.
    const { origin } = globalThis;
    const { protocol, href } = globalThis.location;
    const page = protocol.startsWith('http') || origin === 'null' ? href : origin;
    const replaced = new AbortController();
    // Fires when a newer script of ours starts here. Nothing asks the context whether it is still valid: an orphan has to go on.
    ctx.onInvalidated(() => replaced.abort());
    void moderatePage({
      replaced: replaced.signal,
      origin,
      site: siteFor(new URL(page)),
      settings: createSettingsStore(browser.storage.local),
      familiar: createFamiliar(browser.storage.local, placeOf(new URL(page))),
      feedback: createFeedbackStore(browser.storage.local),
      texts: pillTexts(),
      reconnect: say('pageReconnect'),
      late: say('pageUncheckedBadge'),
    });
  },
});
