import { startConnectProxy } from '../../pages/connect-proxy.ts';
import { startServer, type FakeApi } from '../../pages/server.ts';
import { startTlsServer } from '../../pages/tls.ts';

export interface ChatServers {
  /** 'http://127.0.0.1:…': test pages by their folder's name, e.g. `${url}/deep-chat`. */
  url: string;
  /** The same pages on a port of their own, under another host's name: 'http://localhost:…'. */
  otherUrl: string;
  api: FakeApi;
  tls: { hosts: readonly string[]; port: number };
  /** Firefox reaches the TLS server by a proxy; Chromium maps host names itself. */
  proxyPort: number;
  close(): Promise<void>;
}

/** Starts the chat pages on free ports, with one set of answers and records behind all of them. */
export async function startChatServers(): Promise<ChatServers> {
  const plain = await startServer();
  const other = await startServer({ api: plain.api });
  const tls = await startTlsServer({ api: plain.api });
  const proxy = await startConnectProxy(tls.port);
  return {
    url: plain.url,
    otherUrl: `http://localhost:${other.port}`,
    api: plain.api,
    tls: { hosts: Object.keys(plain.settings.hosts), port: tls.port },
    proxyPort: proxy.port,
    async close() {
      await Promise.all([proxy.close(), tls.close(), other.close(), plain.close()]);
    },
  };
}
