/** A CONNECT proxy that leads every tunnel to one local port: how Firefox reaches the https pages by host name. */
import { createServer } from 'node:http';
import { connect, type Socket } from 'node:net';
import { listen } from './server/listen.ts';

export interface ConnectProxy {
  readonly port: number;
  close(): Promise<void>;
}

/** Starts the proxy on 127.0.0.1; all tunnels end at 127.0.0.1:`target`, whatever host they name. */
export async function startConnectProxy(target: number): Promise<ConnectProxy> {
  const sockets = new Set<Socket>();
  const server = createServer((_, response) => response.writeHead(405).end());
  server.on('connect', (_, client: Socket, head: Buffer) => {
    const tunnel = connect(target, '127.0.0.1', () => {
      client.write('HTTP/1.1 200 Connection Established\r\n\r\n');
      tunnel.write(head);
      tunnel.pipe(client).pipe(tunnel);
    });
    for (const [end, other] of [
      [client, tunnel],
      [tunnel, client],
    ] as const) {
      sockets.add(end);
      end.on('error', () => other.destroy());
      end.on('close', () => sockets.delete(end));
    }
  });
  return {
    port: await listen(server),
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
        for (const socket of sockets) socket.destroy();
      }),
  };
}

/** A PAC file as a data: URL (Firefox pref network.proxy.autoconfig_url, with network.proxy.type = 2). */
export function pacUrl(hosts: readonly string[], proxyPort: number): string {
  const script = `function FindProxyForURL(url, host) { return ${JSON.stringify(hosts)}.includes(host) ? 'PROXY 127.0.0.1:${proxyPort}' : 'DIRECT'; }`;
  return `data:text/javascript,${encodeURIComponent(script)}`;
}
