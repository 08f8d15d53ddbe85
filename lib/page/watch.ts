import { MARK } from '../sites/hold-sheet.ts';
import { completionsOf, layerOf, type Layer, type Site } from '../sites/site.ts';
import { TAUGHT } from '../sites/taught.ts';
import { FOUND_BY } from '../messages.ts';
import { pageHealth } from '../moderate/health/page-health.ts';
import type { Boot } from './boot.ts';
import type { Conversation } from './conversation.ts';
import { Evidence } from './detect/evidence.ts';
import { fieldsIn } from './detect/facts.ts';
import { isDoor } from './doors/texts.ts';
import { FinishSignals } from './finish.ts';
import { foundAmong } from './found.ts';
import { GrowthFinder } from './growth.ts';
import { measured } from './measured.ts';
import { lesser, type Message, type Patience } from './message.ts';
import type { Painter } from './painter.ts';
import { Rest } from './rest.ts';
import { Roots } from './roots.ts';
import { composedParent, elementsIn } from './shadow.ts';
import { Submissions } from './submissions.ts';
import { Unclaimed } from './unclaimed.ts';
import type { ValueMessages } from './values.ts';

/** How often the page is looked at besides what its mutations tell. */
const TICK_MS = 200;
/** Labels are let go of this often at least while the page changes. */
const LABELS_MS = 100;
/** A page that is like any other, and on which nobody has done anything for so long, rests, and is then looked at so often; all of it ever more seldom. */
const REST_AFTER_MS = 2000;
const REST_TICK_MS = 2000;
const WHOLE_MS = 8000;
const SELDOM_MS = 32_000;
/** What people do to a page, told before the page's own handlers. */
const DOINGS = ['pointerdown', 'keydown', 'click', 'submit', 'input', 'focusin'];
/** An element with an assistant's name on it and less text than this may be a label. */
const NAMED_CHARS = 25;
/** Values are polled in every frame for this long after something was sent or grew, then with the tick. */
const POLL_MS = 20_000;

export interface WatchParts {
  readonly site: Site;
  readonly conversation: Conversation;
  readonly painter: Painter;
  readonly values: ValueMessages | undefined;
  /** Called when a value was held, judged or shown. */
  readonly onValues: () => void;
  /** What held text says in shadow roots when no script answers. */
  readonly alarm: string;
  /** Completions were found at this address before. */
  readonly familiar: boolean;
  /** Holds the page until its first classification; nothing where the adapter's sheet does that. */
  readonly boot: Boot | undefined;
  /** The user wants answers looked for wherever text is. */
  readonly everywhere: boolean;
  /** The page turned out to be one on which one talks to a model. */
  readonly onChat: () => void;
  /** Called with each tick. */
  readonly onTick: () => void;
}

/** Follows the page: which completions there are, what grows, what is finished. Everything is done before the browser paints. */
export class Watch {
  readonly #parts: WatchParts;
  readonly #abort = new AbortController();
  readonly #roots: Roots;
  readonly #signals: FinishSignals;
  readonly #submissions: Submissions;
  readonly #growth: GrowthFinder;
  readonly #unclaimed: Unclaimed;
  readonly #selector: string;
  /** No selector of ours is sure to find the completions here: text without known roles is looked at too. */
  readonly #anyText: boolean;
  readonly #evidence: Evidence;
  readonly #rest: Rest;
  #timer: ReturnType<typeof setInterval>;
  /** `performance.now()` when a completion that names its role last had text for the first time since a message was sent. */
  #namedAt = 0;
  /** Something happened on the page since the last tick. */
  #stirred = true;
  #ready = false;
  /** What was on the page has been looked at. */
  #present = false;
  #chat = false;
  /** `performance.now()` when somebody last did something here, or the page came. */
  #doneAt = performance.now();
  /** `performance.now()` of the last tick, and of the last look at labels. */
  #tickedAt = performance.now();
  #labelsAt = performance.now();
  /** When a resting page is looked at as a whole again, and how long it is until then. */
  #wholeAt = 0;
  #wholeIn = 0;

