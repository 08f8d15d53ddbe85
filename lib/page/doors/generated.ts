import { attributesOf } from '../shadow.ts';

/** What style sheets put before and after elements: `content` with a literal, or with an attribute's value. */

const PSEUDO = ['::before', '::after'] as const;
/** Highlighted code has thousands of elements, all styled by few classes: of those without attributes of their own one of each look is enough. */
const MOST_LOOKS = 400;

/** The generated texts of an element and all below it. Reads computed styles. */
export function* generatedText(root: Element): Generator<string> {
  const seen = new Set<string>();
  for (const element of [root, ...root.querySelectorAll('*')]) {
    const look = lookOf(element);
    if (seen.size >= MOST_LOOKS) return;
    if (seen.has(look)) continue;
    seen.add(look);
    for (const pseudo of PSEUDO) {
      const { content } = getComputedStyle(element, pseudo);
      if (content === 'none' || content === 'normal' || content === '' || content === '""') continue;
      const text = textOf(content, (name) => element.getAttribute(name) ?? '');
      if (text !== '') yield text;
    }
  }
}

/** Two elements with one look have the same generated text, as a rule: the same name and attributes, in the same kind of place. */
function lookOf(element: Element): string {
  const attributes = attributesOf(element)
    .map(([name, value]) => `${name}=${value}`)
    .join(' ');
  return `${element.parentElement?.tagName ?? ''} ${element.tagName} ${attributes}`;
}

const PIECES = /(?:url|counters?)\((?:"[^"]*"|[^)])*\)|"((?:[^"\\]|\\.)*)"|'((?:[^'\\]|\\.)*)'|attr\(\s*([-\w]+)[^)]*\)|(\/)/gs;

/** The text a computed `content` stands for, with what is read aloud in its place. Pictures and counters are left out. @param attribute its value */
export function textOf(content: string, attribute: (name: string) => string): string {
  let text = '';
  for (const [, double, single, name, slash] of content.matchAll(PIECES)) {
    if (slash !== undefined) text += ' ';
    else text += name === undefined ? unescape(double ?? single ?? '') : attribute(name);
  }
  return text.trim();
}

/** CSS escapes: a hexadecimal code point with one blank behind it, or any other character for itself. */
function unescape(text: string): string {
  return text.replace(/\\(?:([0-9a-f]{1,6})\s?|([\s\S]))/gi, (_, code: string | undefined, other: string | undefined) => {
    const point = Number.parseInt(code ?? '', 16);
    return code === undefined ? (other ?? '') : point > 0 && point <= 0x10ffff ? String.fromCodePoint(point) : '\uFFFD';
  });
}
