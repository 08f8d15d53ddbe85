import { parseModerateReply, type PictureRequest } from '../../../messages.ts';
import type { Assessment, UncheckedReason } from '../../../types.ts';
import type { RemotePort } from './ports.ts';

/** The content script's side of the engine, for pictures. */
export interface PictureRemote {
  /** Asks about one picture, a JPEG in base64. Never rejects; takes as long as the background, which gives a request ten seconds. */
  assess(jpeg: string): Promise<Assessment>;
  /** Disconnects; whoever still waits gets `failed`. */
  dispose(): void;
}

function unchecked(reason: UncheckedReason): Assessment {
  return { engine: 'openai', scores: {}, unchecked: reason };
}

class PortPictures implements PictureRemote {
  readonly #connect: () => RemotePort;
  readonly #waiting = new Map<number, (assessment: Assessment) => void>();
  #port: RemotePort | undefined;
  #lastId = 0;
  #disposed = false;

  constructor(connect: () => RemotePort) {
    this.#connect = connect;
  }

  assess(jpeg: string): Promise<Assessment> {
    if (this.#disposed) return Promise.resolve(unchecked('failed'));
    const request: PictureRequest = { id: ++this.#lastId, jpeg };
    return new Promise((resolve) => {
      this.#waiting.set(request.id, resolve);
      try {
        // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a port of the extension's has no origin
        this.#connected().postMessage(request);
      } catch {
        // The extension was updated or removed under this page, or the port closed a moment ago.
        this.#lost();
      }
    });
  }

  dispose(): void {
    this.#disposed = true;
    this.#port?.disconnect();
    this.#lost();
  }

  #connected(): RemotePort {
    if (this.#port) return this.#port;
    const port = this.#connect();
    this.#port = port;
    port.onMessage.addListener((message) => {
      const reply = parseModerateReply(message);
      const settle = reply && this.#waiting.get(reply.id);
      if (!settle) return;
      this.#waiting.delete(reply.id);
      const [assessment, more] = reply.assessments;
      settle(assessment?.engine === 'openai' && !more ? assessment : unchecked('failed'));
    });
    port.onDisconnect.addListener(() => {
      if (this.#port === port) this.#lost();
    });
    return port;
  }

  /** The connection is gone. What it left open has failed; whoever wants to know asks again. */
  #lost(): void {
    this.#port = undefined;
    const waiting = [...this.#waiting.values()];
    this.#waiting.clear();
    for (const settle of waiting) settle(unchecked('failed'));
  }
}

/** @param connect opens a port to the background; may throw when the extension is gone */
export function createPictureRemote(connect: () => RemotePort): PictureRemote {
  return new PortPictures(connect);
}
