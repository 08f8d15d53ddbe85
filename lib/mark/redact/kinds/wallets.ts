import { sha256Bytes } from '../../../sha256.ts';
import type { Find, Kind } from '../types.ts';

const WALLET: Kind = { id: 'wallet-address', class: 'wallet' };
const WALLET_KEY: Kind = { id: 'wallet-key', class: 'private_key' };
const SEED: Kind = { id: 'seed-phrase', class: 'seed' };

const BASE58 = '123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz';
/** Base58check: addresses of Bitcoin, Litecoin, Dogecoin, Dash, Tron and Zcash, keys in WIF. BIP 173: bech32. EIP-55: Ethereum. CIP-19: Cardano. */
const CHECKED = /(?<![A-Za-z0-9])[13LMDXTtKc5][1-9A-HJ-NP-Za-km-z]{25,52}(?![A-Za-z0-9])/g;
const FORMS: readonly (readonly [RegExp, Kind])[] = [
  [/(?<![A-Za-z0-9])0x[0-9a-fA-F]{40}(?![A-Za-z0-9])/g, WALLET],
  [/(?<![A-Za-z0-9])(?:bc1|tb1|ltc1)[02-9ac-hj-np-z]{38,59}(?![A-Za-z0-9])/g, WALLET],
  [/(?<![A-Za-z0-9])addr1[02-9ac-hj-np-z]{50,110}(?![A-Za-z0-9])/g, WALLET],
  [/(?<![A-Za-z0-9])[48][0-9AB][1-9A-HJ-NP-Za-km-z]{93}(?![A-Za-z0-9])/g, WALLET],
  [/(?<![A-Za-z0-9])[xyzt]prv[1-9A-HJ-NP-Za-km-z]{100,112}(?![A-Za-z0-9])/g, WALLET_KEY],
];
/** Solana, XRP and others have nothing to know them by but the word beside them; so have bare keys. */
const CUED =
  /(?<![\p{L}])(?:(?<key>private key|privater schlüssel|secret key)|(?:(?:wallet|solana|sol|xrp|ripple|polkadot|tezos|btc|bitcoin|eth)(?: wallet)?(?:[ -]?address|[ -]?adresse)?))(?:\s?(?:[:=]|is|ist|at))?\s{1,2}["'`]?(?<value>(?:0x)?[0-9a-fA-F]{64}|[1-9A-HJ-NP-Za-km-z]{32,88})(?![A-Za-z0-9])/dgiu;

/** Checksums are taken for so many; a text with more is believed. */
const MOST_CHECKS = 200;

/** Whether the last four bytes are the first of the double hash of the others. */
function base58check(text: string): boolean {
  let number = 0n;
  for (const char of text) number = number * 58n + BigInt(BASE58.indexOf(char));
  const zeros = /^1*/.exec(text)?.[0].length ?? 0;
  const hex = number.toString(16);
  const bytes = Uint8Array.from((hex.length % 2 ? `0${hex}` : hex).match(/../g) ?? [], (byte) => parseInt(byte, 16));
  const whole = new Uint8Array(zeros + bytes.length);
  whole.set(bytes, zeros);
  if (![25, 26, 37, 38].includes(whole.length)) return false;
  const hash = sha256Bytes(sha256Bytes(whole.subarray(0, -4)));
  return whole.subarray(-4).every((byte, index) => byte === hash[index]);
}

/** Addresses and keys of crypto wallets. */
export function* wallets(text: string): Generator<Find> {
  for (const [pattern, kind] of FORMS) {
    for (const { 0: found, index } of text.matchAll(pattern)) yield { ...kind, start: index, end: index + found.length };
  }
  let checks = 0;
  for (const { 0: found, index } of text.matchAll(CHECKED)) {
    if (!/\d/.test(found) || !/[a-z]/.test(found) || !/[A-Z]/.test(found)) continue;
    if (checks++ > MOST_CHECKS || base58check(found))
      yield { ...(found.length > 50 ? WALLET_KEY : WALLET), start: index, end: index + found.length };
  }
  for (const { indices, groups } of text.matchAll(CUED)) {
    const [start, end] = indices?.groups?.['value'] ?? [0, 0];
    const value = text.slice(start, end);
    if (/\d/.test(value) && /[A-Za-z]/.test(value))
      yield { ...(groups?.['key'] === undefined ? WALLET : WALLET_KEY), start, end };
  }
}

const SEED_WORD =
  /(?:seed|recovery|mnemonic|backup|wiederherstellungs|secret)[- ]?(?:phrase|words?|wörter|code|passphrase)?[^\n:="'`]{0,40}[:="'`\n]\s{0,4}["'`]?\s{0,4}/giu;
const WORDS = /(?:(?:\d{1,2}[.)]\s?)?[a-z]{3,8}(?![\p{L}\p{N}'-])(?:[, \t]{0,3}\n?[ \t]{0,4})){12,25}/uy;
/** BIP 39 has phrases of these lengths, and none of these words. */
const COUNTS = new Set([12, 15, 18, 21, 24]);
const PROSE =
  /\b(?:the|and|for|are|was|with|from|your|our|its|not|but|has|have|were|which|these|will|into|und|der|die|das|ist|nicht|mit)\b/;

/** Rows of 12 to 24 plain words behind a word for a wallet's seed (BIP 39). */
export function* seeds(text: string): Generator<Find> {
  for (const { 0: word, index } of text.matchAll(SEED_WORD)) {
    WORDS.lastIndex = index + word.length;
    const words = WORDS.exec(text)?.[0].trimEnd().replace(/,$/, '');
    if (words === undefined || PROSE.test(words) || !COUNTS.has(words.match(/[a-z]+/g)?.length ?? 0)) continue;
    yield { ...SEED, start: index + word.length, end: index + word.length + words.length };
  }
}
