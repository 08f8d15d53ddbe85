import type { Cascade } from '../moderate/cascade.ts';
import { forwardPresses } from './doors/asides.ts';
import { watchFields } from './doors/fields.ts';
import { guardHands } from './doors/hands.ts';
import { watchHover } from './doors/hover.ts';
import type { PageStatus } from '../messages.ts';
import type { Site } from '../sites/site.ts';
import type { PageBlock } from './block.ts';
import type { Boot } from './boot.ts';
import { Conversation } from './conversation.ts';
import { foundAmong } from './found.ts';
import { type FeedbackDesk, PageFeedback } from './feedback.ts';
import { Painter } from './painter.ts';
import { type PillView, regionsOf } from './pill-views.ts';
import type { PillTexts } from './pill-words.ts';
import { Pills } from './pills.ts';
import type { LazyParts } from './lazy.ts';
import { chosenModel, modelName, modelRules } from './share/model.ts';
import type { Sharing, SharingParts } from './sharing.ts';
import { ValueMessages } from './values.ts';
import { Watch } from './watch.ts';

/** What a page's moderation needs from outside. */
export interface PageOptions {
  readonly site: Site;
  readonly cascade: Cascade;
  readonly texts: PillTexts;
  /** Loads what shares are made with. Rejects when the extension is gone. */
  readonly loadSharing: () => Promise<LazyParts['share']>;
  /** Asks the background about shares. */
  readonly send: SharingParts['send'];
  /** Takes what the user says of verdicts. */
  readonly desk: FeedbackDesk;
  /** Completions were found at this address before. */
  readonly familiar: boolean;
  /** Holds the page until its first classification, where no adapter knows it. */
  readonly boot: Boot | undefined;
  /** The user wants answers looked for wherever text is. */
  readonly everywhere: boolean;
  /** This turned out to be a page on which one talks to a model: engines will be needed. */
  readonly onChat: () => void;
  /** Counts may have changed. Called often. */
  readonly onChanged: () => void;
  /** Called a few times a second. */
  readonly onTick: () => void;
}

/** What was done on this page so far. */
export interface PageCounts {
  readonly checked: number;
  readonly veiled: number;
  readonly revealed: number;
  readonly unchecked: number;
  readonly failed: number;
  readonly held: number;
  readonly wouldVeil: number;
}

/** Nothing yet, or nothing any more. */
export const NO_COUNTS: PageCounts = { checked: 0, veiled: 0, revealed: 0, unchecked: 0, failed: 0, held: 0, wouldVeil: 0 };

/** Milliseconds between two signs of life to the hold sheet; its alarm goes off after about three. */
const BEAT_MS = 900;

/** Moderation of one page, from mutation records to paint. */
export class Page {
  readonly #conversation: Conversation;
  readonly #watch: Watch;
  readonly #painter = new Painter();
  readonly #pills: Pills;
  readonly #values: ValueMessages | undefined;
  readonly #createSharing: (part: LazyParts['share']) => Sharing;
  readonly #loadSharing: PageOptions['loadSharing'];
  #sharing: Sharing | undefined;
  #loading: Promise<Sharing | undefined> | undefined;
  readonly #site: Site;
  readonly #cascade: Cascade;
  readonly #feedback: PageFeedback;
  readonly #texts: PillTexts;
  readonly #abort = new AbortController();
  #beatAt = 0;
  #views: readonly PillView[] = [];

