/** Texts that are read before it is known what belongs in them. */

/** Stand for what is not known yet when a text is read. No message has these characters. */
export const HOLES: [string, string, string] = ['\uE000', '\uE001', '\uE002'];

/** What is filled in is never searched for holes. */
export function fill(text: string, values: readonly string[]): string {
  return text.replaceAll(/[\uE000-\uE002]/g, (hole) => values[HOLES.indexOf(hole)] ?? '');
}
