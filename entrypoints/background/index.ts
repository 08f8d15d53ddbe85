import { i18n } from '#i18n';
import { browser, type Browser } from 'wxt/browser';
import { defineBackground } from 'wxt/utils/define-background';
import { CHAT_SCRIPT } from '../../lib/background/registration.ts';
import { createSiteScripts, type ScriptingApi } from '../../lib/background/site-scripts.ts';
import { toggleSite } from '../../lib/background/toggle-site.ts';
import { IDLE, iconPaths, TabReports, type Look } from '../../lib/background/toolbar.ts';
import { systemClock } from '../../lib/clock.ts';
import { MODERATE_PORT, parseMessage } from '../../lib/messages.ts';
import { createModerationService } from '../../lib/moderate/engines/openai/service.ts';
import { createFeedbackStore } from '../../lib/moderate/feedback/store.ts';
import { hostPattern } from '../../lib/settings/origins.ts';
import { defaultSettings, type Settings } from '../../lib/settings/schema.ts';
import { readKey, safetyId, usageStore } from '../../lib/settings/secrets.ts';
import { createSettingsStore } from '../../lib/settings/store.ts';
import { setUpHealth } from './health.ts';
import { setUpKnownPlaces } from './known-places.ts';
import { setUpFeedback } from './feedback.ts';
import { setUpShares } from './share.ts';
import { setUpVerify } from './verify.ts';

const BADGE_COLOR = '#4b5563';

/** Only Firefox takes a registered sheet for the user's own, whose `!important` no layer of a page's beats; in Chrome ours comes first anyway. */
const OURS_IS_THE_USERS = import.meta.env.FIREFOX;

const scripting: ScriptingApi = {
  registered: () => browser.scripting.getRegisteredContentScripts(),
  register: (scripts) =>
    browser.scripting.registerContentScripts(
      OURS_IS_THE_USERS ? scripts.map((script) => ({ ...script, cssOrigin: 'user' })) : scripts,
    ),
  unregister: (ids) => browser.scripting.unregisterContentScripts({ ids }),
  holds: (pattern) => browser.permissions.contains({ origins: [pattern] }),
  tabs: (url) => browser.tabs.query({ url }),
  askStatus: (tabId, message) => browser.tabs.sendMessage(tabId, message, { frameId: 0 }),
  insertSheet: (target, file) =>
    browser.scripting.insertCSS({ target, files: [file], origin: OURS_IS_THE_USERS ? 'USER' : 'AUTHOR' }),
  // The compiler knows paths of the package with a slash in front.
  runScript: (target) => browser.scripting.executeScript({ target, files: [`/${CHAT_SCRIPT}`], injectImmediately: true }),
};

/** A tab may be gone by the time its button changes. */
const gone = (): void => undefined;

/** Shows `look` on one tab's button, or on those of all tabs that have no look of their own. */
function show({ state, badge, why = 'engine' }: Look, tabId?: number): void {
  const tab = tabId === undefined ? {} : { tabId };
  const trouble = {
    engine: i18n.t('engineState_trouble'),
    fallback: i18n.t('toolbarFallback'),
    unclaimed: i18n.t('toolbarUnclaimed'),
  };
  const details = { off: [], on: [i18n.t('popupStateActive')], trouble: [trouble[why]] };
  const title = [i18n.t('popupTitle'), ...details[state]].join(' – ');
  browser.action.setIcon({ ...tab, path: iconPaths(state) }).catch(gone);
  browser.action.setBadgeText({ ...tab, text: badge }).catch(gone);
  browser.action.setTitle({ ...tab, title }).catch(gone);
}

/** Whether a message comes from a content script or page of this extension, and from which tab. */
function tabOf(sender: Browser.runtime.MessageSender): number | undefined {
  return sender.id === browser.runtime.id ? sender.tab?.id : undefined;
}

// Every listener is added at once: a worker that was woken by an event hears it only then.
export default defineBackground(() => {
  let settings: Settings = defaultSettings();
  const store = createSettingsStore(browser.storage.local);
  const ready = store.then(
    (hydrated) => {
      settings = hydrated.getState();
    },
    () => console.warn('Sharemark could not read its settings'),
  );

  const reports = new TabReports();
  const sites = createSiteScripts(scripting);
  setUpHealth();
  setUpKnownPlaces();
  setUpVerify();
  const service = createModerationService({
    clock: systemClock,
    random: Math.random,
    readKey,
    ready,
    settings: () => settings.openai,
    online: () => navigator.onLine,
    usage: usageStore,
    safetyId,
    allowed: (endpoint) => browser.permissions.contains({ origins: [hostPattern(endpoint) ?? endpoint] }),
  });
  const feedback = createFeedbackStore(browser.storage.local);
  // Whoever asks for it hears why it cannot be read.
  feedback.catch(() => undefined);
  setUpFeedback();
  setUpShares({
    store,
    feedback,
    service,
    showProgress(tab, { done, of }) {
      if (of === 0) show(reports.look(tab, service.health()), tab);
      else browser.action.setBadgeText({ tabId: tab, text: `${done}/${of}` }).catch(gone);
    },
  });
  const reconcile = () => void ready.then(() => sites.reconcile(settings.allowedSites));

  browser.runtime.onConnect.addListener((port) => {
    if (port.name === MODERATE_PORT && port.sender?.id === browser.runtime.id) service.serve(port);
  });
  browser.runtime.onMessage.addListener((raw: unknown, sender) => {
    const message = parseMessage(raw);
    const tab = tabOf(sender);
    if (message?.type !== 'page-status' || tab === undefined) return;
    reports.put(tab, sender.frameId ?? 0, message.status);
    show(reports.look(tab, service.health()), tab);
  });
  service.onHealth((health) => {
    for (const tab of reports.tabs()) show(reports.look(tab, health), tab);
  });
  browser.tabs.onRemoved.addListener((tab) => reports.drop(tab));

  const toggle = async (tab: Browser.tabs.Tab | undefined) => {
    const [active] = tab ? [tab] : await browser.tabs.query({ active: true, currentWindow: true });
    await (await store).update((current) => toggleSite(active?.url, current) ?? {});
  };
  browser.commands.onCommand.addListener((command, tab) => {
    if (command === 'toggle-site')
      toggle(tab).catch((error: unknown) => console.warn('Sharemark could not switch this site', error));
  });

  browser.permissions.onAdded.addListener(reconcile);
  browser.permissions.onRemoved.addListener(reconcile);
  browser.runtime.onInstalled.addListener(() => {
    void ready.then(() => sites.reconcile(settings.allowedSites)).then(() => sites.refreshTabs(settings.allowedSites));
  });
  void store.then(
    (hydrated) =>
      hydrated.subscribe((next, last) => {
        settings = next;
        if (next.allowedSites !== last.allowedSites) reconcile();
      }),
    () => undefined,
  );

  show(IDLE);
  void browser.action.setBadgeBackgroundColor({ color: BADGE_COLOR });
  reconcile();
});
