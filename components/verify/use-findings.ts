import { useEffect, useState } from 'react';
import { systemClock } from '../../lib/clock.ts';
import { admit, inspect, type IntakeTrouble } from '../../lib/mark/verify/intake.ts';
import type { PictureHeader } from '../../lib/mark/verify/header.ts';
import { LAYERS, type Findings, type LayerName } from '../../lib/mark/verify/layers.ts';
import { parseFinding } from '../../lib/mark/verify/protocol.ts';

/** A judge that has not answered by then is stopped; in milliseconds. */
const PATIENCE_MS = 30_000;

export type Found = { readonly [Name in LayerName]?: Findings[Name] };

export type Verification =
  | { readonly state: 'none' }
  | { readonly state: 'reading' }
  | { readonly state: 'refused'; readonly why: IntakeTrouble | 'unreadable' }
  | { readonly state: 'looking' | 'done'; readonly header: PictureHeader; readonly found: Found };

/** Looks into a file, layer by layer, in a worker of its own: whatever the file does to it, this page goes on. */
export function useFindings(file: Blob | undefined, start: () => Worker): Verification {
  const [of, setOf] = useState<{ readonly file: Blob; readonly verification: Verification }>();
  useEffect(() => {
    if (!file) return undefined;
    let open = true;
    const setVerification = (verification: Verification) => setOf({ file, verification });
    let stop = (): void => undefined;
    const refuse = (why: IntakeTrouble | 'unreadable') => open && setVerification({ state: 'refused', why });
    const look = async () => {
      const refused = admit(file.size);
      if (refused) return refuse(refused);
      const bytes = new Uint8Array(await file.arrayBuffer());
      const header = inspect(bytes);
      if (typeof header === 'string') return refuse(header);
      if (!open) return undefined;
      let found: Found = {};
      setVerification({ state: 'looking', header, found });
      const worker = start();
      const add = (more: Found) => {
        found = { ...found, ...more };
        const done = LAYERS.every((name) => found[name] !== undefined);
        if (done) stop();
        setVerification({ state: done ? 'done' : 'looking', header, found });
      };
      // What did not come to an end is unknown, never absent.
      const giveUp = () =>
        add(Object.fromEntries(LAYERS.filter((name) => !found[name]).map((name) => [name, { state: 'unknown', why: 'failed' }])));
      const cancel = systemClock.after(PATIENCE_MS, giveUp);
      stop = () => {
        cancel();
        worker.terminate();
      };
      worker.addEventListener('message', ({ data }) => {
        const finding = parseFinding(data);
        if (finding) add(finding);
      });
      worker.addEventListener('error', giveUp);
      worker.postMessage({ bytes, header }, [bytes.buffer]);
      return undefined;
    };
    look().catch(() => refuse('unreadable'));
    return () => {
      open = false;
      stop();
    };
  }, [file, start]);
  if (!file) return { state: 'none' };
  return of?.file === file ? of.verification : { state: 'reading' };
}
