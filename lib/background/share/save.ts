import type { ShareFailure } from '../../messages.ts';
import { ShareError } from './error.ts';

interface DownloadDelta {
  readonly id: number;
  readonly state?: { readonly current?: string | undefined } | undefined;
  readonly error?: { readonly current?: string | undefined } | undefined;
}

interface DownloadItem {
  readonly id: number;
  readonly filename: string;
  readonly state: string;
  readonly error?: string | undefined;
  readonly byExtensionId?: string | undefined;
}

/** What this needs of `browser.downloads`. */
export interface DownloadsApi {
  download(options: { url: string; filename: string; saveAs: false; conflictAction: 'uniquify' }): Promise<number>;
  search(query: { id?: number; query?: string[]; state?: 'in_progress' }): Promise<readonly DownloadItem[]>;
  readonly onChanged: {
    addListener(listener: (delta: DownloadDelta) => void): void;
    removeListener(listener: (delta: DownloadDelta) => void): void;
  };
}

/** Turns bytes into an address that `download` takes, and lets go of it. */
export interface Address {
  readonly url: string;
  release(): void;
}

/** A file that is whole on the disk. */
export interface SavedFile {
  /** Name without its folder: the browser may have added a number. */
  readonly file: string;
  readonly download: number;
}

/**
 * The browser's reasons, in both dialects. Nothing comes from a network here: what breaks off without a reason (Firefox on a full disk), or with
 * one about the file, could not be written.
 */
function reasonOf(error: string | undefined): ShareFailure {
  if (error === undefined || error.startsWith('FILE_')) return 'disk-full';
  return /^USER_|cancel/i.test(error) ? 'cancelled' : 'unknown';
}

const baseName = (path: string): string => path.split(/[\\/]/).at(-1) ?? path;

/**
 * Saves a file and resolves once it is whole on the disk.
 * @throws ShareError `disk-full`, `cancelled` (the user stopped the download) or `unknown`
 */
export async function saveFile(api: DownloadsApi, address: Address, name: string): Promise<SavedFile> {
  const settled = new Map<number, DownloadDelta>();
  let wake: (() => void) | undefined;
  // Listening starts first: a small file can be done before its id is known.
  const listen = (delta: DownloadDelta): void => {
    if (delta.state?.current !== 'complete' && delta.state?.current !== 'interrupted') return;
    settled.set(delta.id, delta);
    wake?.();
  };
  api.onChanged.addListener(listen);
  try {
    const download = await api
      .download({ url: address.url, filename: name, saveAs: false, conflictAction: 'uniquify' })
      .catch((cause: unknown) => {
        // Firefox writes the file before it tells the id, and says only in words what went wrong.
        const why = cause instanceof Error && /cancel/i.test(cause.message) ? 'cancelled' : 'disk-full';
        throw new ShareError(why, { cause });
      });
    while (!settled.has(download)) await new Promise<void>((resolve) => (wake = resolve));
    const delta = settled.get(download);
    if (delta?.state?.current !== 'complete') throw new ShareError(reasonOf(delta?.error?.current));
    const [item] = await api.search({ id: download });
    return { file: baseName(item?.filename ?? name), download };
  } finally {
    api.onChanged.removeListener(listen);
    address.release();
  }
}

/**
 * What became of a file whose name contains `part`, as far as the browser still knows: its name if it is whole, `false` if every attempt broke
 * off. While one of ours still runs nothing is known: it may have no name yet, or one that the user gave it.
 *
 * @param own id of the extension
 */
export async function findSaved(api: DownloadsApi, part: string, own: string): Promise<string | false | undefined> {
  // Asked first: what ends meanwhile is then found among the others.
  const running = await api.search({ state: 'in_progress' });
  const items = (await api.search({ query: [part] })).filter(({ filename }) => baseName(filename).includes(part));
  const whole = items.find(({ state }) => state === 'complete');
  if (whole) return baseName(whole.filename);
  if (running.some(({ byExtensionId }) => byExtensionId === own)) return undefined;
  return items.length > 0 && items.every(({ state }) => state === 'interrupted') ? false : undefined;
}
