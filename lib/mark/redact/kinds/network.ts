import type { Find, Kind } from '../types.ts';

const MAC: Kind = { id: 'mac-address', class: 'mac' };
const IPV4: Kind = { id: 'ipv4', class: 'ip' };
const IPV6: Kind = { id: 'ipv6', class: 'ip' };

const MACS = /(?<![0-9A-Za-z:-])[0-9A-Fa-f]{2}(?:([:-])[0-9A-Fa-f]{2})(?:\1[0-9A-Fa-f]{2}){4}(?![0-9A-Za-z:-])/g;
const V4 = /(?<![\w.-])(?:25[0-5]|2[0-4]\d|1?\d?\d)(?:\.(?:25[0-5]|2[0-4]\d|1?\d?\d)){3}(?![\w-]|\.\d)/g;
/** Addresses of nobody: private, loopback, link-local, multicast and reserved (RFC 6890), and resolvers that everybody knows. */
const NOBODY =
  /^(?:0|10|127|22[4-9]|2[3-5]\d)\.|^169\.254\.|^192\.168\.|^172\.(?:1[6-9]|2\d|3[01])\.|^(?:8\.8\.[48]\.[48]|1\.[01]\.[01]\.1|9\.9\.9\.9|208\.67\.22[02]\.22[02])$/;
const VERSION = /(?:v|ver\.?|version|release|build|firmware|driver|update|section|chapter|§)\s{0,2}$/i;
const CALLED = /(?<![A-Za-z])(?:IP|IPv4|address|adresse|host|server|ssh|ping)\b[^\n]{0,24}$/i;
const V6 =
  /(?<![\w:.])(?:[0-9A-Fa-f]{1,4}:){2,7}(?:[0-9A-Fa-f]{1,4}|:)(?::[0-9A-Fa-f]{1,4}){0,6}(?![\w:])|(?<![\w:.])(?:[0-9A-Fa-f]{1,4}:){1,6}(?::[0-9A-Fa-f]{1,4}){1,6}(?![\w:])/g;

function isV6(text: string): boolean {
  const groups = text.split(':').filter((group) => group !== '');
  const short = text.includes('::');
  // Global, unique local and link-local ones; the documentation's are as good as any.
  return /^(?:[23][0-9a-f]{3}|f[cd][0-9a-f]{2}|fe80):/i.test(text) && (short ? groups.length >= 3 : groups.length === 8);
}

/** Addresses of machines: hardware, IPv6, and IPv4 that is somebody's. An IPv4 that could be a version needs a word beside it. */
export function* network(text: string): Generator<Find> {
  for (const { 0: found, index } of text.matchAll(MACS)) {
    if (!/^(?:ff|00)(?:.(?:ff|00)){5}$/i.test(found)) yield { ...MAC, start: index, end: index + found.length };
  }
  for (const { 0: found, index } of text.matchAll(V4)) {
    const before = text.slice(Math.max(0, index - 40), index);
    if (NOBODY.test(found) || VERSION.test(before)) continue;
    const large = found.split('.').filter((part) => Number(part) >= 100).length;
    if (large >= 2 || CALLED.test(before)) yield { ...IPV4, start: index, end: index + found.length };
  }
  for (const { 0: found, index } of text.matchAll(V6)) {
    if (isV6(found)) yield { ...IPV6, start: index, end: index + found.length };
  }
}
