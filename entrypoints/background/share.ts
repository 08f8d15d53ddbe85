import { i18n } from '#i18n';
import { browser, type Browser } from 'wxt/browser';
import { localZone } from '../../components/language.ts';
import { redactedText } from '../../components/share/redaction-texts.ts';
import { altTexts, labelTexts } from '../../components/share/mark-texts.ts';
import { base64 } from '../../lib/base64.ts';
import { captureCompletion, type CaptureApi } from '../../lib/background/capture/index.ts';
import { ANSWER_MS, answered } from '../../lib/background/patience.ts';
import { openDrafts } from '../../lib/background/share/drafts.ts';
import { createJudge } from '../../lib/background/share/engines.ts';
import { Shares } from '../../lib/background/share/flow.ts';
import { findSaved, saveFile, type Address } from '../../lib/background/share/save.ts';
import type { ShareSource } from '../../lib/background/share/types.ts';
import { systemClock } from '../../lib/clock.ts';
import { altText } from '../../lib/mark/alt-text.ts';
import { loadFonts } from '../../lib/mark/label/index.ts';
import { coverBoxes } from '../../lib/mark/redact/cover.ts';
import { markPicture } from '../../lib/mark/mark-picture.ts';
import {
  parseDescribed,
  parsePageStatus,
  GET_PAGE_STATUS,
  parseShareRequest,
  type ShareOutcome,
  type ShareProgress,
  type ShareQuestion,
  type ShareRequest,
} from '../../lib/messages.ts';
import { openLedger } from '../../lib/meter/ledger.ts';
import { shareStates } from '../../lib/meter/state.ts';
import type { FeedbackStore } from '../../lib/moderate/feedback/store.ts';
import { findTopics } from '../../lib/moderate/topics/find.ts';
import { swayOf } from '../../lib/moderate/feedback/sway.ts';
import { fetchWeights, WEIGHTS_PATH } from '../../lib/moderate/engines/on-device/weights.ts';
import type { ModerationService } from '../../lib/moderate/engines/openai/service.ts';
import { originOf } from '../../lib/settings/origins.ts';
import type { SettingsStore } from '../../lib/settings/store.ts';
import { labelOf } from '../../lib/sites/index.ts';
import { providerOf } from '../../lib/sites/providers.ts';
import { sealFor } from './credentials.ts';
import { REPORT } from './feedback.ts';
import { VERIFY } from './verify.ts';

const MENU = 'share';
const COMMAND = 'share-shot';

interface Parts {
  readonly store: Promise<SettingsStore>;
  readonly feedback: Promise<FeedbackStore>;
  readonly service: ModerationService;
  /** How far a tab's capture has come, for its toolbar button; `of` 0 when it is over. */
  readonly showProgress: (tabId: number, progress: ShareProgress) => void;
}

/** Firefox has it, Chrome does not. */
const tabs: typeof browser.tabs & { captureTab?: NonNullable<CaptureApi['captureTab']> } = browser.tabs;

const capturing: CaptureApi = {
  captureVisibleTab: (windowId) => browser.tabs.captureVisibleTab(windowId, { format: 'png' }),
  ...(tabs.captureTab
    ? { captureTab: (tabId, options) => tabs.captureTab?.(tabId, options) ?? Promise.reject(new Error()) }
    : {}),
  getTab: (tabId) => browser.tabs.get(tabId),
};

/** An address for a file's content: Chrome's worker can make no `blob:` URLs, Firefox takes no `data:` ones. */
async function addressOf(file: Blob): Promise<Address> {
  if ('createObjectURL' in URL) {
    const url = URL.createObjectURL(file);
    return { url, release: () => URL.revokeObjectURL(url) };
  }
  const bytes = new Uint8Array(await file.arrayBuffer());
  return { url: `data:${file.type};base64,${base64(bytes)}`, release: () => undefined };
}

const fontFile = (file: string): string => new URL(`/fonts/${file}`, browser.runtime.getURL('/')).href;
const pageOf = (path: string): string => new URL(path, browser.runtime.getURL('/')).href;

/** Puts a question to the content script of a share's frame. Rejects if there is none. */
function ask({ tabId, frameId }: ShareSource, question: ShareQuestion): Promise<unknown> {
  return browser.tabs.sendMessage(tabId, question, { frameId });
}

