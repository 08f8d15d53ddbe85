import type { Taught } from '../../sites/taught.ts';
import { isDark } from '../share-ui/ground.ts';
import { claim, composedParent, deepActiveElement, shadowOf } from '../shadow.ts';
import { inWorld } from '../world.ts';
import { Boxes, type Outline } from './boxes.ts';
import { Choice } from './choice.ts';
import { Panel } from './panel.ts';
import { pageElementAt } from './hit.ts';
import { isBeyond, rowOf, siblingsOf } from './rows.ts';
import { rootsOf, type Root } from './search.ts';
import { TEACH_STYLE } from './style.ts';
import { swallow } from './swallow.ts';
import type { TeachTexts } from './texts.ts';
import { tokensOf } from './tokens.ts';
import type { Role } from './words.ts';

/** What the picker needs from outside. */
export interface PickerParts {
  readonly texts: TeachTexts;
  /** What was taught about this page before. */
  readonly before: Pick<Taught, 'completion' | 'user'> | undefined;
  /** Keeps what was taught. Rejects when it cannot. */
  readonly save: (taught: Pick<Taught, 'completion' | 'user'>) => Promise<void>;
  readonly onClosed: () => void;
}

/** Marks the element that carries what is ours. */
const HOST = 'data-sm-teach';
/** Where the keyboard does not begin. */
const ASIDE = 'aside, nav, header, footer, [role="navigation"], [role="banner"]';
/** What is matched is looked for again so often, in milliseconds: the page goes on writing. */
const LOOK_MS = 400;
/** "Saved" stays so long, in milliseconds. */
const SAVED_MS = 6000;

/** The picker that is open in this frame. */
const open = inWorld('picker', (): { now?: Picker } => ({}));

/** Lets a person show where the messages of this page are. One at a time: if it is open already, it gets the focus. */
export function startPicker(parts: PickerParts): void {
  if (open.now) {
    open.now.focus();
    parts.onClosed();
  } else open.now = new Picker(parts);
}

class Picker {
  readonly #parts: PickerParts;
  readonly #host = document.createElement('div');
  readonly #root: ShadowRoot;
  readonly #abort = new AbortController();
  readonly #boxes: Boxes;
  readonly #panel: Panel;
  readonly #choices: Readonly<Record<Role, Choice>> = { completion: new Choice(), user: new Choice() };
  readonly #focusBefore = deepActiveElement();
  readonly #timer: ReturnType<typeof setInterval>;
  #roots: readonly Root[] = rootsOf();
  #role: Role = 'completion';
  /** What the mouse or the keyboard points at. */
  #cursor: Element | undefined;
  #hovered: Element | undefined;
  #trouble = '';

