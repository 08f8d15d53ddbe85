import { composedParent } from '../shadow.ts';

/** Longest name that is taken for one. */
const LONGEST = 100;

/**
 * The model's name as the page says it, or undefined: it is never guessed. Each rule is a selector, or `selector@attribute` where the name is
 * an attribute's value. What the completion or something around it says comes first; then what the whole page says, unless it says several
 * things.
 */
export function modelName(completion: Element, rules: readonly string[]): string | undefined {
  for (const rule of rules) {
    const [selector = '', attribute] = rule.split('@');
    if (selector === '') continue;
    for (let at: Element | null = completion; at; at = composedParent(at)) if (at.matches(selector)) return read(at, attribute);
    const inside = only([...completion.querySelectorAll(selector)], attribute);
    if (inside !== undefined) return inside;
  }
  for (const rule of rules) {
    const [selector = '', attribute] = rule.split('@');
    const name = selector === '' ? undefined : only([...completion.ownerDocument.querySelectorAll(selector)], attribute);
    if (name !== undefined) return name;
  }
  return undefined;
}

function only(elements: readonly Element[], attribute: string | undefined): string | undefined {
  const names = new Set(elements.map((element) => read(element, attribute)).filter((name) => name !== undefined));
  return names.size === 1 ? [...names][0] : undefined;
}

function read(element: Element, attribute: string | undefined): string | undefined {
  if (attribute === undefined && !element.checkVisibility({ opacityProperty: true, visibilityProperty: true })) return undefined;
  const text = (attribute === undefined ? element.textContent : element.getAttribute(attribute)) ?? '';
  const name = text.replace(/\s+/g, ' ').trim();
  return name === '' || name.length > LONGEST ? undefined : name;
}
