import type { Region } from '../moderate/plan.ts';
import type { Treatment } from '../moderate/treatment.ts';
import { CATEGORIES, type Category, type UncheckedReason } from '../types.ts';
import { locate } from './blocks.ts';
import type { PageBlock } from './block.ts';
import { PILL_STYLE } from './pill-style.ts';
import { claim, composedParent } from './shadow.ts';

/** What one pill stands for. */
export interface PillView {
  readonly kind: Exclude<Treatment, 'clear'> | 'tail' | 'pardoned';
  readonly block: PageBlock;
  readonly regions: readonly Region[];
  readonly revealed: boolean;
  /** Hashes of the texts a person has just called "Not unsafe". */
  readonly pardoned?: readonly string[];
}

/** Texts in the user's language, resolved when the script starts: an orphaned script cannot ask for them any more. */
export interface PillTexts {
  readonly show: string;
  readonly showAnyway: string;
  readonly hideAgain: string;
  readonly notUnsafe: string;
  readonly undo: string;
  /** Said by held text when no script answers. */
  readonly unavailable: string;
  readonly tail: string;
  readonly minorsConfirm: string;
  readonly clearedView: string;
  unsafe(category: Category): string;
  sensitive(category: Category): string;
  unchecked(reason: UncheckedReason): string;
  hiddenCount(count: number): string;
}

/** What a person asked for. */
export interface PillActions {
  reveal(view: PillView): void;
  hide(view: PillView): void;
  notUnsafe(view: PillView): void;
  release(view: PillView): void;
  undo(view: PillView): void;
}

/** Where pills stand whose text is scrolled out of sight, or not laid out yet. */
const AWAY = '-200vw 0';

/** Marks the element that carries our pills. */
const HOST = 'data-sm-pills';

/** A pill answers only when it has been visibly there for this long: pages can move things under a pointer (DESIGN.md §5). */
const TRUST_MS = 500;

interface Pill {
  view: PillView;
  readonly node: HTMLElement;
  shape: string;
  since: number;
  confirmed: boolean;
}

/** The pills of a page: one host at top level with a closed shadow root; each pill is tied to its block. */
export class Pills {
  readonly #host = document.createElement('div');
  readonly #root: ShadowRoot;
  readonly #status = document.createElement('p');
  readonly #pills = new Map<Element, Pill>();
  readonly #texts: PillTexts;
  readonly #actions: PillActions;
  readonly #sizes = new ResizeObserver(() => this.#placeSoon());
  #frame = 0;
  #hidden = 0;
  #notice: HTMLElement | undefined;

