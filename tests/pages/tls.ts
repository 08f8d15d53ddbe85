/** The same server under https, for pages on hosts such as chatgpt.com that a browser is made to look for here. */
import { readFile } from 'node:fs/promises';
import { createServer } from 'node:https';
import { createApi } from './server/handler.ts';
import { run, type RunningServer, type ServerOptions } from './server.ts';

const fixture = (name: string): Promise<string> => readFile(new URL(`../fixtures/tls/${name}`, import.meta.url), 'utf8');

/**
 * Starts the https server on 127.0.0.1 with the committed test-only certificate. Browsers need
 * `--ignore-certificate-errors` or `acceptInsecureCerts`, and their hosts mapped (`resolverRules`, connect-proxy.ts).
 */
export async function startTlsServer(options: ServerOptions = {}): Promise<RunningServer> {
  const api = options.api ?? createApi(options);
  const [key, cert] = await Promise.all([fixture('test-only.key.pem'), fixture('test-only.cert.pem')]);
  return run(
    createServer({ key, cert }, (message, response) => api.listener(message, response)),
    api,
    'https',
    options.port,
  );
}

/** Value of Chromium's `--host-resolver-rules` that sends the https hosts of `server` to it. */
export const resolverRules = (server: RunningServer): string =>
  Object.keys(server.settings.hosts)
    .map((host) => `MAP ${host}:443 127.0.0.1:${server.port}`)
    .join(', ');
