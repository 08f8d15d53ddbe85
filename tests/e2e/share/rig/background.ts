/** The background's side: takes the completion a content script names, and gives the picture as base64 with what it took. */
import { captureCompletion, CaptureError, type CaptureApi } from '../../../../lib/background/capture/index.ts';

interface FirefoxTabs {
  captureTab?(tabId: number, options: object): Promise<string>;
}
const tabs: FirefoxTabs = chrome.tabs as never;

const api: CaptureApi = {
  captureVisibleTab: (windowId) => chrome.tabs.captureVisibleTab(windowId, { format: 'png' }),
  ...(tabs.captureTab
    ? { captureTab: (tabId, options) => tabs.captureTab?.(tabId, { ...options, format: 'png' }) ?? Promise.reject() }
    : {}),
  getTab: (tabId) => chrome.tabs.get(tabId),
};
let abort = new AbortController();

chrome.runtime.onMessage.addListener(
  (message: { capture?: string; cancel?: boolean; zoom?: boolean; 'no-zoom'?: boolean }, sender, respond) => {
    const { tab, frameId = 0 } = sender;
    if (tab?.id === undefined) return false;
    if (message.cancel) abort.abort();
    else if (message.zoom || message['no-zoom']) {
      void chrome.tabs.setZoom(tab.id, message.zoom ? 1.25 : 1).then(() => respond('done'));
      return true;
    } else if (message.capture !== undefined) {
      void take(tab.id, tab.windowId, frameId, message.capture).then(respond);
      return true;
    }
    respond('done');
    return false;
  },
);

async function take(tabId: number, windowId: number, frameId: number, token: string) {
  abort = new AbortController();
  const progress: number[][] = [];
  const started = performance.now();
  try {
    const shot = await captureCompletion(
      { tabId, windowId, frameId, token, ask: (question) => chrome.tabs.sendMessage(tabId, question, { frameId }) },
      api,
      abort.signal,
      (done, of) => progress.push([done, of]),
    );
    const ms = performance.now() - started;
    const bytes = new Uint8Array(await (await shot.canvas.convertToBlob({ type: 'image/png' })).arrayBuffer());
    let text = '';
    for (let at = 0; at < bytes.length; at += 30_000) text += String.fromCharCode(...bytes.subarray(at, at + 30_000));
    const { width, height, scale, hash, shots } = shot;
    return { png: btoa(text), width, height, scale, hash, shots, ms, progress };
  } catch (error) {
    const ms = performance.now() - started;
    return { why: error instanceof CaptureError ? error.why : 'none', error: String(error), ms, progress };
  }
}
