/* oxlint-disable no-underscore-dangle -- a name that no page script of a package can have */
/** How tests work an unseen page and see what its reader sees, also in frames and closed roots: `window.__ui`. */
import { boxesOf, isPainted, isUnpainted, paintedText, textNodes, type Box } from './look.ts';

/** Where the page's parts are now. */
export interface Parts {
  readonly composer: () => Element | null | undefined;
  readonly send?: () => Element | null | undefined;
  /** Of the last answer. */
  readonly regenerate?: () => Element | null | undefined;
  /** What leads to another conversation without a load. */
  readonly other?: () => Element | null | undefined;
  /** Anything else a test of this page presses, by name. */
  readonly more?: Readonly<Record<string, () => Element | null | undefined>>;
  /** Elements that each hold one answer's text, or one question's, in order. */
  readonly answers: () => Iterable<Element>;
  readonly questions: () => Iterable<Element>;
  /** The closed shadow root of an element, if it has one. */
  readonly closed?: (host: Element) => ShadowRoot | null | undefined;
}

export interface Sighting {
  at: number;
  boxes: Box[];
  /** All of the text is painted, as far as styles and highlights say. */
  painted: boolean;
}

/** Texts outside of answers and for how long at most, in ms, each was in the page without being painted; and how the last answer came. */
export interface Watched {
  looks: number;
  longest: Record<string, number>;
  progress: Progress[];
}

/** Characters of the last answer that were in the page at a moment, in ms, and how many of them from its start were painted. */
export interface Progress {
  at: number;
  length: number;
  painted: number;
}

export interface Hooks {
  /** Scrolls a part into sight and gives its place in the window. */
  box(part: string): Promise<Box | undefined>;
  texts(which: 'answers' | 'questions'): Promise<string[]>;
  /** The same texts; what is not painted is a middle dot. */
  painted(which: 'answers' | 'questions'): Promise<string[]>;
  /** Notes with every frame from now on where a text is. */
  follow(text: string): Promise<void>;
  sightings(): Promise<Sighting[]>;
  /** Watches with every frame from now on for texts outside of answers that are not painted; or, with `answer`, only how the last answer comes. */
  watch(what?: string): Promise<void>;
  watched(): Promise<Watched>;
  /** Scrolls to the last occurrence of a text, and gives its boxes. */
  find(text: string): Promise<Box[]>;
}

declare global {
  interface Window {
    __ui: Hooks;
  }
}

export function createHooks(parts: Parts): Hooks {
  const closed = parts.closed ?? (() => null);
  const nodes = (root: Document | Element): Text[] => textNodes(root, closed);
  let noted: Sighting[] = [];
  let following = '';
  let watching: Watched | undefined;
  let onlyAnswer = false;
  const since = new Map<Element, number>();

  const watchOnce = (now: number): void => {
    if (watching === undefined) return;
    const answers = [...parts.answers()];
    if (onlyAnswer) {
      const last = answers.at(-1);
      if (!last) return;
      const text = paintedText(nodes(last));
      const hidden = text.indexOf('·');
      // Another answer has begun, or this one anew.
      if (text.length < (watching.progress.at(-1)?.length ?? 0) / 2) watching.progress = [];
      watching.progress.push({ at: now, length: text.length, painted: hidden < 0 ? text.length : hidden });
      return;
    }
    const inAnswers = new Set(answers.flatMap((answer) => nodes(answer)));
    const seen = new Set<Element>();
    for (const node of nodes(document)) {
      const element = node.parentElement;
      if (element === null || seen.has(element) || inAnswers.has(node) || !/\S/.test(node.data)) continue;
      seen.add(element);
      watching.looks += 1;
      // Nobody misses what the page itself does not show, as another conversation that it keeps.
      if (!element.checkVisibility() || !isUnpainted(element)) {
        since.delete(element);
        continue;
      }
      const begun = since.get(element) ?? now;
      since.set(element, begun);
      const text = element.textContent?.trim().slice(0, 60) ?? '';
      watching.longest[text] = Math.max(watching.longest[text] ?? 0, now - begun);
    }
  };
  const frame = (now: number): void => {
    if (following !== '') {
      const all = nodes(document);
      const boxes = boxesOf(all, following);
      if (boxes.length > 0) noted.push({ at: Date.now(), boxes, painted: isPainted(all, following) });
    }
    watchOnce(now);
    if (following !== '' || watching !== undefined) requestAnimationFrame(frame);
  };
  const part = (name: string): Element | null | undefined => {
    if (name === 'composer' || name === 'send' || name === 'regenerate' || name === 'other') return parts[name]?.();
    return parts.more?.[name]?.();
  };
  const begin = (): void => {
    if (following === '' && watching === undefined) requestAnimationFrame(frame);
  };

  return {
    async box(name) {
      const element = part(name);
      if (!element) return undefined;
      // composers are always in sight; what scrolls must not end up below one
      if (name !== 'composer') element.scrollIntoView({ block: 'center' });
      const { x, y, width, height } = element.getBoundingClientRect();
      return { x, y, width, height };
    },
    texts: async (which) =>
      [...parts[which]()].map((element) =>
        nodes(element)
          .map(({ data }) => data)
          .join(''),
      ),
    painted: async (which) => [...parts[which]()].map((element) => paintedText(nodes(element))),
    async follow(text) {
      noted = [];
      begin();
      following = text;
    },
    async sightings() {
      following = '';
      return noted;
    },
    async watch(what) {
      begin();
      onlyAnswer = what === 'answer';
      since.clear();
      watching = { looks: 0, longest: {}, progress: [] };
    },
    async watched() {
      const result = watching ?? { looks: 0, longest: {}, progress: [] };
      watching = undefined;
      return result;
    },
    async find(text) {
      const all = nodes(document);
      const joined = all.map(({ data }) => data).join('');
      const at = joined.lastIndexOf(text);
      let offset = 0;
      const holder = at < 0 ? undefined : all.find(({ data }) => (offset += data.length) > at);
      holder?.parentElement?.scrollIntoView({ block: 'center' });
      return boxesOf(all, text);
    },
  };
}

/** Gives tests `window.__ui`, and the same to a page that has this one in a frame. */
export function expose(parts: Parts): void {
  window.__ui = createHooks(parts);
  if (parent !== window) answerParent(window.__ui);
}

function answerParent(hooks: Hooks): void {
  addEventListener('message', (event: MessageEvent<{ ui?: number; method?: keyof Hooks; argument?: string }>) => {
    const { ui, method, argument } = event.data;
    if (ui === undefined || method === undefined || event.source !== parent) return;
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- both ends are this project's own
    const run = hooks[method] as (given: unknown) => Promise<unknown>;
    void run(argument).then((result) => parent.postMessage({ ui, result }, '*'));
  });
}
