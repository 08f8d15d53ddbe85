import { fold } from '../fold.ts';

/** Words that a secret stands beside, as folded text has them. */

const PASSWORDS = [
  'passwords?',
  'passwort',
  'passwd',
  'passphrase',
  'passcode',
  'pass',
  'pwd',
  'pw',
  'kennwort',
  'mot de passe',
  'contraseña',
  'contrasena',
  'clave',
  'senha',
  'wachtwoord',
  'hasło',
  'lösenord',
  'пароль',
  '密码',
  'パスワード',
];
const SECRETS = [
  '(?:api|access|secret|private|signing|encryption|master|account|license|licence|auth|service|admin|shared|subscription|app|application|client|consumer|storage|deploy|webhook|hmac|jwt|session|recovery|backup)[-_ ]?(?:key|token|secret)(?:[-_ ]?(?:id|base))?',
  'apikey',
  'secret',
  'token',
  'credentials?',
  'schlüssel',
  'session(?:[-_ ]?id)?',
  'sessionid',
  'jsessionid',
  'phpsessid',
  'connect\\.sid',
  'x-amz-signature',
];

const union = (words: readonly string[]): string => words.map((word) => fold(word).text).join('|');

/** One word for a password (group `password`) or for a key, wherever it stands, also at the end of a name: `DB_PASSWORD`, `openaiApiKey`. */
export const SECRET_WORD = new RegExp(`(?:(?<password>${union(PASSWORDS)})|${union(SECRETS)})`, 'gi');

/** What is called a key or a hash and is no secret. */
const PUBLIC =
  /(?<![a-z])(?:public|publishable|primary|foreign|cache|partition|sort|idempotency|composite|unique|object|keyboard|commit|sha-?\d*|hash(?:es)?|md5|checksum|digest|integrity|fingerprint|revision|etag|uuid|guid|blob|max|min|num|total|input|output|prompt|completion|per|count|bytes?|next|page|csrf|special|stop|eos|bos|pad|unk|mask|cls|sep|recv|gpg|pgp)[-_ .]{0,2}$/i;
export const isPublicWord = (before: string): boolean => PUBLIC.test(before);

/** Between a secret's word and the secret: how it may be a hash after all. */
export const isHashBetween = (text: string): boolean =>
  /commit|\bsha|hash|md5|checksum|digest|integrity|fingerprint|revision|\betag|uuid|guid|\bpublic|version|release|branch|image|model|\bfile/i.test(
    text,
  );
