/** What counts as a site or an endpoint in the settings, and the host permission each of them needs. */

const LOCAL_HOST = /^(?:localhost|(?:[\w-]+\.)+localhost|127(?:\.\d{1,3}){3}|\[::1\])$/;

function parseUrl(text: string): URL | undefined {
  // The parser forgives spaces around and backslashes inside an address; a setting should not.
  if (/[\s\\]/.test(text)) return undefined;
  try {
    return new URL(text);
  } catch {
    return undefined;
  }
}

/** True for names and addresses that never leave this machine: localhost, *.localhost, 127.0.0.0/8, [::1]. */
export function isLocalHost(hostname: string): boolean {
  return LOCAL_HOST.test(hostname);
}

/**
 * The origin of an http(s) page such as `https://chatgpt.com`, or undefined for anything else (about:, chrome:, file:, data:, no address).
 * Takes whole addresses: the path is dropped.
 */
export function originOf(url: string | undefined): string | undefined {
  const parsed = url === undefined ? undefined : parseUrl(url);
  return parsed && /^https?:$/.test(parsed.protocol) ? parsed.origin : undefined;
}

/** The canonical form of `text` if it is an origin and nothing more (one trailing slash is forgiven), else undefined. */
export function canonicalOrigin(text: string): string | undefined {
  const origin = originOf(text);
  return origin !== undefined && origin === text.replace(/\/$/, '').toLowerCase() ? origin : undefined;
}

/**
 * The canonical form of the base address of an OpenAI-compatible service, without a trailing slash, or undefined if it must not be used:
 * https only (http on this machine), no user name, password, query or fragment.
 */
export function canonicalEndpoint(text: string): string | undefined {
  const url = parseUrl(text);
  if (!url || url.username || url.password || /[?#]/.test(text)) return undefined;
  if (url.protocol !== 'https:' && !(url.protocol === 'http:' && isLocalHost(url.hostname))) return undefined;
  return url.href.replace(/\/+$/, '');
}

/**
 * The match pattern to ask the browser for, e.g. `http://localhost/*` for `http://localhost:5173`: Firefox refuses patterns with a port, and
 * one without a port covers every port. `undefined` if the address is not http(s).
 */
export function hostPattern(url: string): string | undefined {
  const origin = originOf(url);
  if (origin === undefined) return undefined;
  const { protocol, hostname } = new URL(origin);
  return `${protocol}//${hostname}/*`;
}
