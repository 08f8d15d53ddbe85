import type { Run } from '../blocks.ts';
import { MARK } from '../../sites/hold-sheet.ts';
import type { PageBlock } from '../block.ts';
import type { Message } from '../message.ts';
import { composedParent } from '../shadow.ts';
import { areaOf, offsetOf } from './ancestry.ts';
import { modelName } from './model.ts';
import { isEmpty, type Rect, shift } from './rect.ts';
import { sha256 } from '../../sha256.ts';
import { textBoxes, type Span } from './text-boxes.ts';
import { isLabel, visibleText } from './visible-text.ts';

/** What is read of a page's conversation. A `Conversation` is one; `values` are the blocks of messages in fields, where a site has them. */
export interface CompletionSource {
  readonly messages: ReadonlyMap<Element, Pick<Message, 'root' | 'finished' | 'regions' | 'blocks' | 'mediaBlocks'>>;
  readonly revealed: ReadonlySet<string>;
  /** Whether what is not cleared is hidden; if not, nothing is held or veiled. */
  readonly hiding: boolean;
  values?(): Iterable<PageBlock>;
}

/** A completion that a person may mean. */
export interface CompletionPlace {
  /** Stands for the completion until the page is loaded anew, also if the page replaces its element. */
  readonly token: string;
  readonly element: Element;
  /** All of it and what can be seen of it now, in the tab's window. */
  readonly box: Rect;
  readonly seen: Rect;
}

/** A completion as it is now. */
export interface Completion {
  readonly token: string;
  readonly text: string;
  /** SHA-256 of `text`. */
  readonly hash: string;
  /** As the page names it; absent if it does not. */
  readonly model?: string;
  readonly streaming: boolean;
  /** Some of it waits for its verdict. */
  readonly held: boolean;
  /** Some of it is hidden because of a verdict. */
  readonly veiled: boolean;
  /** A person chose to see some of it. */
  readonly revealed: boolean;
  readonly box: Rect;
  /** In a frame inside of the tab's page. */
  readonly framed: boolean;
}

/** Areas that differ by less than this share are taken for equal; the newer completion wins. */
const TIE = 0.02;
/** Lines of one stretch of text; one of more is most of the completion. */
const MOST_BOXES = 500;

/** The completions of one frame, as somebody who wants to share one needs them. */
export class Completions {
  readonly #source: CompletionSource;
  readonly #model: readonly string[];
  readonly #strip: readonly string[];
  readonly #tokens = new WeakMap<Element, string>();
  /** Last known element and hash by token. */
  readonly #known = new Map<string, { element: Element; hash: string }>();
  #asked: { element: Element; x: number; y: number } | undefined;

  /**
   * @param model selectors of elements that name the model, see `modelName`
   * @param signal ends listening for the context menu
   * @param strip selectors of what is in a completion, but not in its text
   */
  constructor(source: CompletionSource, model: readonly string[], signal: AbortSignal, strip: readonly string[] = []) {
    this.#source = source;
    this.#model = model;
    this.#strip = strip;
    const note = (event: MouseEvent) => {
      const [element] = event.composedPath();
      if (event.isTrusted && element instanceof Element) this.#asked = { element, x: event.clientX, y: event.clientY };
    };
    // First of all: a page may keep the event from everybody else.
    globalThis.addEventListener('contextmenu', note, { capture: true, passive: true, signal });
  }

  /** All completions that have a place on the page, oldest first. Reads boxes only. */
  list(): CompletionPlace[] {
    const places = this.#elements().flatMap((element): CompletionPlace[] => {
      const { area, seen } = areaOf(element);
      return isEmpty(area) ? [] : [{ token: this.#token(element), element, box: area, seen }];
    });
    return places.toSorted((a, b) => order(a.element, b.element));
  }

