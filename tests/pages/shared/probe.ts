/* oxlint-disable no-underscore-dangle -- names that no page script of a package can have */
/** What tests read from a page: an event log and a promise for the end of a completion. */
interface PageEvent {
  readonly type: string;
  /** Tag of the target with its id or test id, as in `button#send`. */
  readonly target: string;
  /** Key, input type or the copied text. */
  readonly detail: string;
}

declare global {
  interface Window {
    __events: PageEvent[];
    /**
     * Resolves when the completion that runs now has ended (finished, stopped or failed) and is rendered in full;
     * before the first one, when that has ended.
     */
    __done: Promise<void>;
    /**
     * Resolves when `count` completions in all have ended. Chat packages begin to ask a little after the key or click,
     * so from the second completion on this is the one to wait for.
     */
    __completion(count: number): Promise<void>;
    /** Markdown of every completion that has ended, in order. */
    __completions: string[];
  }
}

const LOGGED = ['click', 'keydown', 'input', 'copy', 'focusin', 'submit'];

function nameOf(target: EventTarget | null): string {
  if (!(target instanceof Element)) return target === document ? '#document' : 'window';
  const id = target.id === '' ? (target.getAttribute('data-testid') ?? '') : target.id;
  return target.localName + (id === '' ? '' : `#${id}`);
}

function detailOf(event: Event): string {
  if (event instanceof KeyboardEvent) return event.key;
  if (event instanceof InputEvent) return event.inputType;
  return event.type === 'copy' ? String(getSelection()) : '';
}

let resolve = (): void => undefined;
let settled = false;
const waiting: (() => void)[] = [];

function arm(): void {
  settled = false;
  window.__done = new Promise((r) => {
    resolve = r;
  });
}

window.__events = [];
window.__completions = [];
window.__completion = async (count) => {
  while (window.__completions.length < count) await new Promise<void>((r) => waiting.push(r));
};
arm();
for (const type of LOGGED) {
  addEventListener(type, (e) => window.__events.push({ type, target: nameOf(e.target), detail: detailOf(e) }), { capture: true });
}

/** Call synchronously when a completion is asked for. */
export function completionBegan(): void {
  if (settled) arm();
}

/** Call when a completion has ended and is in the page in full. */
export function completionEnded(markdown: string): void {
  window.__completions.push(markdown);
  settled = true;
  resolve();
  for (const wake of waiting.splice(0)) wake();
}

const letters = (text: string): string => text.replace(/[^\p{L}\p{N}]/gu, '');

/**
 * Resolves when an answer is shown in full: chat packages go on typing after their stream has ended. That is when its
 * text has been the same for 600 ms and has the markdown's last words in it, or has been the same for 5 s (stopped, failed).
 * @param shown gives the text of the answer's element
 */
export function shownInFull(markdown: string, shown: () => string): Promise<void> {
  const end = letters(markdown).slice(-24);
  return new Promise((done) => {
    let last = shown();
    let since = performance.now();
    const look = (): void => {
      const now = shown();
      if (now !== last) [last, since] = [now, performance.now()];
      const still = performance.now() - since;
      if (still > 5000 || (still > 600 && end !== '' && letters(now).includes(end))) done();
      else setTimeout(look, 50);
    };
    look();
  });
}
