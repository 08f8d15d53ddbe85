/* oxlint-disable unicorn/consistent-function-scoping -- a function that travels into the page takes all it needs along */
import type { TestPage } from './types.ts';

/** What of a page was hidden by us since it began to load, frame by frame. */
export interface Hidden {
  /** Animation frames looked at, and texts in them. */
  frames: number;
  texts: number;
  /** Frames in which a text was not painted, and those in which an element had a marker of ours that hides. */
  unpainted: number;
  marked: number;
  /** The first few of the texts, with the ms since the page began. */
  examples: string[];
}

/**
 * Looks before every frame for text that is not painted and for elements with our markers. Runs in the page before its own scripts, so it may use
 * nothing from outside.
 */
function look(): void {
  const hidden = { frames: 0, texts: 0, unpainted: 0, marked: 0, examples: [] as string[] };
  Object.assign(globalThis, { hidden });
  const isClear = (colour: string): boolean => /^(?:rgba\(.*, 0\)|.* \/ 0\)|transparent)$/.test(colour);
  const markers = ['hold', 'inert', 'veil', 'alive', 'boot'].map((name) => `[data-sm-${name}]`).join();
  const cleared = (): Set<Node> => {
    const names = ['sharemark-clear', 'sharemark-plain'];
    return new Set(names.flatMap((name) => [...(CSS.highlights.get(name) ?? [])].map((range) => range.startContainer)));
  };
  const frame = (now: number): void => {
    requestAnimationFrame(frame);
    if (!document.body) return;
    hidden.frames += 1;
    const texts: Text[] = [];
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node; node = walker.nextNode())
      if (node instanceof Text && /\S/.test(node.data) && !node.parentElement?.closest('script, style, noscript, template'))
        texts.push(node);
    hidden.texts += texts.length;
    const veiled = new Set(
      ['sharemark-veil', 'sharemark-mild'].flatMap((name) => [...(CSS.highlights.get(name) ?? [])].map((r) => r.startContainer)),
    );
    const shown = cleared();
    const gone = texts.filter((text) => {
      if (veiled.has(text)) return true;
      const style = text.parentElement && getComputedStyle(text.parentElement);
      return style && isClear(style.webkitTextFillColor) && !isClear(style.color) && !shown.has(text);
    });
    const marked = document.querySelectorAll(markers);
    if (gone.length > 0) hidden.unpainted += 1;
    if (marked.length > 0) hidden.marked += 1;
    if (hidden.examples.length < 6 && (gone.length > 0 || marked.length > 0)) {
      const [first] = gone;
      const what = first ? `"${first.data.trim().slice(0, 50)}"` : `<${marked[0]?.localName}>`;
      hidden.examples.push(`${Math.round(now)} ms: ${gone.length} texts, ${marked.length} marked, ${what}`);
    }
  };
  requestAnimationFrame(frame);
}

/** Watches every document that the tab loads from now on. */
export function watchHidden(page: TestPage): Promise<void> {
  return page.evaluateEarly(look, undefined);
}

/** What was noted since the page began. */
export function readHidden(page: TestPage): Promise<Hidden> {
  return page.evaluate((): Hidden => Reflect.get(globalThis, 'hidden'));
}
