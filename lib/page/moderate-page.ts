import { browser } from 'wxt/browser';
import { systemClock } from '../clock.ts';
import { MODERATE_PORT, pageStatusMessage, parseMessage, type PageStatus } from '../messages.ts';
import { Cascade, type ModelEngine } from '../moderate/cascade.ts';
import { fetchWeights, WEIGHTS_PATH } from '../moderate/engines/on-device/weights.ts';
import type { Remote } from '../moderate/engines/openai/remote.ts';
import { noPictures } from '../moderate/pictures.ts';
import { pageHealth } from '../moderate/health/page-health.ts';
import { type FeedbackStore, lastAbout } from '../moderate/feedback/store.ts';
import { swayOf } from '../moderate/feedback/sway.ts';
import { settingsForSite, withException, withoutException } from '../settings/for-site.ts';
import { taughtOf, type Settings } from '../settings/schema.ts';
import type { SettingsStore } from '../settings/store.ts';
import type { Familiar } from '../settings/familiar.ts';
import { generic } from '../sites/generic.ts';
import { detectSite } from '../sites/index.ts';
import type { Site } from '../sites/site.ts';
import { withTaught } from '../sites/taught.ts';
import { Boot, BOOT_MS } from './boot.ts';
import { HealthReporter } from './health-reporter.ts';
import { LazyLoader, type LazyParts } from './lazy.ts';
import { measured } from './measured.ts';
import { NO_COUNTS, Page } from './page.ts';
import type { Pictures } from './pictures/pictures.ts';
import type { FeedbackDesk } from './feedback.ts';
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
  readonly feedback: Promise<FeedbackStore>;
  readonly texts: PillTexts;
  /** "Sharemark was updated – reload". */
  readonly reconnect: string;
  /** "This page was not checked in time". */
  readonly late: string;
}

/** The script that lets the user show where the messages are; it starts by itself. */
const TEACH_PATH = '/chat-teach.js';
/** Held text is told why it waits when the weights are not there by then. */
const MODEL_PATIENCE_MS = 2000;
/** A UI that people host themselves is looked for this often at most, and only after something has changed. In milliseconds. */
const DETECT_MS = 1000;
/** The icon and an open popup follow with this delay. */
const REPORT_MS = 400;

/** Moderates one frame for as long as it lives, following the settings. */
export async function moderatePage(parts: ModerationParts): Promise<void> {
  const { site, replaced } = parts;
  const boot = site.matches.length === 0 ? new Boot() : undefined;
  boot?.holdKnown();
  let settings: SettingsStore;
  let feedback: FeedbackStore;
  let familiar = false;
  try {
    const [store, said, known] = await Promise.all([parts.settings, parts.feedback, boot ? parts.familiar.knows() : false]);
    [settings, feedback, familiar] = [store, said, known];
    if (known) boot?.holdUnpainted();
    else boot?.release();
  } catch {
    // The extension went away before it could start: nothing is hidden by a script that cannot judge.
    boot?.end();
    return;
  }
  const frame = new Frame(parts, settings, feedback, boot, familiar);
  const stops = [settings.subscribe((next, last) => frame.follow(next, last)), feedback.subscribe(() => frame.configure())];
  replaced.addEventListener('abort', () => {
    for (const stop of stops) stop();
    settings.destroy();
    feedback.destroy();
    frame.stop(true);
  });
  frame.follow(settings.getState());
}

/** One frame: what runs in it now. */
class Frame {
  readonly #parts: ModerationParts;
  readonly #settings: SettingsStore;
  readonly #feedback: FeedbackStore;
  readonly #boot: Boot | undefined;
  readonly #familiar: boolean;
  readonly #cascade: Cascade;
  readonly #health: HealthReporter;
  readonly #started = performance.now();
  /** The adapter that is used now: of the address, of the UI that the page turned out to be, or none although there is one. */
  #site: Site;
  #detectAt = 0;
  /** The user has seen answers that are not found: any text may be one. */
  #everywhere = false;
  #stirred = false;
  #unclaimed = false;
  #page: Page | undefined;
  readonly #lazy = new LazyLoader(packaged);
  #engines: LazyParts['engines'] | undefined;
  #remote: Remote | undefined;
  #pictures: Pictures | undefined;
  #awaited = noPictures();
  #model: 'none' | 'loading' | 'loaded' = 'none';
  /** The weights on their way, until they are read. */
  #weights: Promise<ArrayBuffer> | undefined;
  #reporting: ReturnType<typeof setTimeout> | undefined;
  #reported = '';
  #orphaned = false;

