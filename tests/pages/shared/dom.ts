type Attribute = string | (() => void);

/** Makes an element with attributes (functions become listeners: `onclick`) and children. */
export function h(
  name: string,
  attributes: Readonly<Record<string, Attribute>> = {},
  ...children: (Node | string)[]
): HTMLElement {
  const element = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) {
    if (typeof value === 'string') element.setAttribute(key, value);
    else element.addEventListener(key.slice(2), value);
  }
  element.append(...children);
  return element;
}
