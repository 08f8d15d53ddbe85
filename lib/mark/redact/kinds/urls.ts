import { isPlaceholder } from '../checks.ts';
import type { Find, Kind } from '../types.ts';

const DATABASE: Kind = { id: 'database-url', class: 'database' };
const LOGIN: Kind = { id: 'login-url', class: 'login' };
const OTP: Kind = { id: 'otp-url', class: 'key', brand: 'OTP' };

const DATABASES =
  /^(?:jdbc:)?(?:postgres(?:ql)?|mysql|mariadb|mongodb|rediss?|amqps?|mssql|sqlserver|oracle|cockroachdb|clickhouse|neo4j|bolt|couchbase|cassandra|nats|kafka|snowflake|elasticsearch|ldaps?)(?:\+[a-z0-9]+)?$/i;
const SCHEME_CHARS = 40;
/** Of user and password together. */
const LONGEST = 400;
/** RFC 3986: what stands before the first `/`, `?` or `#`. A password may hold unescaped signs all the same. */
const AUTHORITY = /:\/\/([^\s:@/?#"'<>`]{0,128}):([^\s"'<>`]{1,256}?)@([^\s/?#"'<>`@]{1,255})[^\s"'<>`]{0,2048}/y;
/** What manuals write for a password. */
const EXAMPLE = /^(?:pass(?:word|wd)?|pwd|secret|passwort)$/i;

function schemeStart(text: string, end: number): number {
  let start = end;
  while (start > 0 && end - start < SCHEME_CHARS && /[A-Za-z0-9+.:-]/.test(text.charAt(start - 1))) start--;
  return start;
}

/** Addresses with a user's password in them, whole: host and database are nobody's business either. `otpauth:` addresses hold a shared secret. */
export function* urls(text: string): Generator<Find> {
  let from = 0;
  let sign = text.indexOf('@');
  for (let at = text.indexOf('://'); at >= 0; at = text.indexOf('://', at + 3)) {
    if (at < from) continue;
    if (sign < at && sign >= 0) sign = text.indexOf('@', at);
    AUTHORITY.lastIndex = at;
    const found = sign < 0 || sign - at > LONGEST ? null : AUTHORITY.exec(text);
    const start = Math.max(from, schemeStart(text, at));
    const scheme = text.slice(start, at);
    if (scheme === 'otpauth') {
      const end = at + (/^[^\s"'<>`]*/.exec(text.slice(at, at + 1000))?.[0].length ?? 0);
      if (/secret=[A-Z2-7]{8}/i.test(text.slice(at, end))) yield { ...OTP, start, end };
    }
    if (!found || start === at) continue;
    const [whole, , password = ''] = found;
    // A port and a path, with the sign somewhere in it.
    if (/^\d{1,5}\//.test(password) || password.split('/').length > 2) continue;
    if (isPlaceholder(password) || EXAMPLE.test(password)) continue;
    const end = at + whole.replace(/[.,;:!?)\]}]+$/, '').length;
    yield { ...(DATABASES.test(scheme) ? DATABASE : LOGIN), start, end };
    from = end;
  }
}
