/** Makes an element with attributes and children. */
export function el(name: string, attributes: Readonly<Record<string, string>> = {}, ...children: (Node | string)[]): HTMLElement {
  const element = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, value);
  element.append(...children);
  return element;
}

/** Calls back when Enter (with Control if `control`) is pressed without Shift. */
export function onEnter(element: HTMLElement, act: () => void, control = false): void {
  element.addEventListener('keydown', (event) => {
    if (event.key !== 'Enter' || event.shiftKey || event.ctrlKey !== control) return;
    event.preventDefault();
    act();
  });
}

/** The last match of a selector. */
export const last = (selector: string): Element | undefined => [...document.querySelectorAll(selector)].at(-1);
