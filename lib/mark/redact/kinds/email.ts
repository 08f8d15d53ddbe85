import type { Find, Kind } from '../types.ts';

const EMAIL: Kind = { id: 'email', class: 'email' };

/** RFC 5321: a local part has at most 64 octets. RFC 6531: letters of any script. */
const LOCAL_CHARS = 64;
const LOCAL = /[\p{L}\p{M}\p{N}._%+'’-]/u;
const DOMAIN = /@(?:[\p{L}\p{N}](?:[\p{L}\p{M}\p{N}-]{0,62})\.){1,8}[\p{L}\p{M}]{2,24}(?![\p{L}\p{N}(])/uy;
/** Ends of file names and of packages' versions, not of addresses: `icon@2x.png`. */
const NO_DOMAIN = /\.(?:png|jpe?g|gif|svg|webp|css|js|mjs|ts|tsx|json|md|py|html?)$/i;

/** `jane [at] example.com`, `jane (at) example (dot) com`, `jane at example dot com`: what people write against harvesters. */
const AT = /\s?(?:[[({<]\s?(?:at|ät|@)\s?[\])}>]|(?<=\s)at(?=\s))\s?/gi;
const DOT = String.raw`(?:\s?[[({<]\s?(?:dot|punkt|\.)\s?[\])}>]\s?|\sdot\s|\spunkt\s)`;
const TOP = '(?:com|net|org|edu|gov|io|co|ai|dev|app|info|eu|de|at|ch|uk|fr|es|it|nl|be|pl|se|dk|no|fi|us|ca|au|in|jp|br)';
const SPELLED = new RegExp(String.raw`[a-z0-9-]{1,63}(?:${DOT}[a-z0-9-]{1,63}){0,3}${DOT}${TOP}(?![a-z0-9])`, 'iy');
const BRACKETED = new RegExp(
  String.raw`[a-z0-9-]{1,63}(?:(?:\.|${DOT})[a-z0-9-]{1,63}){0,3}(?:\.|${DOT})${TOP}(?![a-z0-9])`,
  'iy',
);

/** Where a local part that ends before `end` begins; `end` if there is none. */
function localStart(text: string, end: number): number {
  let start = end;
  while (start > 0 && end - start < LOCAL_CHARS && LOCAL.test(text.charAt(start - 1))) start--;
  while (start < end && /[.'’%+-]/.test(text.charAt(start))) start++;
  return start;
}

/** E-mail addresses, plain and spelled out. `git@host:path` is an address of code. */
export function* email(text: string): Generator<Find> {
  let from = 0;
  for (let at = text.indexOf('@'); at >= 0; at = text.indexOf('@', at + 1)) {
    DOMAIN.lastIndex = at;
    const domain = DOMAIN.exec(text)?.[0];
    if (domain === undefined || NO_DOMAIN.test(domain)) continue;
    const start = Math.max(from, localStart(text, at));
    const end = at + domain.length;
    if (start === at || (text.slice(start, at) === 'git' && /[:/]/.test(text.charAt(end)))) continue;
    yield { ...EMAIL, start, end };
    from = end;
  }
  for (const { 0: sign, index } of text.matchAll(AT)) {
    const pattern = /[[({<]/.test(sign) ? BRACKETED : SPELLED;
    pattern.lastIndex = index + sign.length;
    const domain = pattern.exec(text)?.[0];
    const start = localStart(text, index);
    if (domain !== undefined && start < index) yield { ...EMAIL, start, end: index + sign.length + domain.length };
  }
}
