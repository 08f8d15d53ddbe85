import type { Find, Kind } from '../types.ts';

const PRIVATE: Kind = { id: 'private-key', class: 'private_key' };
const SSH: Kind = { id: 'ssh-public-key', class: 'ssh_key' };
const PUTTY: Kind = { id: 'putty-key', class: 'private_key', brand: 'PuTTY' };
const AGE: Kind = { id: 'age-key', class: 'private_key', brand: 'age' };

/** RFC 7468, OpenPGP (RFC 9580) and OpenSSH armour; pages make one dash of two. */
const BEGIN = /-{1,8} {0,2}BEGIN (?:[A-Z0-9]{1,12} ){0,3}PRIVATE KEY(?: BLOCK)? {0,2}-{1,8}/g;
const END = /-{1,8} {0,2}END (?:[A-Z0-9]{1,12} ){0,3}PRIVATE KEY(?: BLOCK)? {0,2}-{1,8}/g;
/** What a key consists of: headers, lines of base64, and line breaks that are written out. */
const BODY = /(?:[A-Z][A-Za-z-]{1,20}: [^\n]{0,80}\n|[A-Za-z0-9+/=]{8,}|\\[nr]|[\s"',])*/y;
/** The last line before the end may be short. */
const REST = /^[A-Za-z0-9+/=\s\\]{0,80}$/;

function* blocks(text: string): Generator<Find> {
  let from = 0;
  // Looked for once each: many beginnings before one end, or none, must not cost a way through the text each.
  let tail: RegExpExecArray | null | undefined;
  for (const { 0: head, index } of text.matchAll(BEGIN)) {
    if (index < from) continue;
    const inside = index + head.length;
    if (tail === undefined || (tail && tail.index < inside)) {
      END.lastIndex = inside;
      tail = END.exec(text);
    }
    BODY.lastIndex = inside;
    const body = inside + (BODY.exec(text)?.[0].trimEnd().length ?? 0);
    if (body === inside) continue;
    // What stands before the end and is no key is not swallowed.
    const whole = tail !== null && tail.index - body <= 80 && REST.test(text.slice(body, tail.index)) ? tail : undefined;
    const end = whole ? whole.index + whole[0].length : body;
    yield { ...PRIVATE, start: index, end };
    from = end;
  }
}

/** PuTTY's format (its manual, appendix C): everything up to the line of its checksum. */
function* putty(text: string): Generator<Find> {
  let from = text.indexOf(PPK_BEGIN);
  while (from >= 0) {
    const mac = text.indexOf(PPK_END, from);
    if (mac < 0) return;
    const line = text.indexOf('\n', mac);
    const end = line < 0 ? text.length : line;
    yield { ...PUTTY, start: from, end };
    from = text.indexOf(PPK_BEGIN, end);
  }
}

/** `authorized_keys` (sshd(8)): type, base64 that begins with the type's length, comment with user and host. */
const PUBLIC =
  /(?<![A-Za-z0-9-])(?:ssh-(?:rsa|dss|ed25519)|ecdsa-sha2-nistp(?:256|384|521)|sk-(?:ssh-ed25519|ecdsa-sha2-nistp256)@openssh\.com)\s{1,2}AAAA[A-Za-z0-9+/=]{16,}(?:[ \t][\w.-]{1,64}@[\w.-]{1,64})?/g;
const [PPK_BEGIN, PPK_END] = ['PuTTY-User-Key-File-', 'Private-MAC: '];
const SECRET_AGE = /(?<![A-Za-z0-9])AGE-SECRET-KEY-(?:PQ-)?1[02-9AC-HJ-NP-Z]{50,}/g;

/** Private keys in their armour, whole or cut off; public SSH keys, which name user and host. */
export function* pem(text: string): Generator<Find> {
  if (text.includes('PRIVATE KEY')) yield* blocks(text);
  yield* putty(text);
  for (const { 0: key, index } of text.matchAll(PUBLIC)) yield { ...SSH, start: index, end: index + key.length };
  for (const { 0: key, index } of text.matchAll(SECRET_AGE)) yield { ...AGE, start: index, end: index + key.length };
}