  /** Everything about one completion, or undefined if it is gone. */
  describe(token: string): Completion | undefined {
    const element = this.element(token);
    if (!element) return undefined;
    const text = this.#text(element);
    const hash = sha256(text);
    this.#known.set(token, { element, hash });
    const model = modelName(element, this.#model);
    return {
      token,
      text,
      hash,
      ...(model === undefined ? {} : { model }),
      ...this.#state(element),
      box: areaOf(element).area,
      framed: globalThis.top !== globalThis.self,
    };
  }

  /** Where stretches of a completion's text stand, from its corner. One that has no place of its own covers all of it. */
  boxes(token: string, spans: readonly Span[]): Rect[][] {
    const element = this.element(token);
    if (!element) return [];
    const { x, y } = offsetOf(element.ownerDocument);
    const area = shift(areaOf(element).area, -x, -y);
    const all = { left: 0, top: 0, right: area.right - area.left, bottom: area.bottom - area.top };
    return textBoxes(element, area, this.#strip, spans).map((boxes) =>
      boxes.length === 0 || boxes.length > MOST_BOXES ? [all] : boxes.map((box) => shift(box, -area.left, -area.top)),
    );
  }

  /** The element of a completion. One the page has replaced is found again by its text. */
  element(token: string): Element | undefined {
    const known = this.#known.get(token);
    if (!known) return undefined;
    if (known.element.isConnected && this.#elements().includes(known.element)) return known.element;
    if (known.hash === '') return undefined;
    const heir = this.#elements().find(
      (element) => this.#tokens.get(element) === undefined && this.#hash(element) === known.hash,
    );
    if (!heir) return undefined;
    this.#tokens.set(heir, token);
    this.#known.set(token, { element: heir, hash: known.hash });
    return heir;
  }

  /** The completion the context menu was last opened on. */
  meantByMenu(): string | undefined {
    if (!this.#asked?.element.isConnected) return undefined;
    const { element, x, y } = this.#asked;
    const all = this.#elements();
    for (let at: Element | null = element; at; at = composedParent(at)) if (all.includes(at)) return this.#token(at);
    // Inside of a closed shadow root the event names the host only.
    const { x: left, y: top } = offsetOf(element.ownerDocument);
    const under = this.list().filter(({ seen }) => contains(shift(seen, -left, -top), x, y));
    return under.toSorted((a, b) => size(a.box) - size(b.box))[0]?.token;
  }

  /** The completion that fills most of the window; of equals the newest. */
  meantByView(): string | undefined {
    const [first, ...rest] = this.list().toReversed();
    let best = first;
    for (const place of rest) if (best && size(place.seen) > size(best.seen) * (1 + TIE)) best = place;
    return best && size(best.seen) > 0 ? best.token : undefined;
  }

  #elements(): Element[] {
    const fields = [...(this.#source.values?.() ?? [])].map(({ element }) => element);
    return [...this.#source.messages.keys(), ...fields].filter((element) => element.isConnected);
  }

  #token(element: Element): string {
    const known = this.#tokens.get(element);
    if (known !== undefined) return known;
    for (const [token, last] of this.#known) {
      if (last.element.isConnected) continue;
      if (last.hash === '') this.#known.delete(token);
      else if (this.#hash(element) === last.hash) {
        this.#tokens.set(element, token);
        this.#known.set(token, { element, hash: last.hash });
        return token;
      }
    }
    const token = randomToken();
    this.#tokens.set(element, token);
    this.#known.set(token, { element, hash: '' });
    return token;
  }

  #text(element: Element): string {
    const { x, y } = offsetOf(element.ownerDocument);
    return visibleText(element, shift(areaOf(element).area, -x, -y), this.#strip);
  }

  #hash(element: Element): string {
    return sha256(this.#text(element));
  }

  #state(element: Element): Pick<Completion, 'streaming' | 'held' | 'veiled' | 'revealed'> {
    const { messages, revealed, hiding } = this.#source;
    const message = messages.get(element);
    if (!message) {
      const held = element.hasAttribute(MARK.hold);
      return { streaming: held, held, veiled: element.hasAttribute(MARK.veil), revealed: false };
    }
    const regions = [...message.regions()].filter(({ region }) => region.treatment !== 'clear' && region.treatment !== 'marked');
    const shown = regions.filter(({ region }) => revealed.has(region.hash));
    const hidden = hiding ? regions.filter((one) => !shown.includes(one)) : [];
    // What stands on a control or was reasoned can be seen in the picture, and would be judged by nobody.
    const missed = regions.some((one) => !hidden.includes(one) && isUnsaid(one.block.runs, one.region, this.#strip));
    // Pictures that somebody judges; what nobody could (`strict`) is no reason against a share, as before.
    const pictures = hiding ? message.mediaBlocks.flatMap(({ plan }) => plan?.regions ?? []) : [];
    const unseen = pictures.filter(({ treatment, verdict, hash }) => {
      const hides = treatment !== 'marked' && treatment !== 'clear' && (treatment === 'veil' || verdict.engine === 'openai');
      return hides && !revealed.has(hash);
    });
    const seen = pictures.some(({ treatment, hash }) => treatment !== 'marked' && treatment !== 'clear' && revealed.has(hash));
    const coming = hiding && message.mediaBlocks.some(({ plan }) => plan?.waiting);
    const waits = message.blocks.some(
      ({ live, plan }) => live.text.trim() !== '' && (!plan || plan.waiting || plan.judgedTo < live.text.trimEnd().length),
    );
    return {
      streaming: !message.finished,
      held: waits || coming || [...unseen, ...hidden.map(({ region }) => region)].some(({ treatment }) => treatment === 'hold'),
      veiled: missed || [...unseen, ...hidden.map(({ region }) => region)].some(({ treatment }) => treatment !== 'hold'),
      revealed: shown.length > 0 || seen,
    };
  }
}

/** Whether a stretch of a block's text is, in part, none that {@link visibleText} gives. */
function isUnsaid(
  runs: readonly Run[],
  { start, end }: { readonly start: number; readonly end: number },
  strip: readonly string[],
): boolean {
  return runs.some((run) => run.start < end && run.start + run.node.data.length > start && isLabel(run.node, strip));
}

function size({ left, top, right, bottom }: Rect): number {
  return (right - left) * (bottom - top);
}

function contains(rect: Rect, x: number, y: number): boolean {
  return x >= rect.left && x < rect.right && y >= rect.top && y < rect.bottom;
}

/** Document order; of elements in different trees, the upper one first. */
function order(a: Element, b: Element): number {
  const position = a.compareDocumentPosition(b);
  if (position & Node.DOCUMENT_POSITION_DISCONNECTED) return a.getBoundingClientRect().top - b.getBoundingClientRect().top;
  return position & Node.DOCUMENT_POSITION_FOLLOWING ? -1 : 1;
}

function randomToken(): string {
  return Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) => byte.toString(16).padStart(2, '0')).join('');
}
