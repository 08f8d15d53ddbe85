/** Id of the pack whose limit the user sets. */
export const CUSTOM = 'custom';

/** Shares a day as typed: a whole number from 1 to `most`, else undefined. */
export function placesOf(typed: string, most: number): number | undefined {
  const text = typed.trim();
  if (!/^\d{1,6}$/.test(text)) return undefined;
  const places = Number(text);
  return places >= 1 && places <= most ? places : undefined;
}