  constructor(options: PageOptions) {
    const { site, cascade } = options;
    this.#texts = options.texts;
    this.#cascade = cascade;
    this.#pills = new Pills(options.texts, this.#actions(), this.#abort.signal);
    this.#conversation = new Conversation(cascade, this.#painter, {
      show: (views) => {
        this.#views = views;
        this.#showPills();
      },
      changed: () => {
        this.#sharing?.changed();
        options.onChanged();
      },
    });
    this.#values = site.value && new ValueMessages(site.value, cascade, this.#painter, this.#conversation.revealed);
    this.#loadSharing = options.loadSharing;
    this.#createSharing = (part) =>
      part.createSharing({
        site,
        conversation: this.#conversation,
        values: this.#values,
        send: options.send,
        hidePills: () => this.#pills.hide(),
      });
    const signal = this.#abort.signal;
    guardHands(this.#conversation, this.#painter, signal);
    forwardPresses(this.#conversation, this.#painter, signal);
    watchHover(this.#conversation, signal);
    const lookAtFields = watchFields(this.#conversation);
    this.#site = site;
    this.#feedback = new PageFeedback(
      {
        cascade,
        desk: options.desk,
        texts: options.texts,
        blocks: () => this.#blocks(),
        pardoned: this.#conversation.pardoned,
        ask: (question) => this.#pills.ask(question),
      },
      this.#abort.signal,
    );
    const onTick = () => {
      lookAtFields();
      this.#beat();
      this.#pills.verify();
      if (this.#sharing) this.#sharing.tick();
      else if (this.hasCompletions) void this.#share();
      options.onTick();
    };
    this.#watch = new Watch({
      site,
      conversation: this.#conversation,
      painter: this.#painter,
      values: this.#values,
      alarm: options.texts.unavailable,
      onValues: () => this.#showPills(),
      familiar: options.familiar,
      boot: options.boot,
      everywhere: options.everywhere,
      onChat: options.onChat,
      onTick,
    });
    // A tab that comes back has had its timers slowed, not its script killed.
    document.addEventListener('visibilitychange', () => this.#beat(true), { signal: this.#abort.signal });
  }

  /** Whether there is anything to judge. */
  get hasCompletions(): boolean {
    return this.#conversation.messages.size > 0 || (this.#values?.waiting ?? false);
  }

  /** Whether an answer grows. One that was there at load may be unfinished for a while, but does not. */
  get growing(): boolean {
    for (const { grew, finished } of this.#conversation.messages.values()) if (grew && !finished) return true;
    return false;
  }

  /** The engines can answer: what is on the page already is looked at. */
  ready(): void {
    this.#watch.ready();
  }

  /** The cascade answers differently now. */
  refresh(): void {
    this.#values?.refresh();
    this.#conversation.refresh();
  }

  setHiding(hiding: boolean): void {
    this.#watch.setHiding(hiding);
  }

  /** The answer to a question of the background about shares, or undefined if it is none. */
  answer(message: unknown): Promise<unknown> | undefined {
    if (this.#sharing) return this.#sharing.answer(message);
    return isAboutShares(message) ? this.#share().then((sharing) => sharing?.answer(message)) : undefined;
  }

  /**
   * The user calls unsafe what they have selected, or what the context menu was opened on: asks what is. Where nothing was meant, the top
   * frame says how to, unless the focus is in another.
   */
  report(byMenu: boolean): void {
    if (this.#feedback.report(byMenu) || globalThis.top !== globalThis.self || document.activeElement?.tagName === 'IFRAME')
      return;
    this.#pills.ask({ label: this.#texts.reportNothing, about: '', choices: [] });
  }

  /** Says something about Sharemark itself at the edge of the window. */
  notice(text: string): void {
    this.#pills.notice(text);
  }

  /** What was found on this page, by what. */
  found(): PageStatus['found'] {
    return foundAmong(this.#conversation.messages.values());
  }

  /** Whether text has been streaming that is no completion we know. */
  get unclaimed(): boolean {
    return this.#watch.unclaimed;
  }

  /**
   * The model that the newest finished completion names; where completions of a site name none, the one that its picker says is chosen. Never
   * both: they call the same model by different names.
   */
  model(): string | undefined {
    const rules = modelRules(this.#site);
    if (rules.length === 0) return chosenModel(this.#site);
    const newest = [...this.#conversation.messages.values()].findLast(
      (message) => message.finished && message.role === 'assistant',
    );
    return newest && modelName(newest.root, rules);
  }

  counts(): PageCounts {
    const { hiding, revealed } = this.#conversation;
    const counts = { ...NO_COUNTS };
    let unsafe = 0;
    for (const block of this.#blocks(true)) {
      for (const region of block.plan?.regions ?? []) {
        if (region.treatment === 'clear')
          counts.checked += block.live.cuts.filter((cut) => cut.start >= region.start && cut.end <= region.end).length;
        else counts.checked++;
        if (region.verdict.kind === 'unchecked') {
          counts.unchecked++;
          const { reason } = region.verdict;
          if (reason !== undefined && reason !== 'language' && reason !== 'not-text') counts.failed++;
        }
        if (region.treatment === 'hold') counts.held++;
        if (region.treatment !== 'veil' && region.treatment !== 'mild') continue;
        if (revealed.has(region.hash)) counts.revealed++;
        else unsafe++;
      }
    }
    return { ...counts, veiled: hiding ? unsafe : 0, wouldVeil: hiding ? 0 : unsafe };
  }

  /** Stops. @param keepHeld what is held stays so, because a newer script of ours takes over */
  dispose(keepHeld: boolean): void {
    this.#abort.abort();
    this.#watch.dispose(keepHeld);
    this.#sharing?.dispose();
    this.#pills.dispose();
    if (keepHeld) return;
    this.#conversation.dispose();
    this.#values?.dispose();
    this.#painter.dispose();
  }

  /** What shares are made with. Where it cannot be loaded any more there is nobody left to share with either. */
  #share(): Promise<Sharing | undefined> {
    this.#loading ??= this.#loadSharing().then(
      (part) => (this.#abort.signal.aborted ? undefined : (this.#sharing = this.#createSharing(part))),
      () => undefined,
    );
    return this.#loading;
  }

  /** @param seen also the pictures that somebody judges */
  *#blocks(seen = false): Generator<PageBlock> {
    for (const message of this.#conversation.messages.values()) {
      yield* message.blocks;
      if (seen && this.#cascade.pictures) yield* message.mediaBlocks;
    }
    if (this.#values) yield* this.#values.blocks();
  }

  #showPills(): void {
    this.#pills.show([...this.#views, ...(this.#values?.pills() ?? [])]);
  }

  #actions() {
    const change = (view: PillView, act: (hash: string) => void) => {
      for (const region of regionsOf(view)) act(region.hash);
      this.refresh();
    };
    return {
      reveal: (view: PillView) => change(view, (hash) => this.#conversation.revealed.add(hash)),
      hide: (view: PillView) => change(view, (hash) => this.#conversation.revealed.delete(hash)),
      notUnsafe: (view: PillView) => this.#feedback.notUnsafe(view),
      undo: (view: PillView) => this.#feedback.undo(view),
      phraseOf: (view: PillView) => this.#feedback.phraseOf(view),
      except: (view: PillView, phrase: string, everywhere: boolean) => this.#feedback.except(view, phrase, everywhere),
      release: (view: PillView) => {
        view.block.rest();
        this.#conversation.refresh();
      },
    };
  }

  #beat(force = false): void {
    const now = performance.now();
    if (!force && now - this.#beatAt < BEAT_MS) return;
    this.#beatAt = now;
    this.#conversation.beat();
  }
}

/** Whether a message may be one of the background's about shares: what they are is known to the part that answers them. */
function isAboutShares(message: unknown): boolean {
  return (
    typeof message === 'object' && message !== null && 'type' in message && /^(?:share-|capture$)/.test(String(message.type))
  );
}
