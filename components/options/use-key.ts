import { useCallback, useEffect, useState } from 'react';
import { originOf } from '../../lib/settings/origins.ts';
import { keyOrigins, readKey } from '../../lib/settings/secrets.ts';

/** What is known about the key of the service that is set: never the key itself. */
export interface KeyState {
  readonly state: 'stored' | 'not-needed' | 'none';
  /** Hosts of other services that a key is stored for. */
  readonly elsewhere: readonly string[];
}

/** Looks whether a key is stored for the origin of `endpoint`; undefined until it is known. `look` looks again. */
export function useKey(endpoint: string): { readonly known: KeyState | undefined; readonly look: () => void } {
  const [known, setKnown] = useState<KeyState>();
  const look = useCallback(() => {
    const read = async (): Promise<KeyState> => {
      const key = await readKey(endpoint);
      const others = (await keyOrigins(endpoint)).filter((origin) => origin !== originOf(endpoint));
      const state = key === undefined ? 'none' : key === null ? 'not-needed' : 'stored';
      return { state, elsewhere: others.map((origin) => new URL(origin).host) };
    };
    read().then(setKnown, () => setKnown({ state: 'none', elsewhere: [] }));
  }, [endpoint]);
  useEffect(look, [look]);
  return { known, look };
}
