import type { ShareOutcome } from '../../messages.ts';
import { cornerFor } from './corner.ts';
import { isDark } from './ground.ts';
import { contentOf, staysFor, type NoticeAction, type NoticeContent } from './outcome.ts';
import type { ShareOverlay } from './overlay.ts';
import type { ShareTexts } from './texts.ts';

/** Screen readers know a live region only after it has been there for a moment. */
const REGION_MS = 80;

/** What came of a share, said at the edge of the window. It takes no focus and hides nothing that is written in, if that can be avoided. */
export class Notice {
  readonly #overlay: ShareOverlay;
  readonly #act: (action: NoticeAction) => void;
  readonly #toast = document.createElement('div');
  readonly #regions = { status: document.createElement('div'), alert: document.createElement('div') };
  readonly #row = document.createElement('div');
  #content: NoticeContent | undefined;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #filling: ReturnType<typeof setTimeout> | undefined;
  /** Where the focus was before it came in here. */
  #from: HTMLElement | undefined;

  /** @param act a person pressed the notice's button @param signal ends the listening to the page */
  constructor(overlay: ShareOverlay, act: (action: NoticeAction) => void, signal: AbortSignal) {
    this.#overlay = overlay;
    this.#act = act;
    const toast = this.#toast;
    toast.className = 'toast empty';
    for (const role of ['status', 'alert'] as const) {
      this.#regions[role].setAttribute('role', role);
      this.#regions[role].setAttribute('aria-atomic', 'true');
      toast.append(this.#regions[role]);
    }
    this.#row.className = 'row';
    toast.append(this.#row);
    overlay.layer.append(toast);
    for (const type of ['pointerenter', 'focusin'] as const) toast.addEventListener(type, () => this.#wait());
    for (const type of ['pointerleave', 'focusout'] as const) toast.addEventListener(type, () => this.#count());
    toast.addEventListener('focusin', ({ relatedTarget }) => {
      if (relatedTarget instanceof HTMLElement && !toast.contains(relatedTarget)) this.#from = relatedTarget;
    });
    overlay.layer.addEventListener('keydown', (event) => this.#onKey(event));
    const options = { capture: true, passive: true, signal };
    // With the pointer on the notice the key is meant for it, wherever the focus is.
    globalThis.addEventListener(
      'keydown',
      (event) => event.key === 'Escape' && toast.matches(':hover') && this.#onKey(event),
      options,
    );
    globalThis.addEventListener('resize', () => this.#place(), options);
    // Time in which nobody can have looked does not count.
    document.addEventListener('visibilitychange', () => (document.hidden ? this.#wait() : this.#count()), { signal });
    signal.addEventListener('abort', () => this.dismiss());
  }

  /** Says what came of a share, in place of what was said before. */
  show(outcome: ShareOutcome, texts: ShareTexts): void {
    this.#say(contentOf(outcome, texts), texts);
  }

  /** Takes the notice away; a focus in it goes back to where it came from. */
  dismiss(): void {
    this.#wait();
    clearTimeout(this.#filling);
    const inside = this.#toast.contains(this.#overlay.root.activeElement);
    this.#content = undefined;
    this.#clear();
    if (inside && this.#from?.isConnected) this.#from.focus({ preventScroll: true });
    this.#from = undefined;
  }

  #clear(): void {
    this.#toast.classList.add('empty');
    // An empty group would be told for nothing.
    this.#toast.removeAttribute('role');
    this.#toast.removeAttribute('aria-label');
    this.#toast.style.cssText = '';
    for (const button of this.#row.children) this.#overlay.trust.remove(button);
    this.#row.replaceChildren();
    for (const region of Object.values(this.#regions)) region.replaceChildren();
  }

  #say(content: NoticeContent, texts: ShareTexts): void {
    this.#wait();
    clearTimeout(this.#filling);
    const inside = this.#toast.contains(this.#overlay.root.activeElement);
    this.#clear();
    this.#content = content;
    const fill = () => {
      this.#fill(content, texts);
      if (inside) this.#row.querySelector('button')?.focus({ preventScroll: true });
      this.#count();
    };
    if (this.#overlay.connect()) this.#filling = setTimeout(fill, REGION_MS);
    else fill();
  }

  #fill(content: NoticeContent, texts: ShareTexts): void {
    const { tone, button } = content;
    this.#toast.className = `toast ${tone}`;
    this.#toast.setAttribute('role', 'group');
    this.#toast.setAttribute('aria-label', 'Sharemark');
    const region = tone === 'stop' ? this.#regions.alert : this.#regions.status;
    region.replaceChildren(...content.parts.map(partNode));
    if (button) this.#row.append(this.#button(button.text, () => this.#act(button.action)));
    this.#row.append(this.#button(texts.close, () => undefined));
    this.#place();
  }

  #button(text: string, act: () => void): HTMLButtonElement {
    const button = document.createElement('button');
    button.type = 'button';
    button.textContent = text;
    this.#overlay.trust.add(button);
    button.addEventListener('click', (event) => {
      event.stopPropagation();
      if (!this.#overlay.trust.accepts(button, event)) return;
      act();
      this.dismiss();
    });
    return button;
  }

  #place(): void {
    if (!this.#content || this.#toast.classList.contains('empty')) return;
    const { host } = this.#overlay;
    this.#toast.style.translate = '0px 0px';
    const { width, height } = this.#toast.getBoundingClientRect();
    const rtl = getComputedStyle(document.documentElement).direction === 'rtl';
    const buttons = [...this.#overlay.layer.querySelectorAll('.share:not(.away)')].map((node) => node.getBoundingClientRect());
    const { left, top } = cornerFor({ width, height }, rtl, host, buttons);
    const origin = this.#overlay.origin();
    this.#toast.style.cssText = `left: ${left - origin.left}px; top: ${top - origin.top}px;`;
    this.#toast.classList.toggle('dark', isDark(document.body ?? document.documentElement));
    this.#overlay.trust.verify();
  }

  #onKey(event: KeyboardEvent): void {
    if (!event.isTrusted || event.key !== 'Escape' || !this.#content) return;
    event.stopPropagation();
    this.dismiss();
  }

  /** Starts the time after which it goes by itself, unless somebody is at it or something is left to do. */
  #count(): void {
    clearTimeout(this.#timer);
    const content = this.#content;
    if (!content?.passes || document.hidden || this.#toast.matches(':hover, :focus-within')) return;
    this.#timer = setTimeout(() => this.dismiss(), staysFor(content));
  }

  #wait(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
  }
}

/** Foreign words become text nodes, with a direction of their own. */
function partNode({ kind, text, source }: NoticeContent['parts'][number]): HTMLElement {
  const node = document.createElement(kind === 'quote' ? 'blockquote' : 'p');
  node.dir = 'auto';
  if (kind === 'title') node.className = 'title';
  if (source !== undefined) {
    const cite = document.createElement('cite');
    cite.textContent = source;
    node.append(cite);
  }
  node.append(text);
  return node;
}
