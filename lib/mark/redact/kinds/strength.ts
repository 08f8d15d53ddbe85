import { entropy, isPlaceholder, restlessness } from '../checks.ts';

/** What stands for a value in code, forms and manuals. */
const NO_VALUE =
  /^(?:null|none|nil|undefined|true|false|string|str|text|int|integer|number|boolean|bool|required|optional|empty|hidden|secret|token|key|value|password|passwort|passwords?|confirm\w*|current-password|new-password|default|default[-_]\w+|enabled|disabled|unknown|n\/a|tbd|todo|process|os|env|getenv|config|settings|options|self|this|req|request|input|args|params|user|form|data|props|state|ctx|import|require|await|new|return|function|lambda|bearer|basic|header|cookie|json|jwt|oauth2?|oauth-?2(?:\.0)?|openid|saml|hs\d+|rs\d+|es\d+|sha-?\d+|md5|bcrypt|argon2\w*|scrypt|pbkdf2\w*|aes-?\d*\w*|base-?\d+|utf-?8|ascii|x509|[vV]\d+)(?:$|[.([,;:-])/i;
/** `8-characters`, `256-bit`, `15min`, `2FA-protected`, `2024-01-15`. */
const MEASURE = /^(?:\d+[-.]?[a-z]+(?:-[a-z]+)*|\d+[.\d]*[a-z%]?|\d{4}-\d{2}-\d{2}|\dfa[-\w]*)$/i;
/** `base64-encoded`, `case-sensitive`, `utf-8`: words of a sentence. */
const COMPOUND = /^(?:[a-z]{2,}\d{0,3}(?:[-/][a-z]{2,}\d{0,2})+|[a-z]+-\d{1,3}(?:\.\d+)*[a-z]?)$/i;
/** Calls, paths of names, addresses, templates. */
const CODE = /[()[\]{}<>]|:\/\/|^[A-Za-z_$]\w*(?:\.[A-Za-z_$]\w*)+$|^[@$%][A-Za-z_]|=>|\\$/;

/** How sure it is from what stands before it: a sign, a word of prose, nothing but a blank. */
export type Link = 'sign' | 'prose' | 'blank';

const PATH = /^[~.]{0,2}\/[\w./-]*$/;

const isWord = (value: string): boolean => MEASURE.test(value) || COMPOUND.test(value);

/** Four words or more with a sign between them, as managers of passwords make them. */
const PASSPHRASE = /^[a-z]{3,9}(?:[-_.][a-z]{3,9}){3,7}$/i;
/** What a password may have and a word of prose has not. */
const SIGN = /[!@#$%^&*+=?~|\\]/;

/** Whether a value that stands behind a word for a password is one. @param quoted it stands in quotation marks */
export function isPassword(value: string, quoted: boolean, link: Link): boolean {
  if (value.length < 4 || isPlaceholder(value) || /^(.)\1+$/.test(value) || NO_VALUE.test(value) || PATH.test(value))
    return false;
  const [letter, digit, sign] = [/\p{L}/u.test(value), /\d/.test(value), SIGN.test(value)];
  if (link === 'blank')
    return letter && digit && value.length >= 6 && !isWord(value) && !CODE.test(value) && !value.includes('=');
  if (PASSPHRASE.test(value)) return true;
  // In quotation marks stands a value, not a word of the sentence.
  if (quoted) return value.length >= 6 && !/\s/.test(value) && (letter || digit);
  if (link === 'sign' ? MEASURE.test(value) : isWord(value)) return false;
  if (CODE.test(value) && !(digit && sign)) return false;
  if ((digit || sign) && (letter || (digit && sign)) && value.length >= 6) return true;
  // A row of digits may be a year or a length.
  if (/^\d+$/.test(value)) return link === 'sign' ? !/^(?:19|20)\d\d$/.test(value) : value.length >= 6;
  return link === 'sign' && /^[a-z]{18,64}$/.test(value);
}

/** `claude-3-5-sonnet-20241022`: names of models, branches, files. A UUID has a longer part. */
const NAMES = /^(?=.*[a-z]{3})[a-z0-9.]{1,10}(?:[-_:/][a-z0-9.]{1,10})+$/;

/** Whether a value that stands behind a word for a key or token is one. */
export function isKey(value: string, link: Link): boolean {
  if (
    value.length < 8 ||
    isPlaceholder(value) ||
    NO_VALUE.test(value) ||
    MEASURE.test(value) ||
    CODE.test(value) ||
    !/\d/.test(value) ||
    !/[A-Za-z]/.test(value)
  )
    return false;
  if (/^[A-Za-z]+(?:[-_][A-Za-z]+)*[-_]?\d{1,4}$/.test(value) || new Set(value).size < 5 || NAMES.test(value)) return false;
  if (link === 'sign') return true;
  return isRandom(value);
}

/** Whether a row looks drawn by lot: hexadecimal of 32 or more, or letters of both cases and digits that change all the time. */
export function isRandom(value: string): boolean {
  if (/^[0-9a-f]{32,}$/i.test(value)) return /\d/.test(value) && /[a-f]/i.test(value) && entropy(value) > 2.8;
  if (value.length < 16 || !/\d/.test(value) || !/[a-z]/.test(value) || !/[A-Z]/.test(value)) return false;
  return entropy(value) > 3.3 && restlessness(value) > 0.33;
}
