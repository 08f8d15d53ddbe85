import { browser } from 'wxt/browser';
import { MODERATE_PORT, pageStatusMessage, parseMessage, type PageStatus } from '../messages.ts';
import { Cascade, type ModelEngine } from '../moderate/cascade.ts';
import type { Remote } from '../moderate/engines/openai/remote.ts';
import type { Settings } from '../settings/schema.ts';
import type { SettingsStore } from '../settings/store.ts';
import type { Familiar } from '../settings/familiar.ts';
import type { Site } from '../sites/site.ts';
import { Boot, BOOT_MS } from './boot.ts';
import { LazyLoader, type LazyParts } from './lazy.ts';
import { measured } from './measured.ts';
import { Page } from './page.ts';
import type { PillTexts } from './pill-words.ts';
import { holdOff } from './watch.ts';

/** What one frame's moderation is made of. */
export interface ModerationParts {
  /** Aborted when a newer script of ours takes this frame over. */
  readonly replaced: AbortSignal;
  readonly origin: string;
  readonly site: Site;
  readonly settings: Promise<SettingsStore>;
  /** Whether completions were found at this address before. */
  readonly familiar: Familiar;
  readonly texts: PillTexts;
  /** "Sharemark was updated – reload". */
  readonly reconnect: string;
  /** "This page was not checked in time". */
  readonly late: string;
}

const MODEL_PATH = '/on-device/weights.bin';
/** Held text is told why it waits when the weights are not there by then. */
const MODEL_PATIENCE_MS = 2000;
/** The icon and an open popup follow with this delay. */
const REPORT_MS = 400;

/** Moderates one frame for as long as it lives, following the settings. */
export async function moderatePage(parts: ModerationParts): Promise<void> {
  const { site, replaced } = parts;
  const boot = site.matches.length === 0 ? new Boot() : undefined;
  // Nothing is painted before storage has answered whether this is a page for that.
  boot?.hold();
  let settings: SettingsStore;
  try {
    const [store, known] = await Promise.all([parts.settings, boot ? parts.familiar.knows() : false]);
    settings = store;
    if (!known) boot?.release();
  } catch {
    // The extension went away before it could start: nothing is hidden by a script that cannot judge.
    boot?.end();
    return;
  }
  const frame = new Frame(parts, settings, boot);
  const stop = settings.subscribe((next, last) => frame.follow(next, last));
  replaced.addEventListener('abort', () => {
    stop();
    settings.destroy();
    frame.stop(true);
  });
  frame.follow(settings.getState());
}

/** One frame: what runs in it now. */
class Frame {
  readonly #parts: ModerationParts;
  readonly #settings: SettingsStore;
  readonly #boot: Boot | undefined;
  readonly #cascade: Cascade;
  readonly #started = performance.now();
  #page: Page | undefined;
  readonly #lazy = new LazyLoader(packaged);
  #engines: LazyParts['engines'] | undefined;
  #remote: Remote | undefined;
  #model: 'none' | 'loading' | 'loaded' = 'none';
  #reporting: ReturnType<typeof setTimeout> | undefined;
  #reported = '';
  #orphaned = false;

  constructor(parts: ModerationParts, settings: SettingsStore, boot: Boot | undefined) {
    this.#parts = parts;
    this.#settings = settings;
    this.#boot = boot;
    this.#cascade = new Cascade(undefined, () => this.#page?.refresh());
    const answer = (message: unknown, _sender: unknown, respond: (answer: unknown) => void): true | undefined => {
      if (parseMessage(message)?.type === 'get-page-status') {
        respond(this.#status());
        return undefined;
      }
      const later = this.#page?.answer(message);
      if (!later) return undefined;
      void later.then(respond);
      return true;
    };
    browser.runtime.onMessage.addListener(answer);
    parts.replaced.addEventListener('abort', () => browser.runtime.onMessage.removeListener(answer));
  }

  /** Brings this frame in line with the settings. */
  follow(next: Settings, last?: Settings): void {
    const active = this.#wanted(next);
    if (this.#engines && last && differ(next.blocklist, last.blocklist))
      this.#cascade.setTerms(this.#engines.createBlocklist(next.blocklist));
    const remote = active && next.openai.enabled && this.#engines !== undefined;
    if (remote !== (this.#remote !== undefined) || (last && differ(next.openai, last.openai))) this.#useRemote(remote);
    if (!last || next.strictness !== last.strictness || differ(next.notUnsafe, last.notUnsafe))
      this.#cascade.configure(next.strictness, new Set(next.notUnsafe));
    if (active && !this.#page) this.#start();
    else if (!active) this.stop(false);
    this.#page?.setHiding(next.strictness !== 'observe');
    this.#report();
  }

  /** @param keepHeld what is held stays so, because a newer script takes over */
  stop(keepHeld: boolean): void {
    this.#boot?.end();
    this.#remote?.dispose();
    this.#remote = undefined;
    this.#page?.dispose(keepHeld);
    this.#page = undefined;
    if (!keepHeld) holdOff(true);
  }

  #wanted(settings: Settings): boolean {
    const { origin, site } = this.#parts;
    if (settings.offSites.includes(origin)) return false;
    // Frames without an origin of their own (about:blank, srcdoc) belong to the page that allowed them.
    return site.matches.length > 0 || origin === 'null' || settings.allowedSites.includes(origin);
  }

  #start(): void {
    holdOff(false);
    this.#page = new Page({
      site: this.#parts.site,
      cascade: this.#cascade,
      texts: this.#parts.texts,
      loadSharing: () => this.#lazy.load('share'),
      send: (request) => browser.runtime.sendMessage(request),
      onNotUnsafe: (hashes) => {
        void this.#settings.update((current) => ({ notUnsafe: [...new Set([...current.notUnsafe, ...hashes])].slice(-5000) }));
      },
      onUndo: (hashes) => {
        void this.#settings.update((current) => ({ notUnsafe: current.notUnsafe.filter((hash) => !hashes.includes(hash)) }));
      },
      boot: this.#boot,
      onChat: () => this.#load(),
      onChanged: () => this.#changed(),
      onTick: () => {
        this.#watchOrphan();
        this.#loadIfNeeded();
        this.#cascade.retry(performance.now());
      },
    });
    if (this.#model === 'loaded') this.#page.ready();
  }

  #changed(): void {
    this.#loadIfNeeded();
    if (this.#boot && (this.#page?.found().length ?? 0) > 0) this.#parts.familiar.note();
    this.#report();
  }

  #loadIfNeeded(): void {
    if (this.#model === 'none' && this.#page?.hasCompletions) this.#load();
  }

  /** Brings what judges text from the package: the engines, and the classifier's weights. */
  #load(): void {
    if (this.#model !== 'none') return;
    this.#model = 'loading';
    const late = setTimeout(() => this.#cascade.setModel('timeout'), MODEL_PATIENCE_MS);
    void this.#loadAll()
      .then(
        (engine) => {
          this.#model = 'loaded';
          this.#cascade.setModel(engine);
        },
        () => this.#cascade.setModel('failed'),
      )
      .then(() => {
        clearTimeout(late);
        this.#classifyWhenReady();
      });
  }

  async #loadAll(): Promise<ModelEngine> {
    const weights = fetchWeights();
    // Both at once; if the engines do not come either, that is what is told.
    weights.catch(() => undefined);
    const engines = await this.#lazy.load('engines').catch((error: unknown) => {
      // What is held says why by its pills; this line also says what to do.
      this.#page?.notice(this.#parts.texts.unavailable);
      throw error;
    });
    this.#useEngines(engines);
    const bytes = await weights;
    return measured('weights', () => engines.createOnDevice(engines.loadModel(bytes)))();
  }