  constructor(
    parts: ModerationParts,
    settings: SettingsStore,
    feedback: FeedbackStore,
    boot: Boot | undefined,
    familiar: boolean,
  ) {
    this.#parts = parts;
    this.#settings = settings;
    this.#feedback = feedback;
    this.#boot = boot;
    this.#familiar = familiar;
    this.#site = parts.site;
    this.#health = new HealthReporter(
      (message) => browser.runtime.sendMessage(message),
      () => this.#report(),
    );
    // Whatever happened last on a page that goes away is worth a try.
    globalThis.addEventListener('pagehide', () => this.#health.flush(), { signal: parts.replaced });
    this.#cascade = new Cascade(undefined, () => this.#page?.refresh());
    const answer = (message: unknown, _sender: unknown, respond: (answer: unknown) => void): true | undefined => {
      const said = parseMessage(message);
      if (said?.type === 'get-page-status') respond(this.#status());
      else if (said?.type === 'get-page-report') {
        void this.#describe().then(respond);
        return true;
      } else if (said?.type === 'look-anyway') this.#lookAnyway();
      else if (said?.type === 'report-missed') this.#page?.report(said.menu);
      else if (said?.type === 'teach') {
        void import(/* @vite-ignore */ `${packaged(TEACH_PATH)}?${crypto.randomUUID()}`).then(
          () => respond(true),
          () => respond(false),
        );
        return true;
      }
      const later = this.#page?.answer(message);
      if (!later) return undefined;
      void later.then(respond);
      return true;
    };
    browser.runtime.onMessage.addListener(answer);
    parts.replaced.addEventListener('abort', () => {
      this.#health.stop();
      browser.runtime.onMessage.removeListener(answer);
    });
  }

  /** Brings this frame in line with the settings. */
  follow(everywhere: Settings, before?: Settings): void {
    const [next, last] = [this.#here(everywhere), before && this.#here(before)];
    const active = this.#wanted(next);
    const { origin } = this.#parts;
    // The page is read again from the start, with what the user has just taught.
    if (last && differ(taughtOf(next, origin), taughtOf(last, origin))) this.stop(false);
    if (this.#engines && last && differ(next.blocklist, last.blocklist))
      this.#cascade.setTerms(this.#engines.createBlocklist(next.blocklist));
    const remote = active && next.openai.enabled && this.#engines !== undefined;
    if (remote !== (this.#remote !== undefined) || (last && differ(next.openai, last.openai))) this.#useRemote(remote);
    // What judges comes later than the first picture.
    if (!this.#engines && this.#model !== 'loaded') this.#cascade.setPictures(wantsPictures(next) ? this.#awaited : undefined);
    if (next.strictness !== last?.strictness) this.configure();
    if (active && !this.#page) this.#start();
    else if (!active) this.stop(false);
    this.#page?.setHiding(next.strictness !== 'observe');
    this.#report();
  }

  /** Brings this frame in line with what the user has said of verdicts. */
  configure(): void {
    this.#cascade.configure(this.#here().strictness, swayOf(this.#feedback.getState()));
  }

  /** The settings as they count on this page. */
  #here(settings = this.#settings.getState()): Settings {
    return settingsForSite(settings, this.#parts.origin);
  }

  /** @param keepHeld what is held stays so, because a newer script takes over */
  stop(keepHeld: boolean): void {
    this.#boot?.end();
    this.#dropRemote();
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
    const { origin } = this.#parts;
    this.#page = new Page({
      site: withTaught(this.#site, taughtOf(this.#settings.getState(), origin)),
      cascade: this.#cascade,
      texts: this.#parts.texts,
      loadSharing: () => this.#lazy.load('share'),
      send: (request) => browser.runtime.sendMessage(request),
      desk: this.#desk(),
      familiar: this.#familiar,
      boot: this.#boot,
      everywhere: this.#everywhere,
      onChat: () => {
        this.#load();
        this.#stirred = true;
        this.#detectAt = 0;
        setTimeout(() => this.#detect());
      },
      onChanged: () => this.#changed(),
      onTick: () => {
        this.#watchOrphan();
        this.#loadIfNeeded();
        // Not from within the page's own work.
        if (this.#stirred) setTimeout(() => this.#detect());
        this.#cascade.retry(performance.now());
        this.#tellUnclaimed();
      },
    });
    if (this.#model === 'loaded') this.#page.ready();
    // Where a history is to be expected its reader does not wait for the disk.
    else if (this.#site.matches.length > 0 || this.#familiar) void this.#fetchWeights();
  }

  /** Keeps what the user says. */
  #desk(): FeedbackDesk {
    const { origin } = this.#parts;
    const site = (everywhere: boolean) => (everywhere || origin === 'null' ? undefined : origin);
    return {
      say: (reports) => {
        const common = { at: systemClock.now(), strictness: this.#here().strictness, site: origin };
        written(this.#feedback.add(reports.map(({ text, ...report }) => ({ event: { ...report, ...common }, text }))));
      },
      unsay: (kind, hashes) => written(this.#feedback.remove(lastAbout(this.#feedback.getState(), kind, hashes))),
      except: (phrase, everywhere) =>
        written(this.#settings.update((current) => withException(current, phrase, site(everywhere)))),
      unexcept: (phrase, everywhere) =>
        written(this.#settings.update((current) => withoutException(current, phrase, site(everywhere)))),
    };
  }

  #changed(): void {
    this.#loadIfNeeded();
    this.#stirred = true;
    if (this.#boot && (this.#page?.found().length ?? 0) > 0) this.#parts.familiar.note();
    this.#report();
  }

  /**
   * UIs that people host themselves are told by what is on the page. From then on the page is its adapter's. Not while an answer is
   * being written: who waits for it knows what was sent.
   */
  #detect(): void {
    const now = performance.now();
    if (!this.#stirred || now < this.#detectAt || this.#site !== this.#parts.site || this.#site.matches.length > 0) return;
    if (this.#page?.growing) return;
    this.#stirred = false;
    this.#detectAt = now + DETECT_MS;
    const found = detectSite(document);
    if (!found) return;
    this.#site = found;
    if (!this.#page) return;
    // All in one task: what is let go here is held again before the page is painted, by what it is now known to be.
    this.#page.dispose(false);
    this.#start();
    this.#page.setHiding(this.#settings.getState().strictness !== 'observe');
    this.#report();
  }

  /** Text that nobody claims changes no count: it is told by itself. */
  #tellUnclaimed(): void {
    const unclaimed = this.#page?.unclaimed ?? false;
    if (unclaimed === this.#unclaimed) return;
    this.#unclaimed = unclaimed;
    this.#report();
  }

  #loadIfNeeded(): void {
    if (this.#model === 'none' && this.#page?.hasCompletions) this.#load();
  }

  /** Brings what judges text from the package: the engines, and the classifier's weights. */
  #load(): void {
    if (this.#model !== 'none') return;
    this.#model = 'loading';
    const late = setTimeout(() => this.#without('timeout'), MODEL_PATIENCE_MS);
    void this.#loadAll()
      .then(
        (engine) => {
          this.#model = 'loaded';
          this.#cascade.setModel(engine);
        },
        () => this.#without('failed'),
      )
      .then(() => {
        clearTimeout(late);
        this.#classifyWhenReady();
      });
  }

  /** Nothing can judge, or not yet. */
  #without(reason: 'failed' | 'timeout'): void {
    this.#cascade.setModel(reason);
    if (this.#engines) return;
    this.#awaited = noPictures(reason);
    if (this.#cascade.pictures) this.#cascade.setPictures(this.#awaited);
  }

  async #loadAll(): Promise<ModelEngine> {
    const weights = this.#fetchWeights();
    const engines = await this.#lazy.load('engines').catch((error: unknown) => {
      // What is held says why by its pills; this line also says what to do.
      this.#page?.notice(this.#parts.texts.unavailable);
      throw error;
    });
    this.#useEngines(engines);
    const bytes = await weights;
    this.#weights = undefined;
    return measured('weights', () => engines.createOnDevice(engines.loadModel(bytes)))();
  }

  /** Asks for the weights, once. A failure is told by whoever reads them. */
  #fetchWeights(): Promise<ArrayBuffer> {
    if (this.#weights) return this.#weights;
    this.#weights = fetchWeights(packaged(WEIGHTS_PATH));
    this.#weights.catch(() => undefined);
    return this.#weights;
  }

  /** The user's terms need no weights. */
  #useEngines(engines: LazyParts['engines']): void {
    this.#engines = engines;
    const settings = this.#here(this.#settings.getState());
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
    this.#dropRemote();
    if (on) this.#remote = this.#engines?.createRemote(connect);
    if (on && wantsPictures(this.#here())) this.#pictures = this.#engines?.createPictures(connect);
    this.#cascade.setRemote(this.#remote);
    this.#cascade.setPictures(this.#pictures);
  }

  #dropRemote(): void {
    this.#remote?.dispose();
    this.#remote = undefined;
    this.#pictures?.dispose();
    this.#pictures = undefined;
  }

  /** After an update or uninstall Chrome leaves this script running: it goes on judging with what it has loaded. */
  #watchOrphan(): void {
    if (this.#orphaned || browser.runtime?.id) return;
    this.#orphaned = true;
    this.#health.stop();
    // Pictures keep their verdicts, and their veils.
    this.#remote?.dispose();
    this.#remote = undefined;
    this.#cascade.setRemote(undefined);
    // What it cannot judge any more it must not hide.
    if (this.#model !== 'loaded') this.#page?.setHiding(false);
    this.#page?.notice(this.#parts.reconnect);
  }

  /** What is known of the page, whether or not it is used. */
  get #known(): Site {
    return this.#site.id === this.#parts.site.id ? this.#parts.site : this.#site;
  }

  #status(): PageStatus {
    const { origin } = this.#parts;
    const site = this.#known;
    const page = this.#page;
    const found = page?.found() ?? [];
    const model = page?.model();
    return {
      origin,
      site: site.id,
      found,
      ...pageHealth({ found, layers: layersOf(site), usual: this.#health.usual, unclaimed: page?.unclaimed ?? false }),
      active: page !== undefined,
      ...(page?.counts() ?? NO_COUNTS),
      ms: this.#cascade.spent,
      ...(model !== undefined && { model }),
      engines: this.#cascade.engines(),
    };
  }

  /** Completions are looked for as on a page without an adapter, and in panes too, until the page is left: the user sees some that are not found. */
  #lookAnyway(): void {
    const { id, layers, model, detect } = this.#site;
    if (!this.#page || this.#everywhere) return;
    this.#everywhere = true;
    this.#page.dispose(true);
    this.#page = undefined;
    if (this.#site !== generic)
      this.#site = { ...generic, id, layers: [...layers, ...generic.layers], ...(model && { model }), ...(detect && { detect }) };
    this.follow(this.#settings.getState());
  }

  /** The structure of the page, without any of its text; undefined when the extension is gone. */
  #describe(): Promise<string | undefined> {
    const version = browser.runtime.getManifest().version;
    return this.#lazy.load('report').then(
      ({ pageReport }) => pageReport(document, { site: this.#known, status: this.#status(), version }),
      () => undefined,
    );
  }

  #report(): void {
    if (this.#reporting !== undefined || this.#orphaned || globalThis.top !== globalThis.self) return;
    this.#reporting = setTimeout(() => {
      this.#reporting = undefined;
      const status = this.#status();
      this.#health.offer(status);
      const text = JSON.stringify(status);
      if (text === this.#reported || !browser.runtime?.id) return;
      this.#reported = text;
      browser.runtime.sendMessage(pageStatusMessage(status)).catch(() => undefined);
    }, REPORT_MS);
  }
}

/** Layouts that the site's own adapter knows, newest first. */
function layersOf({ matches, detect, layers }: Site): string[] {
  return matches.length > 0 || detect ? layers.map(({ id }) => id) : [];
}

const connect = () => browser.runtime.connect({ name: MODERATE_PORT });

function wantsPictures({ openai: { enabled, images, format } }: Settings): boolean {
  return enabled && images && format === 'moderations';
}

/** What cannot be written, because the extension is gone, is lost. */
function written(writing: Promise<void>): void {
  writing.catch(() => undefined);
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
