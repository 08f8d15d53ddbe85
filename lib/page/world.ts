/**
 * What all scripts of ours in one frame share: the content script and the parts of it that come later (lazy.ts) are bundles of their own, each
 * with its own copy of a module. The page has another world and does not see this. Behind a symbol, because an element's id makes a property
 * of the window.
 */
const KEY = Symbol.for('sharemark');

/** The one value of this name in this frame, made by whoever asks first. The type belongs to the name: each is asked for in one place. */
export function inWorld<T>(name: string, make: () => T): T {
  const known: unknown = Reflect.get(globalThis, KEY);
  const values = known instanceof Map ? known : new Map<string, unknown>();
  if (values !== known) Reflect.set(globalThis, KEY, values);
  if (!values.has(name)) values.set(name, make());
  return values.get(name);
}
