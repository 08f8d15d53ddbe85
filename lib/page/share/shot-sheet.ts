/** Attribute by which the sheets below know what to do with an element, while a picture is taken. Its value is a list of `ShotMark`s. */
export const SHOT = 'data-sm-shot';

export type ShotMark =
  /** Not to be seen: it lies over the completion and does not belong to it. */
  | 'away'
  /** Stuck to an edge of its scroller: stands where it stands in the text instead. */
  | 'flow'
  /** Scroll bars that take no room go; others become transparent, so that nothing moves. */
  | 'thin'
  | 'bare'
  | 'bare-webkit'
  /** An ancestor whose edges fade what is in it, by a mask or by what it puts before and after its content. */
  | 'plain'
  | 'plain-before'
  | 'plain-after'
  /** An ancestor whose picture stays behind while the completion is scrolled over it. */
  | 'flat'
  /** The completion. */
  | 'target'
  /** A scroller that shows all that is in it; `-root` ones keep their own block formatting, `-min` ones must not grow with it. */
  | 'open'
  | 'open-root'
  | 'open-min';

/** Wraps rules so that they beat the page's own `!important` ones, which are unlayered or come in later layers. */
function layer(rules: string): string {
  return `@layer sharemark-shot {${rules}\n}`;
}

function on(mark: ShotMark): string {
  return `[${SHOT}~="${mark}"]`;
}

/**
 * Nothing moves any more. First on and last off: what the other sheet changes must not fade in or out, neither now nor when it goes.
 */
export const STILL = layer(`
  *, *::before, *::after, *::marker, *::placeholder {
    animation-play-state: paused !important; transition: none !important;
    scroll-behavior: auto !important; scroll-snap-type: none !important; overflow-anchor: none !important;
  }`);

/** Takes out of the picture what is not the completion's: caret, selection, focus, scroll bars, and what is marked. */
export const QUIET = layer(`
  * { caret-color: transparent !important; }
  *::selection { background-color: transparent !important; color: currentColor !important; }
  :focus, :focus-visible { outline: none !important; }
  ${on('away')} { opacity: 0 !important; }
  ${on('flow')} { position: relative !important; inset: auto !important; }
  ${on('thin')} { scrollbar-width: none !important; }
  ${on('bare')} { scrollbar-color: transparent transparent !important; }
  ${['', '-thumb', '-track', '-track-piece', '-button', '-corner']
    .map((part) => `${on('bare-webkit')}::-webkit-scrollbar${part}`)
    .join(', ')} {
    background: transparent !important; border-color: transparent !important; box-shadow: none !important;
  }
  ${on('plain')} { mask: none !important; -webkit-mask: none !important; }
  ${on('plain-before')}::before, ${on('plain-after')}::after { opacity: 0 !important; }
  ${on('target')}, ${on('target')} * { content-visibility: visible !important; }
  ${on('open')} { overflow: visible !important; content-visibility: visible !important; }
  ${on('open-root')} { display: flow-root !important; }
  ${on('open-min')} { min-width: 0 !important; min-height: 0 !important; }`);

/** The pointer hovers over nothing, however the page scrolls under it. */
export const UNTOUCHED = layer(`
  * { pointer-events: none !important; }`);

/** Everything can be hit: for asking the browser what lies over what. */
export const TOUCHABLE = layer(`
  * { pointer-events: auto !important; }`);

/** What stands still behind a completion would be cut to pieces: a plain colour takes its place. */
export function plainBackdrop(colour: string): string {
  return layer(` ${on('flat')} { background-image: none !important; background-color: ${colour} !important; }`);
}

/** Behind an opened completion there is nothing any more that could show through: this colour stands for it. */
export function backdrop(colour: string): string {
  return layer(` ${on('target')} { background-color: ${colour} !important; }`);
}