/** Everything about shares that the background does. Adds its listeners at once: a worker that was woken by an event hears it only then. */
export function setUpShares({ store, feedback, service, showProgress }: Parts): void {
  const boot = crypto.randomUUID();
  const settings = async () => (await store).getState();
  const ledger = openLedger({ clock: systemClock, zone: localZone, boot, newId: () => crypto.randomUUID() });

  const shares = new Shares({
    clock: systemClock,
    zone: localZone,
    newId: () => crypto.randomUUID(),
    settings,
    update: async (change) => (await store).update(change),
    ledger,
    drafts: openDrafts(),
    judge: createJudge({
      settings,
      service,
      sway: async () => swayOf((await feedback).getState()),
      weights: () => fetchWeights(pageOf(WEIGHTS_PATH)),
    }),
    topics: findTopics,
    describe: async (source, token, menu) =>
      parseDescribed(
        await ask(source, { type: 'share-describe', menu, ...(token === undefined ? {} : { token }) }).catch(() => undefined),
      ),
    async capture({ tabId, frameId }, { token }, signal, progress, spans) {
      const { windowId } = await browser.tabs.get(tabId);
      const target = {
        tabId,
        frameId,
        windowId,
        token,
        spans,
        ask: (message: object) => browser.tabs.sendMessage(tabId, message, { frameId }),
      };
      const show = (done: number, of: number): void => {
        progress({ done, of });
        showProgress(tabId, { done, of });
      };
      try {
        const { canvas, scale, hash, boxes } = await captureCompletion(target, capturing, signal, show);
        return { picture: canvas, scale, hash, boxes };
      } finally {
        showProgress(tabId, { done: 0, of: 0 });
      }
    },
    cover: coverBoxes,
    words: redactedText,
    encode: (shot) => shot.convertToBlob({ type: 'image/png' }),
    async mark({ share, shot, scale, attribution, text, reviewed, redacted, format, cautions, label }) {
      await loadFonts(fontsHere(), fontFile);
      const provider = providerOf(`https://${attribution.host}`);
      const fields = {
        id: share,
        attribution,
        sourceType: 'trained',
        altText: altText(text, attribution, altTexts(cautions)),
        reviewed,
        ...(provider === undefined ? {} : { provider }),
      } as const;
      const { share: wishes } = await settings();
      return markPicture(
        { source: shot, scale },
        {
          label: { ...label, texts: labelTexts(cautions) },
          fields,
          version: browser.runtime.getManifest().version,
          redacted,
          format,
          seal: sealFor({ name: attribution.name }, wishes.unlinkable),
        },
      );
    },
    save: async (picture, name) => saveFile(browser.downloads, await addressOf(picture), name),
    find: (part) => findSaved(browser.downloads, part, browser.runtime.id),
    siteLabel: labelOf,
    tell: async (source, outcome) => {
      await ask(source, { type: 'share-told', outcome }).catch(() => undefined);
    },
    openReview: async (share) => {
      await browser.tabs.create({ url: pageOf(`/review.html?share=${encodeURIComponent(share)}`) });
    },
  });

  /** Presses the button of a tab's page for the user. */
  const pressTab = async (
    tab: Browser.tabs.Tab | undefined,
    meant: Parameters<Shares['press']>[1],
    frameId = 0,
  ): Promise<ShareOutcome> => {
    const tabId = tab?.id;
    if (tabId === undefined) return { kind: 'failed', why: 'no-completion' };
    const asked: Promise<unknown> = browser.tabs.sendMessage(tabId, GET_PAGE_STATUS, { frameId });
    const status = parsePageStatus(await answered(asked, systemClock, ANSWER_MS).catch(() => undefined));
    // The address is the browser's word where it gives it; else the page's own.
    const origin = originOf(tab?.url) ?? status?.origin;
    if (!status?.active || origin === undefined) return { kind: 'failed', why: 'no-completion' };
    return shares.press({ tabId, frameId, origin }, meant);
  };

  const pressButton = async (
    sender: Browser.runtime.MessageSender,
    meant: { token: string; oneOff: boolean },
  ): Promise<ShareOutcome> => {
    const origin = sender.origin ?? originOf(sender.url);
    const tabId = sender.tab?.id;
    if (tabId === undefined || origin === undefined || origin === 'null') return { kind: 'failed', why: 'gone' };
    const outcome = await shares.press({ tabId, frameId: sender.frameId ?? 0, origin }, meant);
    // A press on the page gives no access to its picture: this says why, and asks once.
    if (outcome.kind === 'failed' && outcome.why === 'no-permission')
      await browser.tabs.create({ url: pageOf(`/permission.html?tab=${tabId}`) });
    return outcome;
  };

  /** What a request of one of our own pages comes to. */
  const answerPage = async (request: ShareRequest, fromTab: boolean): Promise<unknown> => {
    switch (request.type) {
      case 'share-tab':
        // A popup that stands in a tab of its own hides the page whose picture is wanted.
        if (fromTab) await browser.tabs.update(request.tabId, { active: true }).catch(() => undefined);
        return pressTab(await browser.tabs.get(request.tabId).catch(() => undefined), { oneOff: request.oneOff ?? false });
      case 'share-approve': {
        const { share, reason, oneOff, model, redact } = request;
        return shares.approve(share, {
          ...(reason === undefined ? {} : { reason }),
          ...(oneOff === undefined ? {} : { oneOff }),
          ...(model === undefined ? {} : { model }),
          ...(redact === undefined ? {} : { redact }),
        });
      }
      case 'share-drop':
        return shares.drop(request.share);
      case 'share-export':
        return shares.export(request.share, request.format);
      case 'share-progress':
        return shares.progress;
      case 'share-cancel':
        return shares.cancel();
      case 'share-press':
      case 'share-open':
        return undefined;
      default:
        return request satisfies never;
    }
  };

  const answer = async (request: ShareRequest, sender: Browser.runtime.MessageSender): Promise<unknown> => {
    if (sender.url?.startsWith(browser.runtime.getURL('/'))) return answerPage(request, sender.tab !== undefined);
    // A page ends what it asked for, and nothing else.
    if (request.type === 'share-cancel') return sender.tab?.id === undefined ? undefined : shares.cancel(sender.tab.id);
    if (request.type === 'share-press') return pressButton(sender, { token: request.token, oneOff: request.oneOff ?? false });
    if (request.type !== 'share-open') return undefined;
    const share = request.share === undefined ? '' : `?share=${encodeURIComponent(request.share)}`;
    return browser.tabs
      .create({ url: pageOf(request.page === 'options' ? '/options.html' : `/review.html${share}`) })
      .then(() => true);
  };

  browser.runtime.onMessage.addListener((raw: unknown, sender, respond: (answer: unknown) => void) => {
    const request = sender.id === browser.runtime.id ? parseShareRequest(raw) : undefined;
    if (!request) return undefined;
    answer(request, sender).then(respond, (error: unknown) => {
      console.warn('Sharemark could not answer about a share', error);
      respond({ kind: 'failed', why: 'unknown' });
    });
    return true;
  });

  browser.commands.onCommand.addListener((command, tab) => {
    if (command !== COMMAND) return;
    void (async () => pressTab(tab ?? (await browser.tabs.query({ active: true, currentWindow: true }))[0], {}))();
  });
  browser.contextMenus.onClicked.addListener(({ menuItemId, frameId }, tab) => {
    if (menuItemId === MENU) void pressTab(tab, { menu: true }, frameId ?? 0);
  });
  browser.runtime.onInstalled.addListener(() => {
    void browser.contextMenus.removeAll().then(() => {
      browser.contextMenus.create({
        id: MENU,
        title: i18n.t('menuShare'),
        contexts: ['page', 'selection', 'link', 'image', 'editable'],
      });
      browser.contextMenus.create({
        id: REPORT,
        title: i18n.t('menuReport'),
        contexts: ['page', 'selection', 'link', 'editable'],
      });
      browser.contextMenus.create({ id: VERIFY, title: i18n.t('menuVerify'), contexts: ['image'] });
    });
  });

  // What an earlier life of the background left open is looked after once, before anybody asks.
  void ledger.then(async (open) => {
    const states = shareStates(await open.events(), boot);
    await shares.recover(states.filter(({ status }) => status === 'uncertain').map(({ share }) => share));
  });
}

/** Where the label's fonts are loaded: a worker's own set in Chrome, the event page's in Firefox. */
function fontsHere(): FontFaceSet {
  const own: unknown = Reflect.get(globalThis, 'fonts');
  if (own instanceof FontFaceSet) return own;
  if ('document' in globalThis) return document.fonts;
  throw new Error('This browser has no fonts for the background.');
}
