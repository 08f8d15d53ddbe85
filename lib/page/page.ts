import type { Cascade } from '../moderate/cascade.ts';
import { hashText, normalise } from '../moderate/cache.ts';
import { watchFields } from './doors/fields.ts';
import { guardHands } from './doors/hands.ts';
import { watchHover } from './doors/hover.ts';
import type { PageStatus } from '../messages.ts';
import type { Site } from '../sites/site.ts';
import type { PageBlock } from './block.ts';
import type { Boot } from './boot.ts';
import { Conversation } from './conversation.ts';
import { LABEL_CHARS } from './growth.ts';
import { Painter } from './painter.ts';
import { type PillView, regionsOf } from './pill-views.ts';
import type { PillTexts } from './pill-words.ts';
import { Pills } from './pills.ts';
import type { LazyParts } from './lazy.ts';
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
  /** The user called these texts "Not unsafe"; hashes of the normalised texts. */
  readonly onNotUnsafe: (hashes: readonly string[]) => void;
  /** They took that back. */
  readonly onUndo: (hashes: readonly string[]) => void;
  /** Holds the page until its first classification, where no adapter knows it. */
  readonly boot: Boot | undefined;
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
  readonly held: number;
  readonly wouldVeil: number;
}

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
  readonly #abort = new AbortController();
  #beatAt = 0;
  #views: readonly PillView[] = [];

  constructor(options: PageOptions) {
    const { site, cascade } = options;
    this.#pills = new Pills(options.texts, this.#actions(options), this.#abort.signal);
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
    watchHover(this.#conversation, signal);
    const lookAtFields = watchFields(this.#conversation);
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
      boot: options.boot,
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

  /** Says something about Sharemark itself at the edge of the window. */
  notice(text: string): void {
    this.#pills.notice(text);
  }

  /** What was found on this page, by what. */
  found(): PageStatus['found'] {
    const found = new Map<string, PageStatus['found'][number]>();
    for (const { source, bornAt, grew, byGrowth, root } of this.#conversation.messages.values()) {
      if (bornAt === 0 || (byGrowth && !grew && (root.textContent ?? '').length < LABEL_CHARS)) continue;
      const key = `${source.by} ${source.layer ?? ''}`;
      found.set(key, { ...source, count: (found.get(key)?.count ?? 0) + 1 });
    }
    return [...found.values()];
  }

  /** How well the page is known. */
  get health(): PageStatus['health'] {
    return this.#watch.health;
  }

  counts(): PageCounts {
    const { hiding, revealed } = this.#conversation;
    const counts = { checked: 0, veiled: 0, revealed: 0, unchecked: 0, held: 0, wouldVeil: 0 };
    let unsafe = 0;
    for (const block of this.#blocks()) {
      for (const region of block.plan?.regions ?? []) {
        if (region.treatment === 'clear')
          counts.checked += block.live.cuts.filter((cut) => cut.start >= region.start && cut.end <= region.end).length;
        else counts.checked++;
        if (region.verdict.kind === 'unchecked') counts.unchecked++;
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

  *#blocks(): Generator<PageBlock> {
    for (const message of this.#conversation.messages.values()) yield* message.blocks;
    if (this.#values) yield* this.#values.blocks();
  }

  #showPills(): void {
    this.#pills.show([...this.#views, ...(this.#values?.pills() ?? [])]);
  }

  #actions(options: PageOptions) {
    const change = (view: PillView, act: (hash: string) => void) => {
      for (const region of regionsOf(view)) act(region.hash);
      this.refresh();
    };
    return {
      reveal: (view: PillView) => change(view, (hash) => this.#conversation.revealed.add(hash)),
      hide: (view: PillView) => change(view, (hash) => this.#conversation.revealed.delete(hash)),
      notUnsafe: (view: PillView) => {
        const hashes = [view, ...(view.more ?? [])].flatMap(({ block: { live }, regions }) =>
          regions
            .flatMap(({ start, end, besides }) => {
              const own = live.cuts.filter((cut) => cut.start >= start && cut.end <= end);
              return besides ?? own.map((cut) => live.text.slice(cut.start, cut.end));
            })
            .map((text) => hashText(normalise(text))),
        );
        this.#conversation.pardoned.set(view.block.element, { hashes, at: performance.now() });
        options.onNotUnsafe(hashes);
      },
      undo: (view: PillView) => {
        this.#conversation.pardoned.delete(view.block.element);
        options.onUndo(view.pardoned ?? []);
      },
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
