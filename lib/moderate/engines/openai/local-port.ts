import type { RemotePort, ServicePort } from './ports.ts';

type Listener = (message: unknown) => void;

/** Two ends of a port inside one context: the background asks its own moderation service with it, as content scripts ask by the browser's ports. */
export function localPort(origin: string): { readonly asker: RemotePort; readonly service: ServicePort } {
  const heard: [Listener[], Listener[]] = [[], []];
  const closed: (() => void)[] = [];
  const end = (mine: 0 | 1, theirs: 0 | 1): RemotePort => ({
    postMessage: (message) => queueMicrotask(() => heard[theirs].forEach((listener) => listener(message))),
    disconnect: () => closed.forEach((listener) => listener()),
    onMessage: { addListener: (listener) => void heard[mine].push(listener) },
    onDisconnect: { addListener: (listener) => void closed.push(listener) },
  });
  return { asker: end(0, 1), service: { ...end(1, 0), sender: { origin } } };
}
