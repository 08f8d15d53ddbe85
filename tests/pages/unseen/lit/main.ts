/** Lit with closed shadow roots, one inside the other: app, list, message. */
import '../../shared/probe.ts';
import { css, html, LitElement, type PropertyValues } from 'lit';
import { unsafeHTML } from 'lit/directives/unsafe-html.js';
import { createChat, type Turn } from '../../shared/chat.ts';
import { expose } from '../shared/hooks.ts';
import { toHtml } from '../shared/html.ts';

const chat = createChat();
const roots = new WeakMap<Element, ShadowRoot>();

abstract class Closed extends LitElement {
  protected override createRenderRoot(): ShadowRoot {
    const root = this.attachShadow({ mode: 'closed' });
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- Lit does the same
    root.adoptedStyleSheets = (this.constructor as typeof LitElement).elementStyles.flatMap((style) =>
      style instanceof CSSStyleSheet ? style : (style.styleSheet ?? []),
    );
    roots.set(this, root);
    return root;
  }
}

class LanternNote extends Closed {
  static override styles = css`
    :host {
      display: block;
      margin: 0 0 1rem;
    }
    blockquote {
      margin: 0 0 0 30%;
      padding: 0.5rem 1rem;
      background: #fdf0d5;
      border-radius: 4px;
    }
  `;
  static override properties = { turn: { attribute: false } };
  declare turn: Turn;
  protected override render() {
    if (this.turn.role === 'user') return html`<blockquote>${this.turn.text}</blockquote>`;
    const again = () => chat.regenerate(this.turn.id);
    return html`<div>${unsafeHTML(toHtml(this.turn.text))}</div>
      ${this.turn.state === 'streaming' ? '' : html`<button @click=${again}>Light again</button>`}`;
  }
}

class LanternApp extends Closed {
  static override styles = css`
    main {
      max-width: 44rem;
      margin: 0 auto;
      padding: 1rem 1rem 8rem;
    }
    form {
      position: fixed;
      bottom: 0;
      left: 0;
      right: 0;
      display: flex;
      padding: 1rem;
      background: #fff;
    }
    textarea {
      flex: 1;
      font: inherit;
    }
  `;
  override connectedCallback(): void {
    super.connectedCallback();
    chat.subscribe(() => this.requestUpdate());
  }
  protected override updated(changed: PropertyValues): void {
    super.updated(changed);
    scrollTo(0, document.documentElement.scrollHeight);
  }
  protected override render() {
    const send = (event: Event): void => {
      event.preventDefault();
      const box = roots.get(this)?.querySelector('textarea');
      if (!box) return;
      chat.send(box.value);
      box.value = '';
    };
    const key = (event: KeyboardEvent): void => {
      if (event.key === 'Enter' && !event.shiftKey) send(event);
    };
    return html`<main>
        <p><button class="jump" @click=${() => chat.open('saturn')}>Rings of Saturn</button></p>
        ${chat.turns().map((turn) => html`<lantern-note .turn=${turn}></lantern-note>`)}
      </main>
      <form @submit=${send}><textarea rows="2" @keydown=${key}></textarea><button>Shine</button></form>`;
  }
}
customElements.define('lantern-note', LanternNote);
customElements.define('lantern-app', LanternApp);

const app = (): ShadowRoot | undefined => {
  const host = document.querySelector('lantern-app');
  return (host && roots.get(host)) ?? undefined;
};
const notes = (selector: string): Element[] =>
  [...(app()?.querySelectorAll('lantern-note') ?? [])].flatMap((note) => roots.get(note)?.querySelector(selector) ?? []);
expose({
  composer: () => app()?.querySelector('textarea'),
  send: () => app()?.querySelector('form button'),
  regenerate: () => notes('button').at(-1),
  other: () => app()?.querySelector('.jump'),
  answers: () => notes('div'),
  questions: () => notes('blockquote'),
  closed: (host) => roots.get(host),
});
