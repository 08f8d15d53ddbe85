import { PACKS } from '../../lib/policy/packs/index.ts';

/** Id of the pack whose limit the user sets. */
export const CUSTOM = 'custom';

/** The pack that is chosen here: the first known one, else the default. */
export function chosenPack(packs: readonly string[]): string {
  const known = packs.find((id) => PACKS.some((pack) => pack.id === id));
  return known ?? PACKS[0]?.id ?? CUSTOM;
}

/** The setting with `id` in place of the packs that can be chosen here. Others, from an import or a newer version, stay. */
export function withPack(packs: readonly string[], id: string): string[] {
  return [id, ...packs.filter((other) => !PACKS.some((pack) => pack.id === other))];
}

/** Shares a day as typed: a whole number from 1 to `most`, else undefined. */
export function placesOf(typed: string, most: number): number | undefined {
  const text = typed.trim();
  if (!/^\d{1,6}$/.test(text)) return undefined;
  const places = Number(text);
  return places >= 1 && places <= most ? places : undefined;
}