  constructor(parts: WatchParts) {
    this.#parts = parts;
    const { site, conversation } = parts;
    this.#selector = completionsOf(site).join(', ');
    this.#rest = new Rest(this.#selector);
    this.#anyText = site.matches.length === 0 || site.value !== undefined;
    this.#roots = new Roots(
      completionsOf(site),
      parts.alarm,
      (records) => this.#onRecords(records),
      (fresh) => this.#onShadow(fresh),
      {
        hold: (element) => this.#holdEmpty(element),
        isHeld: (element) => conversation.hiding && conversation.messageOf(element)?.visible === false,
        letGo: (element) => this.#letGo(element),
      },
    );
    this.#signals = new FinishSignals(site, this.#roots);
    this.#evidence = new Evidence(this.#roots.all, this.#selector, parts.familiar);
    // An adapter says what the page is.
    if (site.matches.length > 0) this.#evidence.prove();
    // Before what else listens, which may look at what has come meanwhile.
    const options = { capture: true, passive: true, signal: this.#abort.signal };
    for (const doing of DOINGS) globalThis.addEventListener(doing, () => this.#wake(), options);
    const presses = () => this.#anyText || this.#fallsBack;
    this.#submissions = new Submissions(this.#abort.signal, this.#evidence, presses, () => this.#onSubmit());
    const users = site.layers.flatMap(({ user }) => user ?? []);
    this.#growth = new GrowthFinder({
      conversation,
      submissions: this.#submissions,
      evidence: this.#evidence,
      users,
      judgesPresent: () => this.#ready && this.#isChat(),
      everywhere: parts.everywhere,
    });
    this.#unclaimed = new Unclaimed({
      conversation,
      submissions: this.#submissions,
      messages: [...completionsOf(site), ...users].join(', '),
      adapter: !this.#anyText,
    });
    parts.painter.strip(document.documentElement);
    for (const held of parts.painter.inherit()) conversation.add(held, true);
    for (const root of this.#roots.add(document)) this.#scan(root);
    conversation.flush();
    const again = () => {
      this.#doneAt = performance.now();
      this.#evidence.forget();
      if (this.#anyText) this.#isChat();
    };
    document.addEventListener('DOMContentLoaded', again, { signal: this.#abort.signal });
    globalThis.addEventListener('load', again, { signal: this.#abort.signal });
    again();
    this.#timer = this.#every(TICK_MS);
  }

  #every(ms: number): ReturnType<typeof setInterval> {
    return setInterval(
      measured('tick', () => {
        // Not again right after the page's own work has done it.
        if (performance.now() - this.#tickedAt >= TICK_MS / 2) this.#tick();
      }),
      ms,
    );
  }

  /** The page's text may be judged now: what is already there is looked at, and what comes. */
  ready(): void {
    if (this.#ready) return;
    this.#ready = true;
    this.#lookAtPresent();
  }

  /** The page has a conversation on it that names no roles: it is judged as it stands. */
  #lookAtPresent(): void {
    if (this.#present || !this.#ready || !this.#anyText || !document.body) return;
    if (this.#namedAt > 0 && !this.#parts.everywhere) return;
    if (!this.#isChat()) return;
    this.#present = true;
    if (!this.#lookAtRows() || this.#parts.everywhere)
      for (const root of this.#roots.all) {
        const top = root instanceof Document ? [root.body] : elementsIn(root);
        for (const element of top) this.#growth.lookAtAll(element);
      }
    this.#parts.conversation.flush();
  }

  #lookAtRows(): boolean {
    for (const field of fieldsIn(this.#roots.all))
      if (this.#evidence.mayAsk(field) && this.#growth.lookAtRows(field)) return true;
    return false;
  }

  /** Another conversation was opened, or older messages have come. */
  #learnRows(): void {
    for (const field of fieldsIn(this.#roots.all)) if (this.#evidence.mayAsk(field)) this.#growth.learnRows(field);
  }

  /** Hides what is held, or nothing ("Count only"). */
  setHiding(hiding: boolean): void {
    holdOff(!hiding);
    this.#roots.hold(hiding);
    this.#parts.values?.setHiding(hiding);
    this.#parts.conversation.setHiding(hiding);
  }

  /** Stops. @param keepHeld whether what is held stays so: a newer script of ours takes over */
  dispose(keepHeld: boolean): void {
    this.#abort.abort();
    clearInterval(this.#timer);
    this.#signals.dispose();
    this.#roots.dispose(keepHeld);
  }

  /** Whether this is a page on which one talks to a model; the first time it is, what is there is held and the engines are called. */
  #isChat(): boolean {
    const known = this.#chat;
    this.#chat = this.#evidence.isChat(performance.now());
    if (known && !this.#chat) this.#leave();
    if (known || !this.#chat) return this.#chat;
    this.#parts.boot?.holdUnpainted();
    this.#parts.onChat();
    return true;
  }

  /** It was none after all: people write to each other here. */
  #leave(): void {
    const { conversation, boot } = this.#parts;
    boot?.end();
    this.#submissions.disarm();
    for (const message of conversation.messages.values()) conversation.drop(message);
    conversation.flush();
  }

  /** Whether text has been streaming that is no completion we know. */
  get unclaimed(): boolean {
    return this.#unclaimed.seen;
  }

  /** Whether completions are found here, but by none of the layouts that the adapter knows. */
  get #fallsBack(): boolean {
    const { conversation, site } = this.#parts;
    const found = foundAmong(conversation.messages.values());
    return pageHealth({ found, layers: site.layers.map(({ id }) => id) }).health === 'fallback';
  }

  #onRecords(records: MutationRecord[]): void {
    this.#stirred = true;
    if (this.#rest.on && !this.#rest.glance(records)) return;
    if (this.#rest.on) {
      this.#evidence.forget();
      this.#wake();
    }
    // Before the first classification a page is not painted without having been looked at.
    if (this.#anyText && !this.#chat && !this.#ready && document.readyState !== 'complete') this.#evidence.forget();
    if (this.#anyText && !this.#ready) this.#isChat();
    const { conversation, painter } = this.#parts;
    const known = conversation.messages.size;
    let patience: Patience = 'some';
    // A history that comes by itself, after the page.
    if (this.#looking && this.#ready && !this.#submissions.armed && this.#isChat() && records.some(addsElements))
      this.#lookAtRows();
    else if (this.#looking && this.#submissions.armed && records.some(addsMuch)) this.#learnRows();
    for (const record of records) {
      const element = record.target instanceof Element ? record.target : record.target.parentElement;
      if (record.type === 'attributes') {
        const told = element && isDoor(record.attributeName) ? conversation.messageOf(element) : undefined;
        if (told) patience = lesser(patience, conversation.touch(told, record));
        else if (record.target === document.documentElement) holdOff(!conversation.hiding);
        else if (element && record.attributeName) painter.guard(element, record.attributeName);
        continue;
      }
      if (record.removedNodes.length > 0) conversation.removal = true;
      for (const node of record.addedNodes) {
        if (!(node instanceof Element)) continue;
        painter.strip(node);
        this.#enter(node);
      }
      const message = element && conversation.messageOf(element);
      if (message && !(this.#looking && this.#submissions.armed && this.#growth.turnsOut(message, record))) {
        patience = lesser(patience, conversation.touch(message, record));
        this.#noteNamed(message);
      } else if (this.#looking) {
        patience = 'none';
        this.#growth.look(record);
        this.#unclaimed.note(record);
      } else {
        if (record.removedNodes.length > 0) patience = 'none';
        if (!this.#anyText) this.#unclaimed.note(record);
      }
    }
    // A completion that comes whole, as in a history, has no later token to wait for.
    if (conversation.messages.size !== known || patience === 'none') conversation.flush();
    else if (patience === 'frame') conversation.flushInFrame();
    else conversation.flushSoon();
    this.#catchUp(performance.now());
  }

  /** A page that is busy with every token leaves timers no turn: what they would do is done here when it is due. */
  #catchUp(now: number): void {
    if (this.#rest.on) return;
    if (now - this.#tickedAt >= TICK_MS * 2) this.#tick();
    else if (now - this.#labelsAt >= LABELS_MS) {
      this.#labelsAt = now;
      this.#growth.tick(now);
    }
  }

  /** Something came into the page: completions and shadow roots in it are taken up. */
  #enter(element: Element): void {
    const fresh = this.#roots.search(element);
    if (fresh.length > 0) this.#onShadow(fresh);
    if (this.#selector === '') return;
    if (element.matches(this.#selector)) this.#take(element);
    else if (element.childElementCount > 0) for (const found of element.querySelectorAll(this.#selector)) this.#take(found);
  }

  /** Shadow roots have come: their completions are taken up, and text in them like text in the page. */
  #onShadow(fresh: readonly (Document | ShadowRoot)[]): void {
    const { conversation } = this.#parts;
    for (const root of fresh) {
      this.#scan(root);
      if (!(root instanceof ShadowRoot)) continue;
      const message = conversation.messageOf(root.host);
      if (message) {
        this.#roots.holdInside(root.host);
        message.touchAll();
        conversation.refreshOne(message);
      } else if (this.#looking) for (const child of elementsIn(root)) this.#growth.lookInto(child);
    }
    conversation.flush();
  }

  /** Holds an element that may be a completion once its script has come. */
  #holdEmpty(element: Element): boolean {
    const { conversation, painter } = this.#parts;
    if (!this.#looking || !this.#submissions.armed || !conversation.hiding || conversation.messageOf(element)) return false;
    if (!this.#growth.mayHold(element)) return false;
    painter.mark(element, MARK.hold, true);
    return true;
  }

  #letGo(element: Element): void {
    const { conversation, painter } = this.#parts;
    if (!conversation.messages.has(element)) painter.mark(element, MARK.hold, false);
  }

  /** Whether text that no selector knows is looked at now. */
  get #looking(): boolean {
    if (this.#rolesKnown && !this.#parts.everywhere) return false;
    if (this.#submissions.armed) return true;
    return this.#anyText && this.#evidence.mayBeChat(performance.now());
  }

  /** Whether the page has named the completion it is writing. A name on a mere label, or on older messages only, is none. */
  get #rolesKnown(): boolean {
    return this.#namedAt > this.#submissions.at;
  }

  #noteNamed(message: Message): void {
    if (message.byGrowth || this.#rolesKnown || (message.bornAt > 0 && message.bornAt < this.#submissions.at)) return;
    if ((message.root.textContent ?? '').length >= NAMED_CHARS) this.#namedAt = performance.now();
  }

  #scan(root: Document | ShadowRoot): void {
    if (this.#selector === '') return;
    for (const element of root.querySelectorAll(this.#selector)) this.#take(element);
  }

  /** Nested matches are one completion: the outermost. */
  #take(element: Element): void {
    const { conversation, site } = this.#parts;
    const around = conversation.messageOf(element);
    if (around && (!around.byGrowth || isLabelIn(element, around.root))) return;
    let outermost = element;
    for (let at = composedParent(element); at; at = composedParent(at)) if (at.matches(this.#selector)) outermost = at;
    // What was held for its growth turns out to be larger than the completion.
    if (around) conversation.drop(around);
    const layer = layerOf(site, outermost);
    // The sheet in the package knows nothing of what a user taught.
    const message = conversation.add(outermost, layer?.id === TAUGHT || site.matches.length === 0);
    message.role = 'assistant';
    message.source = sourceOf(site, layer);
    this.#evidence.prove();
    this.#noteNamed(message);
    this.#roots.holdInside(outermost);
  }

  #onSubmit(): void {
    // The page's own handlers come later: what looks like "generating" now is there at rest, too.
    if (!this.#parts.conversation.growing) this.#signals.learnRest();
    for (const root of Array.from(this.#roots.all)) this.#onShadow(this.#roots.search(root));
    if (this.#parts.values) this.#pollFrames();
  }

  /** Whether this is a page like any other: nothing speaks for a chat, nothing was sent, nothing found. */
  #isPlain(now: number): boolean {
    if (!this.#anyText || this.#chat || this.#parts.values !== undefined || this.#submissions.armed) return false;
    return document.readyState === 'complete' && this.#parts.conversation.messages.size === 0 && !this.#evidence.mayBeChat(now);
  }

  /** Somebody does something, or something has come: all of the page is followed again. */
  #wake(): void {
    this.#doneAt = performance.now();
    if (!this.#rest.on) return;
    this.#rest.on = false;
    this.#roots.rest(false);
    clearInterval(this.#timer);
    this.#timer = this.#every(TICK_MS);
    for (const root of this.#roots.all) for (const element of elementsIn(root)) this.#parts.painter.strip(element);
    this.#lookAtCome();
  }

  #lookAtCome(): void {
    for (const subtree of this.#rest.take(this.#roots.all)) this.#onShadow(this.#roots.search(subtree, false));
  }

  #tick(): void {
    const now = performance.now();
    this.#tickedAt = now;
    this.#labelsAt = now;
    if (!this.#rest.on && now - this.#doneAt >= REST_AFTER_MS && this.#isPlain(now)) {
      this.#rest.on = true;
      this.#roots.rest(true);
      clearInterval(this.#timer);
      this.#timer = this.#every(REST_TICK_MS);
      this.#wholeIn = WHOLE_MS;
      this.#wholeAt = now + WHOLE_MS;
    }
    if (!this.#rest.on) return this.#look();
    if (now < this.#wholeAt) return this.#parts.onTick();
    this.#wholeIn = Math.min(this.#wholeIn * 2, SELDOM_MS);
    this.#wholeAt = now + this.#wholeIn;
    this.#lookAtCome();
    this.#look();
    if (!this.#isPlain(now)) this.#wake();
  }

  #look(): void {
    const { conversation, painter, onTick } = this.#parts;
    this.#roots.recheck();
    // Attributes by which a page names its completions may come after the element.
    if (this.#stirred) for (const root of this.#roots.all) this.#scan(root);
    this.#stirred = false;
    // The last thing that came may have been what shows it.
    if (this.#anyText) this.#isChat();
    this.#lookAtPresent();
    this.#growth.tick(performance.now());
    conversation.tick(this.#signals, this.#submissions.firstAt);
    this.#poll(performance.now());
    painter.verify();
    onTick();
  }

  #poll(now: number): void {
    if (this.#parts.values?.poll(now, this.#signals.generating())) this.#parts.onValues();
  }

  #polling = false;
  #pollFrames(): void {
    if (this.#polling) return;
    this.#polling = true;
    const step = () => {
      const now = performance.now();
      this.#polling = now - this.#submissions.at < POLL_MS && !this.#abort.signal.aborted;
      this.#poll(now);
      if (this.#polling) requestAnimationFrame(step);
    };
    requestAnimationFrame(step);
  }
}

/** Whether an element that a selector names is only a label in a text that grows: "Assistant", and the answer beside it. */
function isLabelIn(element: Element, grown: Element): boolean {
  const length = element.textContent?.length ?? 0;
  return length < NAMED_CHARS && (grown.textContent?.length ?? 0) >= length + NAMED_CHARS;
}

/** So much text in several elements is no token of an answer. */
const MUCH_CHARS = 200;

function addsMuch({ addedNodes }: MutationRecord): boolean {
  for (const node of addedNodes)
    if (node instanceof Element && node.childElementCount > 0 && (node.textContent ?? '').length >= MUCH_CHARS) return true;
  return false;
}

function addsElements({ addedNodes }: MutationRecord): boolean {
  for (const node of addedNodes) if (node instanceof Element) return true;
  return false;
}

/** By what a completion was found that a selector names: a layout of the adapter's, or what pages call their completions in general. */
function sourceOf(site: Site, layer: Layer | undefined): Message['source'] {
  if (layer?.id === TAUGHT) return { by: TAUGHT };
  if (site.id !== 'generic') return { by: 'layer', ...(layer && { layer: layer.id }) };
  return { by: FOUND_BY.find((by) => by === layer?.id) ?? 'attributes' };
}

/** Says to the hold sheet that nothing is held on this page. */
export function holdOff(off: boolean): void {
  document.documentElement.toggleAttribute(MARK.off, off);
}
