/** Match patterns as adapters use them: `https://host/path`, where `*` in the path stands for anything. */

function split(pattern: string): { readonly origin: string; readonly path: string } {
  const at = pattern.indexOf('/', pattern.indexOf('://') + 3);
  return { origin: pattern.slice(0, at), path: pattern.slice(at) };
}

/** Whether a match pattern covers an address. As in browsers, its path is compared with path and query. */
export function matchesPattern(url: URL, pattern: string): boolean {
  const { origin, path } = split(pattern);
  if (url.origin !== origin) return false;
  const parts = path.split('*').map((part) => part.replace(/[\\^$.*+?()[\]{}|]/g, String.raw`\$&`));
  return new RegExp(`^${parts.join('.*')}$`, 's').test(url.pathname + url.search);
}

/** Whether a match pattern covers all of its host. */
export function isWholeHost(pattern: string): boolean {
  return split(pattern).path === '/*';
}

/** Whether two match patterns are about the same scheme and host. */
export function sameHost(one: string, other: string): boolean {
  return split(one).origin === split(other).origin;
}
