import { completionsOf, type Site } from './site.ts';

/** Attributes and highlight names by which script and sheet talk. Values carry no meaning unless said. */
export const MARK = {
  /** On an element: it and all below it may be painted. */
  clear: 'data-sm-clear',
  /** On an element no adapter knows: held like a known completion. */
  hold: 'data-sm-hold',
  /** Beside an `inert` of ours, so that a later script can tell it from the page's. */
  inert: 'data-sm-inert',
  /** On a textarea whose value is veiled. */
  veil: 'data-sm-veil',
  /** On the root: nothing is held on this page (switched off, or "Count only"). */
  off: 'data-sm-off',
  /** On the root: the page's first classification is still to come. */
  boot: 'data-sm-boot',
  /** On a held completion: flips between `a` and `b` while our script is alive, which restarts the alarm. */
  alive: 'data-sm-alive',
} as const;

export const HIGHLIGHT = {
  clear: 'sharemark-clear',
  plain: 'sharemark-plain',
  veil: 'sharemark-veil',
  mild: 'sharemark-mild',
} as const;

/** Milliseconds after which held text explains itself although no script does. DESIGN.md §5: within 3 s. */
const ALARM_MS = 2800;

/**
 * Everything that can draw a glyph, its outline, its shadow or a picture of it. Each declaration is `!important` inside a layer, which beats
 * the page's unlayered `!important`; transitions would outlive that, so they stop too.
 */
const UNPAINTED = `
    -webkit-text-fill-color: transparent !important;
    -webkit-text-stroke: 0 transparent !important;
    text-shadow: none !important;
    text-emphasis: none !important;
    text-decoration-color: transparent !important;
    -webkit-background-clip: border-box !important;
    background-clip: border-box !important;
    background-image: none !important;
    transition: none !important;`;

const MEDIA = ':is(img, svg, svg *, canvas, video, audio, iframe, object, embed, picture)';
/** What a person or the page has put into them is text as well. */
const FIELDS = ':is(input:not([type="checkbox"], [type="radio"]), textarea, select)';

/**
 * Rules for the completions `roots` matches. `top` is the selector prefix by which the page's root says that nothing is held.
 * The fill colour is inherited, so a cleared block in a held message needs it back; any rule of the page's own for that block wins.
 * A page's `transition: all` would let cleared text fade in slowly.
 */
function holdRules(roots: string, top: string): string {
  const held = `${top}:is(${roots}):not([${MARK.clear}], [${MARK.clear}] *)`;
  const inside = `${top}:is(${roots}):not([${MARK.clear}]) :not([${MARK.clear}], [${MARK.clear}] *)`;
  // Not `::first-letter`: a rule for it makes Blink lay the live block out anew with every token.
  const pseudo = ['::before', '::after', '::first-line', '::marker'];
  return `
  ${held}, ${inside},
  ${pseudo.map((name) => `${held}${name}, ${inside}${name}`).join(', ')} {${UNPAINTED}
  }
  ${held}:is(${MEDIA}), ${inside}:is(${MEDIA}), ${inside}:is(${FIELDS}) { visibility: hidden !important; }
  ${top}:is(${roots}):not([${MARK.clear}]) [${MARK.clear}] { -webkit-text-fill-color: currentColor; }
  ${top}:is(${roots}):not([${MARK.clear}]) :is([${MARK.clear}], [${MARK.clear}] *) { transition: none !important; }
  [${MARK.veil}] {${UNPAINTED}
    text-shadow: 0 0 1em ${BLUR.veil} !important;
    -webkit-user-select: none !important;
    user-select: none !important;
  }${PRINTED}`;
}

/**
 * The line that appears when our script does not answer. It takes no room, and the page's own content stays where it is.
 * Only the outermost of nested matches has it: that is the completion, and the script shows there that it is alive.
 */
function alarmRules(roots: string, top: string, text: string): string {
  const held = `:is(${roots}):not([${MARK.clear}], :is(${roots}) *)`;
  return `
  @keyframes sharemark-alarm-a { to { visibility: visible } }
  @keyframes sharemark-alarm-b { to { visibility: visible } }
  ${top}${held}::before {
    content: "${text}" !important;
    position: absolute !important;
    visibility: hidden;
    width: max-content !important; max-width: 30em !important; height: auto !important; margin: 0 !important; padding: 4px 10px !important;
    font: 13px/1.4 system-ui, sans-serif !important;
    letter-spacing: normal !important; text-transform: none !important; text-indent: 0 !important; opacity: 1 !important;
    border-radius: 8px !important; background: #fff4d6 !important; border: 1px solid #8a5a00 !important;
    -webkit-text-fill-color: #4a3000 !important;
    z-index: 2147483000 !important;
    animation: sharemark-alarm-a 1ms step-start ${ALARM_MS}ms forwards !important;
  }
  ${top}${held}[${MARK.alive}="b"]::before { animation-name: sharemark-alarm-b !important; }`;
}

/** A browser prints transparent text into a PDF as letters that nobody sees and anybody can copy: there such a block is left out as a whole. */
const PRINTED = `
  @media print { [${MARK.inert}], [${MARK.inert}] * { visibility: hidden !important; } }`;

/** The shadow that is all there is to be seen of a letter under each veil. */
const BLUR = { veil: 'rgb(128 128 128 / 0.9)', mild: 'rgb(128 128 128 / 0.7)' } as const;

