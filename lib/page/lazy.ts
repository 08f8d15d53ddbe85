import type { createBlocklist } from '../moderate/engines/blocklist/index.ts';
import type { createOnDevice, loadModel } from '../moderate/engines/on-device/index.ts';
import type { createRemote } from '../moderate/engines/openai/remote.ts';
import type { RemotePort } from '../moderate/engines/openai/ports.ts';
import type { Pictures } from './pictures/pictures.ts';
import type { pageReport } from './report.ts';
import type { Sharing, SharingParts } from './sharing.ts';
import { inWorld } from './world.ts';

/**
 * Parts of the content script that come when they are needed: with the first completion, or when a person asks for them. Each is a script of the package (`entrypoints/chat-<name>.ts`)
 * that is brought in by `import()`: the one way that needs no access to the host and works in both browsers under any policy of the page, in
 * frames without an origin too (4 to 50 ms). Once an update has taken the package away it fails: what is loaded by then goes on working.
 */
export interface LazyParts {
  /** What judges text. */
  readonly engines: {
    readonly createBlocklist: typeof createBlocklist;
    readonly createOnDevice: typeof createOnDevice;
    readonly loadModel: typeof loadModel;
    readonly createRemote: typeof createRemote;
    readonly createPictures: (connect: () => RemotePort) => Pictures;
  };
  /** Buttons, notices and captures. */
  readonly share: { createSharing(parts: Omit<SharingParts, 'texts'>): Sharing };
  /** The structure of a page as text, when somebody wants to report it. */
  readonly report: { readonly pageReport: typeof pageReport };
}
export type PartName = keyof LazyParts;

/** The script of a part, as a path in the package. */
export const partPath = (name: PartName): `/chat-${PartName}.js` => `/chat-${name}.js`;

const provided = inWorld('parts', () => new Map<PartName, unknown>());

/** Called by a part's own script as it starts. */
export function provide<Name extends PartName>(name: Name, part: LazyParts[Name]): void {
  provided.set(name, part);
}

/** Loads parts, each once; one that could not be loaded is tried again when it is asked for again. */
export class LazyLoader {
  readonly #address: (path: string) => string;
  readonly #import: (url: string) => Promise<unknown>;
  readonly #parts = new Map<PartName, Promise<unknown>>();

  /** @param address of a file of the package */
  constructor(address: (path: string) => string, importScript: (url: string) => Promise<unknown> = importIt) {
    this.#address = address;
    this.#import = importScript;
  }

  /** @throws when the part's script is not there any more, or fails */
  load<Name extends PartName>(name: Name): Promise<LazyParts[Name]> {
    let part = this.#parts.get(name);
    if (!part) {
      part = this.#fetch(name);
      this.#parts.set(name, part);
      part.catch(() => this.#parts.delete(name));
    }
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- `provide` is the only one who writes it, with this type.
    return part as Promise<LazyParts[Name]>;
  }

  async #fetch(name: PartName): Promise<unknown> {
    // A script that an older one of ours has brought in would not run again under the same address.
    provided.delete(name);
    await this.#import(`${this.#address(partPath(name))}?${crypto.randomUUID()}`);
    const part = provided.get(name);
    if (part === undefined) throw new Error(`${partPath(name)} did not provide its part.`);
    return part;
  }
}

const importIt = (url: string): Promise<unknown> => import(/* @vite-ignore */ url);
