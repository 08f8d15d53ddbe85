/** While somebody picks, the page gets no presses: what they meant was to show something, not to follow a link or send a form. */

/** These would do something by themselves, too. */
const STOPPED = ['click', 'auxclick', 'dblclick', 'contextmenu', 'mousedown', 'dragstart', 'submit'] as const;
/** These are let through to the browser, so that a finger still scrolls, but not to the page. */
const HUSHED = ['mouseup', 'pointerdown', 'pointerup', 'touchstart', 'touchend', 'pointercancel'] as const;

/** A key is held down for so long at most, in milliseconds. */
const LET_GO_MS = 1500;

export interface SwallowParts {
  /** Ours: presses on it are not the page's. */
  readonly host: Element;
  readonly signal: AbortSignal;
  readonly onMove: (event: MouseEvent) => void;
  readonly onPick: (event: MouseEvent) => void;
  /** Returns whether the key has done its work. */
  readonly onKey: (event: KeyboardEvent) => boolean;
  /** The page has taken the focus. */
  readonly onFocusLost: () => void;
}

/** Takes what a person does on the page before the page gets it. What its scripts make up themselves is theirs. */
export function swallow({ host, signal, onMove, onPick, onKey, onFocusLost }: SwallowParts): void {
  const listen = <Name extends keyof WindowEventMap>(names: readonly Name[], take: (event: WindowEventMap[Name]) => void) => {
    for (const name of names)
      globalThis.addEventListener(name, (event) => event.isTrusted && take(event), { capture: true, passive: false, signal });
  };
  listen(STOPPED, (event) => {
    if (event.target === host) return;
    event.preventDefault();
    event.stopImmediatePropagation();
    if (event.type === 'click' && event instanceof MouseEvent) onPick(event);
  });
  listen(HUSHED, (event) => {
    if (event.target !== host) event.stopImmediatePropagation();
  });
  listen(['mousemove'], (event) => {
    if (event.target !== host) onMove(event);
  });
  let pressed = false;
  listen(['keydown'], (event) => {
    pressed = true;
    // The browser does what a key does in a field or on a button all the same.
    event.stopImmediatePropagation();
    if (onKey(event)) event.preventDefault();
  });
  listen(['keypress'], (event) => event.stopImmediatePropagation());
  listen(['keyup'], (event) => {
    pressed = false;
    event.stopImmediatePropagation();
  });
  signal.addEventListener('abort', () => {
    // The key that closed the picker has still to be let go.
    const options = { capture: true, once: true, signal: AbortSignal.timeout(LET_GO_MS) };
    if (pressed) globalThis.addEventListener('keyup', (event) => event.stopImmediatePropagation(), options);
  });
  listen(['focusin'], (event) => {
    if (event.target !== host) onFocusLost();
  });
}