  constructor(parts: PickerParts) {
    this.#parts = parts;
    const { signal } = this.#abort;
    for (const left of document.querySelectorAll(`[${HOST}]`)) left.remove();
    claim(this.#host);
    this.#host.setAttribute(HOST, '');
    this.#root = this.#host.attachShadow({ mode: 'closed' });
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(TEACH_STYLE);
    this.#root.adoptedStyleSheets = [sheet];
    this.#boxes = new Boxes(signal);
    this.#panel = new Panel(parts.texts, {
      take: () => this.#take(),
      role: (role) => this.#setRole(role),
      wider: () => this.#step(1),
      narrower: () => this.#step(-1),
      typed: (selector) => this.#choose((choice) => choice.type(selector, this.#roots)),
      save: () => void this.#save(),
      cancel: () => this.#close(),
    });
    this.#panel.node.classList.toggle('dark', isDark(document.body));
    this.#root.append(this.#boxes.layer, this.#panel.node);
    // Above all the page has, and above what else is ours.
    this.#host.popover = 'manual';
    this.#connect();
    swallow({
      host: this.#host,
      signal,
      onMove: (event) => this.#point(pageElementAt(event.clientX, event.clientY)),
      onPick: (event) => {
        // The keyboard may have been elsewhere in between.
        this.#hovered = undefined;
        this.#point(pageElementAt(event.clientX, event.clientY));
        this.#take();
      },
      onKey: (event) => this.#key(event),
      onFocusLost: () => this.focus(),
    });
    for (const role of ['completion', 'user'] as const)
      this.#choices[role].type((role === 'user' ? parts.before?.user : parts.before?.completion) ?? '', this.#roots);
    this.#timer = setInterval(() => this.#look(), LOOK_MS);
    this.#show();
    this.focus();
  }

  focus(): void {
    this.#panel.focus();
  }

  #connect(): void {
    if (this.#host.parentNode !== document.documentElement) document.documentElement.append(this.#host);
    if (!this.#host.matches(':popover-open')) this.#host.showPopover();
  }

  get #choice(): Choice {
    return this.#choices[this.#role];
  }

  /** The mouse points at a word and means the message around it. */
  #point(element: Element | undefined): void {
    if (element === this.#hovered) return;
    this.#hovered = element;
    const row = element && !isBeyond(element) ? rowOf(element, this.#role) : undefined;
    if (row === this.#cursor) return;
    this.#cursor = row;
    this.#show();
  }

  #take(): void {
    const { texts } = this.#parts;
    const picked = this.#cursor;
    if (!picked) {
      this.#complain(texts.missing);
      return;
    }
    this.#roots = rootsOf();
    this.#choose((choice) => {
      if (!choice.pick(picked, this.#role, this.#roots)) this.#trouble = texts.notHere;
    });
  }

  #setRole(role: Role): void {
    this.#role = role;
    this.#choose(() => undefined);
  }

  #step(by: 1 | -1): void {
    const { widest, narrowest } = this.#parts.texts;
    const { canWiden, canNarrow } = this.#choice;
    if (by === 1 ? canWiden : canNarrow) this.#choose((choice) => choice.step(by, this.#roots));
    else this.#complain(by === 1 ? widest : narrowest);
  }

  #choose(change: (choice: Choice) => void): void {
    this.#trouble = '';
    change(this.#choice);
    this.#show();
  }

  #complain(trouble: string): void {
    this.#trouble = trouble;
    this.#show();
  }

  #look(): void {
    this.#connect();
    this.#roots = rootsOf();
    for (const choice of Object.values(this.#choices)) choice.look(this.#roots);
    if (this.#cursor?.isConnected === false) this.#cursor = undefined;
    this.#show();
  }

  #show(): void {
    const { texts } = this.#parts;
    const { completion, user } = this.#choices;
    const choice = this.#choice;
    const outlines: Outline[] = [
      ...completion.matches.map((element) => ({ element, kind: 'answer', tag: texts.answerTag }) as const),
      ...user.matches.map((element) => ({ element, kind: 'own', tag: texts.ownTag }) as const),
      ...(this.#cursor ? [{ element: this.#cursor, kind: 'point' } as const] : []),
    ];
    this.#boxes.show(outlines);
    const empty = choice.selector === '';
    const problem = empty ? '' : this.#problem();
    this.#panel.show({
      role: this.#role,
      selector: choice.text,
      count: empty ? (this.#role === 'user' ? texts.pickOwn : '') : texts.matches(choice.matches.length),
      note: choice.weak ? texts.weak : '',
      trouble: this.#trouble || problem,
      invalid: problem !== '',
      canWiden: choice.canWiden,
      canNarrow: choice.canNarrow,
    });
  }

  /** What is wrong with what is chosen now, or ''. */
  #problem(): string {
    const { texts } = this.#parts;
    const { problem } = this.#choice;
    if (problem) return texts.problem(problem);
    const { completion, user } = this.#choices;
    return completion.matches.some((element) => user.matches.includes(element)) ? texts.both : '';
  }

  async #save(): Promise<void> {
    const { texts, save } = this.#parts;
    const { completion, user } = this.#choices;
    if (completion.selector === '') {
      this.#role = 'completion';
      this.#complain(texts.missing);
      return;
    }
    // What is wrong is shown where it is.
    const bad = (
      [
        ['completion', completion],
        ['user', user],
      ] as const
    ).find(([, { selector, problem }]) => selector !== '' && problem);
    if (bad) [this.#role] = bad;
    const problem = this.#problem();
    if (bad || problem) {
      this.#complain(problem);
      return;
    }
    try {
      await save({ completion: completion.selector, ...(user.selector === '' ? {} : { user: user.selector }) });
    } catch {
      this.#complain(texts.notSaved);
      return;
    }
    this.#close(texts.saved);
  }

  /** @param word what is said of it for a while */
  #close(word?: string): void {
    this.#abort.abort();
    clearInterval(this.#timer);
    delete open.now;
    this.#parts.onClosed();
    if (this.#focusBefore instanceof HTMLElement) this.#focusBefore.focus({ preventScroll: true });
    if (word === undefined) {
      this.#host.remove();
      return;
    }
    const notice = document.createElement('div');
    notice.className = `notice ${this.#panel.node.classList.contains('dark') ? 'dark' : ''}`;
    notice.setAttribute('role', 'status');
    this.#root.replaceChildren(notice);
    notice.textContent = word;
    setTimeout(() => this.#host.remove(), SAVED_MS);
  }

  #key(event: KeyboardEvent): boolean {
    const focused = this.#root.activeElement;
    if (event.key === 'Escape') this.#close();
    else if (event.key === 'Tab') this.#panel.focusNext(focused, event.shiftKey);
    else if (this.#panel.isField(focused)) {
      if (event.key === 'Enter') void this.#save();
      return event.key === 'Enter';
    } else if (event.key.startsWith('Arrow') && !event.ctrlKey && !event.metaKey && !event.altKey) this.#walk(event.key);
    else return false;
    return true;
  }

  /** Up and down: out and in. Left and right: the rows beside it. */
  #walk(key: string): void {
    const from = this.#cursor ?? this.#choice.row;
    const next = from ? stepFrom(from, key) : this.#start();
    if (!next) return;
    this.#cursor = next;
    next.scrollIntoView({ block: 'nearest' });
    const [name] = tokensOf(next);
    const said = name && /^[.#[]/.test(name.css) ? `${next.localName}${name.css}` : next.localName;
    this.#panel.point(said, (next.textContent ?? '').trim().length);
    this.#show();
  }

  /** Where the keyboard begins: a row of a list near the middle of the window. */
  #start(): Element | undefined {
    const rows = [0.4, 0.3, 0.5, 0.2, 0.6].flatMap((down) => {
      const hit = pageElementAt(innerWidth / 2, innerHeight * down);
      return (hit && !isBeyond(hit) && !hit.closest(ASIDE) && rowOf(hit, this.#role)) || [];
    });
    const main = document.querySelector('main') ?? document.body;
    return (
      rows.find((row) => siblingsOf(row).length > 1) ??
      rows[0] ??
      [...main.querySelectorAll('*')].find((element) => !isBeyond(element) && /\S/.test(element.textContent ?? ''))
    );
  }
}

/** The element that an arrow key leads to. */
function stepFrom(from: Element, key: string): Element | undefined {
  if (key === 'ArrowUp') {
    const outer = composedParent(from);
    return outer && !isBeyond(outer) ? outer : undefined;
  }
  if (key === 'ArrowDown') {
    const inside = [...(shadowOf(from)?.children ?? []), ...from.children];
    return inside.find((child) => /\S/.test(child.textContent ?? '')) ?? inside[0];
  }
  const rows = siblingsOf(from);
  return rows[rows.indexOf(from) + (key === 'ArrowRight' ? 1 : -1)];
}