/** What has ranges of ours in it is `inert` until all of it is cleared (lib/page/paint-message.ts). */
const PAINTED = ['[inert]', '[inert] *'] as const;
/** In a shadow root inside a completion what is `inert` may be outside of it. */
const ANYTHING = [''] as const;
type Scope = typeof PAINTED | typeof ANYTHING;

/** A highlight's selector. Not for every element of a page: Blink keeps half a kilobyte for each that a highlight's rule matches. */
const painted = (scope: Scope, name: string): string => scope.map((where) => `${where}::highlight(${name})`).join(', ');

/**
 * How cleared and veiled ranges of live and mixed blocks are painted. `currentColor` is the page's own, untouched colour; a highlight without
 * `color` would paint the text in it whatever the fill colour says. Veils use a neutral grey: no colour of the text comes through.
 * Text whose colour is transparent (a gradient shines through it) has none to give back: it is plain grey, readable on black and white, until
 * its element is settled.
 */
const highlightRules = (scope: Scope): string => `
${painted(scope, HIGHLIGHT.clear)} { -webkit-text-fill-color: currentColor; }
${painted(scope, HIGHLIGHT.plain)} { color: #767676; -webkit-text-fill-color: #767676; }
${painted(scope, HIGHLIGHT.veil)} {
  color: transparent; -webkit-text-fill-color: transparent; background-color: rgb(128 128 128 / 0.16);
  text-shadow: 0 0 1em ${BLUR.veil}; text-decoration: none;
}
${painted(scope, HIGHLIGHT.mild)} {
  color: transparent; -webkit-text-fill-color: transparent; background-color: rgb(150 130 60 / 0.14);
  text-shadow: 0 0 1em ${BLUR.mild}; text-decoration: none;
}`;

/**
 * The blur of veils alone, for a sheet that counts as the page's. What colours it is in the hold sheet: when that goes away with the extension,
 * nothing of a veil is left on the page.
 */
export function blurSheet(): string {
  return `
${painted(PAINTED, HIGHLIGHT.veil)} { text-shadow: 0 0 1em var(--sharemark-veil, transparent); }
${painted(PAINTED, HIGHLIGHT.mild)} { text-shadow: 0 0 1em var(--sharemark-mild, transparent); }
`;
}

/** Where a hosted site's sheet lies in the package, or that of pages the user allowed. */
export function holdSheetPath(site?: Pick<Site, 'id'>): string {
  return site ? `content-scripts/hold-${site.id}.css` : 'content-scripts/chat.css';
}

/** The sheet of places where completions were found before, and the property by which it tells that to the page's script at once. */
export const KNOWN_SHEET = 'content-scripts/known.css';
export const KNOWN_PROPERTY = '--sharemark-known';
export const KNOWN_RULE = `:root { ${KNOWN_PROPERTY}: 1 !important; }\n`;

/**
 * The sheet the browser applies before the first byte is painted: a hosted site's, with its completions, or that of the pages the user allowed,
 * where nothing is known yet and the whole page is held until its first classification. A page has one of them only: selectors of one site
 * mean nothing on another, and each costs style time. `__MSG_…__` is replaced by the browser, in the user's language.
 */
export function holdSheet(site?: Site): string {
  const roots = rootsIn(site ? completionsOf(site) : []);
  const top = `:root:not([${MARK.off}]) `;
  const boot = `:root[${MARK.boot}]:not([${MARK.off}]) body`;
  return `@layer sharemark {${holdRules(roots, top)}
${site ? '' : `  ${boot}, ${boot} * { -webkit-text-fill-color: transparent !important; }\n`}${alarmRules(roots, top, '__MSG_pageUnavailable__')}
  :root {
    --sharemark: visible !important;
    --sharemark-veil: ${BLUR.veil} !important;
    --sharemark-mild: ${BLUR.mild} !important;
  }
}${highlightRules(PAINTED)}
`;
}

/** For a shadow root inside a completion: all of it is held until it is cleared, whatever the page's sheets in there say. */
export function innerSheet(): string {
  const rest = `:not([${MARK.clear}], [${MARK.clear}] *)`;
  return `@layer sharemark {
  ${rest}, ${rest}::before, ${rest}::after, ${rest}::first-line, ${rest}::marker {${UNPAINTED}
  }
  ${rest}:is(${MEDIA}, ${FIELDS}) { visibility: hidden !important; }
  [${MARK.clear}] { -webkit-text-fill-color: currentColor; }${PRINTED}
}${highlightRules(ANYTHING)}
`;
}

/** The same for a shadow root, where the document's sheet does not reach; adopted and removed by script. */
export function shadowSheet(completion: readonly string[]): string {
  return `@layer sharemark {${holdRules(rootsIn(completion), '')}\n}${highlightRules(PAINTED)}\n`;
}

/**
 * What held text in a shadow root says when no script answers. Not for one inside a completion: there the completion says it.
 * @param alarm that line, unescaped
 */
export function alarmSheet(completion: readonly string[], alarm: string): string {
  return `@layer sharemark {${alarmRules(rootsIn(completion), '', CSS.escape(alarm))}\n}\n`;
}

const rootsIn = (completion: readonly string[]): string => [...completion, `[${MARK.hold}]`].join(', ');
