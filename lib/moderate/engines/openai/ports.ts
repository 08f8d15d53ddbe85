/** The part of the browser's message port that the two sides of the engine use. */
export interface RemotePort {
  postMessage(message: unknown): void;
  disconnect(): void;
  readonly onMessage: { addListener(listener: (message: unknown) => void): void };
  readonly onDisconnect: { addListener(listener: () => void): void };
}

/** The background's end: the browser says who is at the other one. */
export interface ServicePort extends RemotePort {
  readonly sender?:
    | {
        readonly tab?: { readonly id?: number | undefined } | undefined;
        readonly origin?: string | undefined;
        readonly url?: string | undefined;
      }
    | undefined;
}
