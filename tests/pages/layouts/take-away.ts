/** Takes away what selectors name, as a redesign of a page does: the attribute goes, the class or the element gets another name. */

/** Cuts at separators that stand outside of brackets and quotes. */
function cut(selector: string, separator: RegExp): string[] {
  const parts = [''];
  let depth = 0;
  let quoted = false;
  for (const char of selector) {
    if (char === '"') quoted = !quoted;
    if (!quoted && /[([]/.test(char)) depth += 1;
    if (!quoted && /[)\]]/.test(char)) depth -= 1;
    if (!quoted && depth === 0 && separator.test(char)) parts.push('');
    else parts[parts.length - 1] += char;
  }
  return parts.map((part) => part.trim()).filter((part) => part !== '');
}

/** The compound of a complex selector that says most: the last one that names anything. */
function tellingCompound(selector: string): string | undefined {
  return cut(selector, /[\s>~+]/).findLast((compound) => /^[\w#.[-]/.test(compound));
}

/** A compound without what stands in its round brackets. */
const bare = (compound: string): string => compound.replace(/:[\w-]+\((?:[^()]|\([^()]*\))*\)/g, '');

function spoil(element: Element, compound: string): Element {
  const names = bare(compound);
  const attributes = [...names.matchAll(/\[([\w-]+)/g)].flatMap(([, name]) => name ?? []);
  const classes = [...names.replaceAll(/\[[^\]]*\]/g, '').matchAll(/\.([\w-]+)/g)].flatMap(([, name]) => name ?? []);
  for (const name of attributes) element.removeAttribute(name);
  for (const name of classes) element.classList.replace(name, `was-${name.length}`);
  if (attributes.length > 0 || classes.length > 0) return element;
  if (/#/.test(names)) {
    element.removeAttribute('id');
    return element;
  }
  const other = element.ownerDocument.createElement(`x-${element.localName}`);
  for (const { name, value } of element.attributes) other.setAttribute(name, value);
  other.append(...element.childNodes);
  if (element.shadowRoot) other.attachShadow({ mode: 'open' }).append(...element.shadowRoot.childNodes);
  element.replaceWith(other);
  return other;
}

/**
 * Changes everything in `root` so that none of the selectors in the list matches any more. What stands around `root` is not asked: the last
 * named part of a selector is enough.
 */
export function takeAway(root: Element | ShadowRoot, list: string): void {
  const compounds = cut(list, /,/).flatMap((selector) => tellingCompound(selector) ?? []);
  // Twice: what a selector excludes may have lost by another one what it was excluded for.
  for (const compound of [...compounds, ...compounds])
    for (const element of root.querySelectorAll(compound)) spoil(element, compound);
  for (const { shadowRoot } of root.querySelectorAll('*')) if (shadowRoot) takeAway(shadowRoot, list);
}
