import type { Site } from '../../sites/site.ts';
import { composedParent } from '../shadow.ts';

/** Longest name that is taken for one. */
const LONGEST = 100;

/** Pickers also say "Fast" or "Auto": no names of models. */
const MODEL_LIKE = /\d|gpt|claude|sonnet|opus|haiku|gemini|llama|mistral|grok|qwen|deepseek/i;
const CHOSEN_CHARS = 60;

/** A site's rules for the model of a completion, as `modelName` takes them. */
export function modelRules({ model }: Site): string[] {
  return (model?.ofCompletion ?? []).map(({ selector, attribute }) =>
    attribute === undefined ? selector : `${selector}@${attribute}`,
  );
}

/** The model that the page's picker names, or undefined if it names none, or several. */
export function chosenModel({ model }: Site): string | undefined {
  const rules = model?.chosen ?? [];
  const [picker, ...others] = rules.length > 0 ? document.querySelectorAll(rules.join(', ')) : [];
  const name = picker?.textContent?.replace(/\s+/g, ' ').trim() ?? '';
  return others.length > 0 || !MODEL_LIKE.test(name) || name.length > CHOSEN_CHARS ? undefined : name;
}

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
