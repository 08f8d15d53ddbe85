import type { TeachTexts } from './texts.ts';
import type { Role } from './words.ts';

/** What the panel shows. */
export interface PanelState {
  readonly role: Role;
  readonly selector: string;
  readonly count: string;
  /** A caution, or what to do next. */
  readonly note: string;
  /** What is wrong, and whether it is the selector. */
  readonly trouble: string;
  readonly invalid: boolean;
  readonly canWiden: boolean;
  readonly canNarrow: boolean;
}

/** What is pressed. */
export interface PanelActions {
  take(): void;
  role(role: Role): void;
  wider(): void;
  narrower(): void;
  typed(selector: string): void;
  save(): void;
  cancel(): void;
}

function made<Name extends keyof HTMLElementTagNameMap>(name: Name, className = '', text = ''): HTMLElementTagNameMap[Name] {
  const node = document.createElement(name);
  if (className) node.className = className;
  if (text) node.textContent = text;
  return node;
}

/** The picker's controls. What they do counts only when a person pressed them. */
export class Panel {
  readonly node = made('div', 'panel');
  readonly #texts: TeachTexts;
  readonly #take: HTMLButtonElement;
  readonly #roles: Readonly<Record<Role, HTMLButtonElement>>;
  readonly #wider: HTMLButtonElement;
  readonly #narrower: HTMLButtonElement;
  readonly #count = made('p', 'count');
  readonly #note = made('p', 'note');
  readonly #trouble = made('p', 'trouble');
  readonly #pointed = made('p', 'sr');
  readonly #field = made('input');

  constructor(texts: TeachTexts, actions: PanelActions) {
    this.#texts = texts;
    const { node } = this;
    node.setAttribute('role', 'dialog');
    node.setAttribute('aria-modal', 'true');
    node.setAttribute('aria-labelledby', 'title');
    node.setAttribute('aria-describedby', 'help');
    node.tabIndex = -1;

    const title = made('h2', '', texts.title);
    title.id = 'title';
    const help = made('p', 'help', texts.help);
    help.id = 'help';
    const head = made('div', 'head');
    head.append(
      title,
      this.#button(texts.move, 'small', () => node.classList.toggle('top')),
    );

    const roles = made('div', 'roles');
    roles.setAttribute('role', 'group');
    roles.setAttribute('aria-label', texts.role);
    this.#roles = {
      completion: this.#button(texts.answer, '', () => actions.role('completion')),
      user: this.#button(texts.own, '', () => actions.role('user')),
    };
    roles.append(this.#roles.completion, this.#roles.user);

    this.#take = this.#button(texts.take, '', () => actions.take());
    this.#wider = this.#button(texts.wider, '', () => actions.wider());
    this.#narrower = this.#button(texts.narrower, '', () => actions.narrower());
    const steps = made('div', 'row');
    steps.append(this.#take, this.#wider, this.#narrower);

    for (const live of [this.#count, this.#pointed]) live.setAttribute('role', 'status');
    this.#trouble.setAttribute('role', 'alert');
    this.#trouble.id = 'trouble';

    const details = made('details');
    const label = made('label');
    this.#field.type = 'text';
    this.#field.spellcheck = false;
    this.#field.autocomplete = 'off';
    this.#field.dir = 'ltr';
    this.#field.setAttribute('aria-describedby', 'trouble hint');
    this.#field.addEventListener('input', (event) => {
      if (event.isTrusted) actions.typed(this.#field.value);
    });
    label.append(made('span', 'sr', texts.selector), this.#field);
    const hint = made('p', 'note', texts.selectorHint);
    hint.id = 'hint';
    details.append(made('summary', '', texts.selector), label, hint);

    const end = made('div', 'row end');
    end.append(
      this.#button(texts.save, 'main', () => actions.save()),
      this.#button(texts.cancel, '', () => actions.cancel()),
    );
    node.append(head, help, roles, steps, this.#count, this.#trouble, this.#note, details, end, this.#pointed);
  }

  show(state: PanelState): void {
    for (const role of ['completion', 'user'] as const)
      this.#roles[role].setAttribute('aria-pressed', String(role === state.role));
    this.#wider.setAttribute('aria-disabled', String(!state.canWiden));
    this.#narrower.setAttribute('aria-disabled', String(!state.canNarrow));
    if (this.#field.value !== state.selector) this.#field.value = state.selector;
    this.#field.setAttribute('aria-invalid', String(state.invalid));
    put(this.#count, state.count);
    put(this.#note, state.note);
    const news = state.trouble !== '' && this.#trouble.textContent !== state.trouble;
    put(this.#trouble, state.trouble);
    if (news) this.#trouble.scrollIntoView({ block: 'nearest' });
  }

  /** Tells who cannot see the boxes what the arrow keys point at. */
  point(element: string, chars: number): void {
    put(this.#pointed, this.#texts.pointed(element, chars));
  }

  /** The keyboard starts where Enter takes. */
  focus(): void {
    this.#take.focus({ preventScroll: true });
  }

  /** Keeps the focus inside. @param back to the one before */
  focusNext(from: Element | null, back: boolean): void {
    const stops = [...this.node.querySelectorAll<HTMLElement>('button, summary, input')].filter((stop) => stop.checkVisibility());
    const at = stops.findIndex((stop) => stop === from);
    stops[(at + (back ? -1 : 1) + stops.length) % stops.length]?.focus();
  }

  isField(element: Element | null): boolean {
    return element === this.#field;
  }

  #button(text: string, className: string, press: () => void): HTMLButtonElement {
    const button = made('button', className, text);
    button.type = 'button';
    button.addEventListener('click', (event) => {
      if (event.isTrusted) press();
    });
    return button;
  }
}

/** A status that is set to what it says already would be announced again. */
function put(node: Element, text: string): void {
  if (node.textContent !== text) node.textContent = text;
}
