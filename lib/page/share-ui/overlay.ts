import { claim } from '../shadow.ts';
import { Trust } from '../trust.ts';
import { SHARE_STYLE } from './style.ts';

/** Marks the element that carries what is ours. */
const HOST = 'data-sm-share';

/** The one host of all that is shown about shares: at top level, with a closed shadow root, never inside the conversation. */
export class ShareOverlay {
  readonly host = document.createElement('div');
  readonly root: ShadowRoot;
  readonly trust: Trust;
  /** Buttons beside completions. Notices come behind them, so that they lie on top and are reached last. */
  readonly buttons = document.createElement('div');
  readonly #layer = document.createElement('div');
  readonly #origin = document.createElement('div');
  #on = true;
  #focused: Element | null = null;

  constructor() {
    // A dead script of ours leaves its buttons behind; they do nothing.
    for (const left of document.querySelectorAll(`[${HOST}]`)) left.remove();
    claim(this.host);
    this.host.setAttribute(HOST, '');
    this.root = this.host.attachShadow({ mode: 'closed' });
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(SHARE_STYLE);
    this.root.adoptedStyleSheets = [sheet];
    this.#layer.className = 'layer';
    // The page's direction is that of its own language; our texts find theirs themselves.
    this.#layer.dir = 'ltr';
    this.#origin.className = 'origin';
    this.#layer.append(this.#origin, this.buttons);
    this.root.append(this.#layer);
    this.trust = new Trust(this.host, this.root);
  }

  get layer(): HTMLElement {
    return this.#layer;
  }

  /** Whether anything of ours is shown at all. */
  get on(): boolean {
    return this.#on;
  }

  /** Puts the host back to where it belongs. Returns whether it was elsewhere. */
  connect(): boolean {
    if (this.host.parentNode === document.documentElement) return false;
    document.documentElement.append(this.host);
    return true;
  }

  /** Takes everything out of sight at once (a picture is being taken), or shows it again, with the focus where it was. */
  show(on: boolean): void {
    if (on === this.#on) return;
    this.#on = on;
    if (!on) this.#focused = this.root.activeElement;
    this.#layer.classList.toggle('off', !on);
    if (!on || !(this.#focused instanceof HTMLElement)) return;
    if (document.activeElement === document.body || document.activeElement === this.host)
      this.#focused.focus({ preventScroll: true });
    this.#focused = null;
  }

  /** Where the window's corner is for us: pages that move their root element move it along. */
  origin(): { left: number; top: number } {
    const { left, top } = this.#origin.getBoundingClientRect();
    return { left, top };
  }

  dispose(): void {
    this.trust.dispose();
    this.host.remove();
  }
}
