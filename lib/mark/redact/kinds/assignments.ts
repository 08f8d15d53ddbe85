import type { Find, Kind } from '../types.ts';
import { isHashBetween, isPublicWord, SECRET_WORD } from './secret-words.ts';
import { isKey, isPassword, isRandom, type Link } from './strength.ts';

const PASSWORD: Kind = { id: 'password', class: 'password' };
const KEY: Kind = { id: 'assigned-key', class: 'key' };
const HEADER: Kind = { id: 'authorization', class: 'key', brand: 'Authorization' };
const PIN: Kind = { id: 'pin', class: 'code' };

/** What joins a name and its value: `: = := => ->`, a table's tab, or a word. Then the value, in quotation marks or up to white space. */
const LINK =
  /["'`*\]]{0,3}(?:(?<sign>[ \t]{0,8}(?:[:=]{1,2}>?|=>|->|→|\t)\s{0,8})|(?<prose>[ \t]{1,3}(?:is|was|lautet|ist|est|es|war|changed to|set to)[ \t]{0,2}:?[ \t]{1,3})|(?<blank>[ \t]{1,3}))[*]{0,2}/y;
const QUOTED = /["'`“„«]([^"'`”“»\n]{1,512})["'`”“»]/dy;
const BARE = /[^\s"'`<>,;|]{1,1024}/y;
/** A name that goes on: `password_hash`, `tokenizer`, `secretary`. */
const GOES_ON = /[\p{L}\p{N}_-]/u;

/** A value of more characters is not looked through for words: it would be read from each of them. */
const LONG = 128;

interface Value {
  readonly text: string;
  readonly start: number;
  readonly quoted: boolean;
}

function valueAt(text: string, at: number): Value | undefined {
  QUOTED.lastIndex = at;
  const [start] = QUOTED.exec(text)?.indices?.[1] ?? [];
  QUOTED.lastIndex = at;
  const quoted = QUOTED.exec(text)?.[1];
  if (quoted !== undefined && start !== undefined) return { text: quoted, start, quoted: true };
  BARE.lastIndex = at;
  const bare = BARE.exec(text)?.[0];
  if (bare === undefined) return undefined;
  // In an address a value ends at the next one.
  const query = /[?&][\w.-]{1,60}=$/.test(text.slice(Math.max(0, at - 64), at)) ? (bare.split(/[&#]/)[0] ?? '') : bare;
  return {
    text: query.replace(/[.:?)\]}*]+$/, ''),
    start: at,
    quoted: false,
  };
}

/** Values behind a word for a password or a key: `password: …`, `API_KEY=…`, `the token is …`. Only the value is found. */
export function* assignments(text: string): Generator<Find> {
  let from = 0;
  for (const { 0: word, index, groups } of text.matchAll(SECRET_WORD)) {
    if (index < from) continue;
    const after = index + word.length;
    if (GOES_ON.test(text.charAt(after)) || isPublicWord(text.slice(Math.max(0, index - 24), index))) continue;
    // `compass`, `bypass`; but `DB_PASS` and `dbPassword`.
    if (/[a-z]/.test(text.charAt(index - 1)) && /^[a-z]/.test(word)) continue;
    LINK.lastIndex = after;
    const link = LINK.exec(text);
    if (!link) continue;
    const how: Link = link.groups?.['sign'] !== undefined ? 'sign' : link.groups?.['prose'] !== undefined ? 'prose' : 'blank';
    const password = groups?.['password'] !== undefined;
    if (how === 'blank' && (!password || /^(?:pass|clave)$/i.test(word) || /["'`\]]/.test(link[0]))) continue;
    const value = valueAt(text, after + link[0].length);
    if (!value) continue;
    if (value.text.length > LONG) from = value.start + value.text.length;
    const found = password ? isPassword(value.text, value.quoted, how) : isKey(value.text, how);
    if (found) yield { ...(password ? PASSWORD : KEY), start: value.start, end: value.start + value.text.length };
  }
}

const AUTHORIZATION = /(?<![A-Za-z])(?:bearer|basic|digest)[ :]{1,2}["'`]?([A-Za-z0-9._~+/=-]{8,4096})/dgi;
/** `curl -u jane:…`, `mysql -p…`: what is typed at a prompt. */
const TYPED = /(?<=\s)(?:(?:-u|--user)[ =]["']?[\w.@-]{1,64}:([^\s"'@]{4,128})|-p([^\s"'/-][^\s"']{5,64}))(?=["']?(?:\s|$))/dg;
const PINS =
  /(?<![\p{L}\d])(?:PIN|PUK|TAN|OTP)(?:[- ]?(?:code|number|nummer))?(?:\s?(?:[:=]|is|ist|lautet)){1,2}\s{0,2}(\d{4,8})(?![\d.,]?\d)/dgu;
const ONCE =
  /(?<![\p{L}\d])(?:verification|security|one-time|login|log-in|confirmation|authentication|2fa|otp|bestätigungs|sicherheits)[- ]?(?:pass)?(?:code|otp|pin)(?:\s?(?:[:=]|is|ist|lautet)){1,2}\s{0,2}(\d{3}[- ]?\d{3,5})(?![\d.,]?\d)/dgiu;

/** What stands behind `Bearer` and `Basic` in a header (RFC 6750, RFC 7617), PINs, and codes that are good once. */
export function* credentials(text: string): Generator<Find> {
  for (const { indices, 1: value = '' } of text.matchAll(AUTHORIZATION)) {
    const [start, end] = indices?.[1] ?? [0, 0];
    const strong = /\d/.test(value) ? isKey(value, 'sign') : /[a-z][A-Z]|[A-Z]{2}[a-z]/.test(value) && value.length >= 12;
    if (strong) yield { ...HEADER, start, end };
  }
  for (const { indices } of text.matchAll(TYPED)) {
    const [start, end] = indices?.[1] ?? indices?.[2] ?? [0, 0];
    const value = text.slice(start, end);
    if (
      /\p{L}/u.test(value) && !/^\d+:/.test(value) && /[!@#$%^&*?~]/.test(value)
        ? isPassword(value, false, 'sign')
        : isKey(value, 'prose')
    ) {
      yield { ...PASSWORD, start, end };
    }
  }
  for (const pattern of [PINS, ONCE]) {
    for (const { indices } of text.matchAll(pattern)) {
      const [start, end] = indices?.[1] ?? [0, 0];
      yield { ...PIN, start, end };
    }
  }
}

const NEAR: Kind = { id: 'random-key', class: 'key' };
const ROW = /(?<![A-Za-z0-9+/_=-])[A-Za-z0-9+/_=-]{20,512}(?![A-Za-z0-9+/_=-])/g;
/** In the same sentence, and not far. */
const WORD_BEFORE =
  /(?<![\p{L}])(?:key|secret|token|credentials?|password|passwort|schlüssel|clé|llave|clave|chiave)s?(?![\p{L}\p{N}_-])[^\n.!?]{0,48}$/iu;

/** `… is my AWS secret key` */
const WORD_AFTER =
  /^["'`]{0,2},? (?:is|ist|est|=|as) (?:my|our|the|your|mein|der|das)[^\n.!?]{0,24} ?(?:key|secret|token|password|passwort|schlüssel)(?![\p{L}\p{N}_-])/iu;

/** Rows that look drawn by lot, in the same sentence as a word for a key. What is called a hash is none. */
export function* nearWords(text: string): Generator<Find> {
  for (const { 0: row, index } of text.matchAll(ROW)) {
    if (!isRandom(row)) continue;
    const before = text.slice(Math.max(0, index - 96), index);
    const word = WORD_BEFORE.exec(before);
    const said = word
      ? !isPublicWord(before.slice(0, word.index))
      : WORD_AFTER.test(text.slice(index + row.length, index + row.length + 64));
    if (!said || isHashBetween(before)) continue;
    yield { ...NEAR, start: index, end: index + row.length };
  }
}
