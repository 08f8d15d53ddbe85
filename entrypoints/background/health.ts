import { browser, type Browser } from 'wxt/browser';
import { createHealthKeeper, siteOf } from '../../lib/background/health.ts';
import { systemClock } from '../../lib/clock.ts';
import { parseMessage, type Message } from '../../lib/messages.ts';

/** Keeps the log of health: pages add to it, our own pages empty it. */
export function setUpHealth(): void {
  const keeper = createHealthKeeper(browser.storage.local, systemClock);

  const answer = async (message: Message, sender: Browser.runtime.MessageSender): Promise<unknown> => {
    const own = sender.url?.startsWith(browser.runtime.getURL('/')) ?? false;
    if (own) {
      if (message.type === 'health-clear') await keeper.clear();
      else if (message.type === 'health-seen') await keeper.seen(message.site);
      return true;
    }
    if (message.type !== 'page-health' || sender.frameId !== 0) return undefined;
    // Of a private window nothing is kept, and nothing told either.
    const page = sender.tab?.incognito === false ? siteOf(sender.url) : undefined;
    return page ? keeper.note({ ...page, delta: message.delta }) : {};
  };

  browser.runtime.onMessage.addListener((raw: unknown, sender, respond: (answer: unknown) => void) => {
    const message = sender.id === browser.runtime.id ? parseMessage(raw) : undefined;
    if (!message || !/^(?:page-health|health-clear|health-seen)$/.test(message.type)) return undefined;
    answer(message, sender).then(respond, (error: unknown) => {
      console.warn('Sharemark could not keep its log of health', error);
      respond(undefined);
    });
    return true;
  });
}