  constructor(texts: PillTexts, actions: PillActions, signal: AbortSignal) {
    this.#texts = texts;
    this.#actions = actions;
    // A dead script of ours leaves its pills behind; their buttons do nothing.
    for (const left of document.querySelectorAll(`[${HOST}]`)) left.remove();
    claim(this.#host);
    this.#host.setAttribute(HOST, '');
    this.#root = this.#host.attachShadow({ mode: 'closed' });
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(PILL_STYLE);
    this.#root.adoptedStyleSheets = [sheet];
    this.#status.className = 'sr';
    this.#status.setAttribute('role', 'status');
    this.#root.append(this.#status);
    const options = { capture: true, passive: true, signal };
    globalThis.addEventListener('scroll', () => this.#placeSoon(), options);
    globalThis.addEventListener('resize', () => this.#placeSoon(), options);
  }

  /** Shows exactly these pills. Ones that stay keep their focus and their place. */
  show(views: readonly PillView[]): void {
    const wanted = new Set(views.map((view) => view.block.element));
    for (const [element, pill] of this.#pills) {
      if (wanted.has(element)) continue;
      // A page that swaps the element keeps the pill (and the focus in it) when the same text is veiled in the new one.
      const heir = views.find(
        (view) => !this.#pills.has(view.block.element) && view.regions[0] && view.regions[0].hash === pill.view.regions[0]?.hash,
      );
      this.#pills.delete(element);
      this.#sizes.unobserve(element);
      if (heir) {
        this.#pills.set(heir.block.element, pill);
        this.#sizes.observe(heir.block.element);
      } else pill.node.remove();
    }
    for (const view of views) this.#put(view);
    this.#announce(views);
    if ((views.length > 0 || this.#notice) && !this.#host.isConnected) document.documentElement.append(this.#host);
    this.#placeSoon();
  }

  /** A line at the edge of the window about Sharemark itself; empty text takes it away. */
  notice(text: string): void {
    this.#notice?.remove();
    this.#notice = undefined;
    if (text === '') return;
    const node = document.createElement('div');
    node.className = 'pill';
    node.setAttribute('role', 'status');
    node.style.cssText = 'inset: 12px 12px auto auto; padding-inline-end: 12px;';
    node.textContent = text;
    this.#notice = node;
    this.#root.append(node);
    if (!this.#host.isConnected) document.documentElement.append(this.#host);
  }

  /** Call a few times a second: places pills anew, and starts the trust time again for those that are covered or faded. */
  verify(): void {
    if (this.#pills.size === 0) return;
    if (!this.#host.isConnected) document.documentElement.append(this.#host);
    this.#placeSoon();
    for (const pill of this.#pills.values()) if (!this.#visible(pill)) pill.since = performance.now();
  }

  dispose(): void {
    cancelAnimationFrame(this.#frame);
    this.#sizes.disconnect();
    this.#host.remove();
  }

  #put(view: PillView): void {
    let pill = this.#pills.get(view.block.element);
    if (!pill) {
      const node = document.createElement('div');
      node.style.translate = AWAY;
      pill = { view, node, shape: '', since: performance.now(), confirmed: false };
      this.#pills.set(view.block.element, pill);
      this.#sizes.observe(view.block.element);
      this.#root.append(pill.node);
    }
    const gravest = CATEGORIES.find((category) => view.regions.some((region) => region.verdict.category === category));
    const reason = view.regions.find((region) => region.verdict.reason)?.verdict.reason ?? 'failed';
    const label = this.#label(view, gravest, reason);
    const cleared = isAside(view) || view.kind === 'tail' ? '' : clearedText(view);
    const shape = [view.kind, view.revealed, label, cleared, pill.confirmed].join('|');
    // What a click would do has changed: a person has to have seen that first.
    if (pill.view.kind !== view.kind) pill.since = performance.now();
    pill.view = view;
    if (shape === pill.shape) return;
    const focused = this.#root.activeElement;
    const hadFocus = focused !== null && pill.node.contains(focused);
    pill.shape = shape;
    this.#fill(pill, label, cleared, gravest);
    if (hadFocus) pill.node.querySelector('button')?.focus();
  }

  #label(view: PillView, category: Category | undefined, reason: UncheckedReason): string {
    if (view.kind === 'tail') return this.#texts.tail;
    if (view.kind === 'pardoned') return this.#texts.notUnsafe;
    if (view.kind === 'veil') return this.#texts.unsafe(category ?? 'custom');
    if (view.kind === 'mild') return this.#texts.sensitive(category ?? 'custom');
    return this.#texts.unchecked(reason);
  }

  #fill(pill: Pill, label: string, cleared: string, gravest: Category | undefined): void {
    const { view, node } = pill;
    node.className = `pill ${view.kind}${isAside(view) ? ' chip' : ''}`;
    node.setAttribute('role', 'group');
    node.setAttribute('aria-label', label);
    const words = document.createElement('span');
    words.textContent = pill.confirmed && !view.revealed ? this.#texts.minorsConfirm : label;
    node.replaceChildren(words);
    if (view.kind === 'marked') return;
    if (view.kind === 'pardoned')
      node.append(this.#button(pill, this.#texts.undo, undefined, () => this.#actions.undo(pill.view)));
    else if (view.kind === 'tail')
      node.append(this.#button(pill, this.#texts.showAnyway, undefined, () => this.#actions.release(pill.view)));
    else if (view.revealed) node.append(this.#button(pill, this.#texts.hideAgain, true, () => this.#actions.hide(pill.view)));
    else {
      const twice = gravest === 'sexual/minors' && !pill.confirmed;
      const text = view.kind === 'hold' || pill.confirmed ? this.#texts.showAnyway : this.#texts.show;
      node.append(
        this.#button(pill, text, false, () => {
          if (!twice) return this.#actions.reveal(pill.view);
          pill.confirmed = true;
          pill.since = performance.now();
          this.#put(pill.view);
        }),
      );
    }
    if (view.kind === 'veil' || view.kind === 'mild')
      node.append(this.#button(pill, this.#texts.notUnsafe, undefined, () => this.#actions.notUnsafe(pill.view)));
    if (cleared !== '') {
      const reader = document.createElement('p');
      reader.className = 'sr';
      reader.textContent = `${this.#texts.clearedView} ${cleared}`;
      node.append(reader);
    }
  }

  #button(pill: Pill, text: string, expanded: boolean | undefined, act: () => void): HTMLButtonElement {
    const button = document.createElement('button');
    button.type = 'button';
    button.textContent = text;
    if (expanded !== undefined) button.setAttribute('aria-expanded', String(expanded));
    button.addEventListener('click', (event) => {
      event.stopPropagation();
      if (event.isTrusted && performance.now() - pill.since >= TRUST_MS && this.#visible(pill)) act();
    });
    button.addEventListener('focus', () => pill.view.block.element.scrollIntoView({ block: 'nearest' }));
    return button;
  }

  /** Whether a person can see the pill: its middle is on top, and nobody faded our host. */
  #visible(pill: Pill): boolean {
    const { left, top, width, height } = pill.node.getBoundingClientRect();
    if (width === 0 || document.elementFromPoint(left + width / 2, top + height / 2) !== this.#host) return false;
    return (
      this.#host.checkVisibility({ opacityProperty: true, visibilityProperty: true }) &&
      getComputedStyle(this.#host).opacity === '1'
    );
  }

  #announce(views: readonly PillView[]): void {
    const hidden = views.filter((view) => !view.revealed && (view.kind === 'veil' || view.kind === 'mild')).length;
    if (hidden > this.#hidden) this.#status.textContent = this.#texts.hiddenCount(hidden);
    this.#hidden = hidden;
  }

  #placeSoon(): void {
    if (this.#frame !== 0 || this.#pills.size === 0) return;
    this.#frame = requestAnimationFrame(() => {
      this.#frame = 0;
      // All reads first, then all writes: one layout a frame.
      const places = [...this.#pills.values()].map((pill) => ({ pill, at: place(pill) }));
      for (const { pill, at } of places) {
        pill.node.inert = at === undefined;
        pill.node.style.translate = at ? `${at.left}px ${at.top}px` : AWAY;
      }
    });
  }
}

/** Whether nothing is hidden under the pill, so that it stands beside the text. */
function isAside(view: PillView): boolean {
  return view.revealed || view.kind === 'marked' || view.kind === 'pardoned';
}

/** Where a pill belongs: on its veil, or, once the text is shown, above the block's end. `undefined` when that is scrolled out of sight. */
function place(pill: Pill): { left: number; top: number } | undefined {
  const { block, regions } = pill.view;
  const box = block.element.getBoundingClientRect();
  const own = pill.node.getBoundingClientRect();
  if (box.width === 0 && box.height === 0) return undefined;
  const at = isAside(pill.view)
    ? { left: box.right - own.width, top: box.top - own.height }
    : (startOf(block, regions[0]?.start ?? block.live.closedTo, own.height) ?? box);
  const clip = visibleClip(block.element);
  // A message that is hidden whole may be taller than the window: its pill stays in sight.
  const top = block.runs.length === 0 && box.bottom > clip.top + 40 ? Math.max(at.top, clip.top + 8) : at.top;
  if (top < clip.top - 8 || top > clip.bottom - 8 || at.left > innerWidth) return undefined;
  const left = Math.min(Math.max(at.left, 4), Math.max(4, innerWidth - own.width - 4));
  return { left: Math.round(left), top: Math.round(top) };
}

/** The place over the first line of a region, centred on it. */
function startOf(block: PageBlock, offset: number, height: number): { left: number; top: number } | undefined {
  const from = locate(block.runs, offset, false);
  if (!from?.node.isConnected) return undefined;
  const range = document.createRange();
  range.setStart(from.node, from.offset);
  range.setEnd(from.node, Math.min(from.node.data.length, from.offset + 1));
  const box = range.getClientRects()[0];
  return box && { left: box.left, top: box.top + (box.height - height) / 2 };
}

/** The heights between which a block can be seen: what its scrollers and the window leave of it. */
function visibleClip(element: Element): { top: number; bottom: number } {
  let top = 0;
  let bottom = innerHeight;
  for (let at = composedParent(element); at && at !== document.body; at = composedParent(at)) {
    if (at.scrollHeight <= at.clientHeight + 1 || getComputedStyle(at).overflowY === 'visible') continue;
    const box = at.getBoundingClientRect();
    top = Math.max(top, box.top);
    bottom = Math.min(bottom, box.bottom);
  }
  return { top, bottom };
}

/** The text of a block that is not hidden, for those who cannot see it: the block itself is inert. */
function clearedText(view: PillView): string {
  const { live, plan } = view.block;
  return (plan?.regions ?? [])
    .filter((region) => region.treatment === 'clear')
    .map((region) => live.text.slice(region.start, region.end).replace(/[\s\u2029]+/g, ' '))
    .join('')
    .trim();
}
