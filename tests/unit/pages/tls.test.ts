import { once } from 'node:events';
import { mkdtemp, mkdir, rm, writeFile } from 'node:fs/promises';
import { connect as connectSocket } from 'node:net';
import { request } from 'node:https';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { connect as connectTls } from 'node:tls';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { pacUrl, startConnectProxy } from '../../pages/connect-proxy.ts';
import type { RunningServer } from '../../pages/server.ts';
import { resolverRules, startTlsServer } from '../../pages/tls.ts';

let root: string;
let server: RunningServer;

beforeAll(async () => {
  root = await mkdtemp(join(tmpdir(), 'pages-'));
  for (const page of ['chatgpt', 'claude']) {
    await mkdir(join(root, page));
    await writeFile(join(root, page, 'index.html'), `the ${page} page`);
  }
  server = await startTlsServer({ root });
});
afterAll(async () => {
  await server.close();
  await rm(root, { recursive: true });
});

/** Status and start of the body of a GET with another host name. */
const get = (host: string, path: string): Promise<string> =>
  new Promise((resolve, reject) => {
    const options = {
      host: '127.0.0.1',
      port: server.port,
      path,
      headers: { host },
      servername: host,
      rejectUnauthorized: false,
    };
    request(options, (response) => {
      let body = '';
      response.setEncoding('utf8').on('data', (part: string) => (body += part));
      response.on('end', () => resolve(`${response.statusCode} ${body}`));
    })
      .on('error', reject)
      .end();
  });

it('answers the API on every host', async () => {
  expect(await get('chatgpt.com', '/v1/models')).toMatch(/^200 .*"object":"list"/);
  expect(server.requests.at(-1)?.host).toBe('chatgpt.com');
});

it('stands for a page at any path of its host', async () => {
  expect(await get('chatgpt.com', '/')).toBe('200 the chatgpt page');
  expect(await get('claude.ai', '/chat/7')).toBe('200 the claude page');
  server.set({ hosts: { 'chatgpt.com': 'claude' } });
  expect(await get('chatgpt.com', '/c/7')).toBe('200 the claude page');
  expect(await get('localhost', '/chatgpt/c/7')).toBe('200 the chatgpt page');
  server.reset();
  expect(resolverRules(server)).toContain(`MAP claude.ai:443 127.0.0.1:${server.port}`);
});

it('is reached through the proxy by any host name', async () => {
  const proxy = await startConnectProxy(server.port);
  const socket = connectSocket(proxy.port, '127.0.0.1');
  socket.write('CONNECT claude.ai:443 HTTP/1.1\r\nHost: claude.ai:443\r\n\r\n');
  expect(String(await once(socket, 'data'))).toMatch(/^HTTP\/1.1 200/);
  const tunnel = connectTls({ socket, servername: 'claude.ai', rejectUnauthorized: false });
  await once(tunnel, 'secureConnect');
  expect(tunnel.getPeerCertificate().subjectaltname).toContain('claude.ai');
  tunnel.destroy();
  expect(decodeURIComponent(pacUrl(['claude.ai'], proxy.port))).toContain(`PROXY 127.0.0.1:${proxy.port}`);
  await proxy.close();
});
