import * as v from 'valibot';
import type { StorageArea } from './store.ts';

/** The key in extension storage under which pages are remembered on which completions were found. */
export const FAMILIAR_KEY = 'familiar';
/** Most pages remembered; the oldest go first. */
const MOST = 300;

const PlacesSchema = v.pipe(v.array(v.pipe(v.string(), v.maxLength(300))), v.maxLength(MOST));

/** Remembers where people talk to models, among the pages they allowed, so that a history there is held from the first byte on. */
export interface Familiar {
  /** Whether completions were found here before. Never rejects. */
  knows(): Promise<boolean>;
  /** Completions were found here. */
  note(): void;
}

/** The part of an address that stays the same from one conversation to the next: origin and first part of the path. */
export function placeOf(url: URL): string {
  const [, first = ''] = url.pathname.split('/');
  return `${url.origin}/${isId(first) ? '' : first}`;
}

/** An id says which conversation, not which page: digits alone, or here and there. A page's name has a number at one end at most, or a file's ending. */
function isId(name: string): boolean {
  if (/\.[a-z]{2,5}$/i.test(name)) return false;
  return name.length > 40 || /^\d+$/.test(name) || /\d\D+\d/.test(name) || /[a-z]\d+[a-z]/i.test(name);
}

/** The places remembered. Never rejects: what cannot be read counts as none. */
export async function readFamiliar(area: Pick<StorageArea, 'get'>): Promise<string[]> {
  try {
    const stored = await area.get(FAMILIAR_KEY);
    const parsed = v.safeParse(PlacesSchema, stored[FAMILIAR_KEY]);
    return parsed.success ? parsed.output : [];
  } catch {
    return [];
  }
}

/** @param place from {@link placeOf} */
export function createFamiliar(area: Pick<StorageArea, 'get' | 'set'>, place: string): Familiar {
  const read = (): Promise<string[]> => readFamiliar(area);
  let noted = false;
  return {
    knows: async () => (await read()).includes(place),
    note() {
      if (noted) return;
      noted = true;
      void read().then((places) => {
        if (places.includes(place)) return undefined;
        return area.set({ [FAMILIAR_KEY]: [...places, place].slice(-MOST) }).catch(() => undefined);
      });
    },
  };
}