  /** The user's terms need no weights. */
  #useEngines(engines: LazyParts['engines']): void {
    this.#engines = engines;
    const settings = this.#settings.getState();
    this.#cascade.setTerms(engines.createBlocklist(settings.blocklist));
    this.#useRemote(this.#page !== undefined && settings.openai.enabled);
  }

  /** The first classification of what is on the page; what came too late for it was shown unchecked, and says so. */
  #classifyWhenReady(): void {
    const run = () => {
      this.#page?.ready();
      this.#boot?.end();
      if (this.#parts.site.matches.length === 0 && performance.now() - this.#started > BOOT_MS && this.#model !== 'loaded')
        this.#page?.notice(this.#parts.late);
      this.#report();
    };
    if (document.readyState === 'loading') document.addEventListener('DOMContentLoaded', run, { once: true });
    else run();
  }

  #useRemote(on: boolean): void {
    this.#remote?.dispose();
    this.#remote = on ? this.#engines?.createRemote(() => browser.runtime.connect({ name: MODERATE_PORT })) : undefined;
    this.#cascade.setRemote(this.#remote);
  }

  /** After an update or uninstall Chrome leaves this script running: it goes on judging with what it has loaded. */
  #watchOrphan(): void {
    if (this.#orphaned || browser.runtime?.id) return;
    this.#orphaned = true;
    this.#remote?.dispose();
    this.#remote = undefined;
    this.#cascade.setRemote(undefined);
    // What it cannot judge any more it must not hide.
    if (this.#model !== 'loaded') this.#page?.setHiding(false);
    this.#page?.notice(this.#parts.reconnect);
  }

  #status(): PageStatus {
    const { origin, site } = this.#parts;
    const counts = this.#page?.counts() ?? { checked: 0, veiled: 0, revealed: 0, unchecked: 0, held: 0, wouldVeil: 0 };
    const found = this.#page?.found() ?? [];
    const health = this.#page?.health ?? 'none';
    const active = this.#page !== undefined;
    return { origin, site: site.id, found, health, active, ...counts, engines: this.#cascade.engines() };
  }

  #report(): void {
    if (this.#reporting !== undefined || this.#orphaned || globalThis.top !== globalThis.self) return;
    this.#reporting = setTimeout(() => {
      this.#reporting = undefined;
      const status = this.#status();
      const text = JSON.stringify(status);
      if (text === this.#reported || !browser.runtime?.id) return;
      this.#reported = text;
      browser.runtime.sendMessage(pageStatusMessage(status)).catch(() => undefined);
    }, REPORT_MS);
  }
}

/** Whether two pieces of the settings say different things. */
function differ(a: unknown, b: unknown): boolean {
  return JSON.stringify(a) !== JSON.stringify(b);
}

/** Address of a file of the package. Its own function because the generated types know pages only. */
function packaged(path: string): string {
  const runtime: { getURL(path: string): string } = browser.runtime;
  return runtime.getURL(path);
}

/** The weights of the on-device classifier. @throws when they cannot be read */
async function fetchWeights(): Promise<ArrayBuffer> {
  const response = await fetch(packaged(MODEL_PATH));
  if (!response.ok) throw new Error(`The weights could not be read (${response.status}).`);
  return response.arrayBuffer();
}
