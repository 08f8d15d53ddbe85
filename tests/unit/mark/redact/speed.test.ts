import { expect, test } from 'vitest';
import { findSecrets } from '../../../../lib/mark/redact/index.ts';

const MEGABYTE = 1_000_000;
/** In ms. Measured on a busy machine: 50 and up to 330. What is quadratic takes minutes. */
const [LIMIT, HOSTILE_LIMIT] = [150, 500];
/** A million characters of the same few: what sends patterns that look back into the woods. */
const HOSTILE = [
  'a',
  '1',
  ' ',
  '@',
  '-',
  '\n',
  '1 ',
  '01 ',
  '0 1',
  '+1',
  '(1',
  '4111 ',
  '4111 1111 1111 1112 ',
  '01 02 01 03\n',
  '212-555-',
  'a@',
  'a@a.',
  'a.',
  'jane at ',
  '(at)a',
  ' dot com',
  'sk-',
  'sk-a',
  'ghp_',
  'eyJ',
  'eyJa.',
  'eyJabcdefgh.',
  'https://',
  'a://b:c',
  'https://a:b@',
  '-----BEGIN PRIVATE KEY-----',
  '-----BEGIN PRIVATE KEY-----\nAAAAAAAAAAAA\n',
  '-----END PRIVATE KEY-----',
  'PuTTY-User-Key-File-2: ',
  'password',
  'password: ',
  'password is ',
  'api_key=',
  'token ',
  'key aaaaaaaaaaaaaaaaaaaaaa ',
  'key AbCdEfGhIjKlMnOpQrStUv1 ',
  'Bearer ',
  'DE89 ',
  'DE89370400440532013001 ',
  'COBADEFF ',
  '86095742719 ',
  '123-45-',
  'AB123456',
  '1.1.',
  '255.255.255.',
  'ab:',
  'ab::',
  '00:11:22:33:44:',
  'seed phrase: ',
  'seed abandon ',
  '1BvBMSEYstWetqTFn5Au4m4GFg7xJaNVN3 ',
  '0x',
  'AKIA',
  'AKIAAAAA\n',
  'ghp_aaaaaaaaaaaaaaaa\n',
  'AAAAAAAA-',
  'Jane ',
  'é',
  '\u200b',
  'а',
  'ﷺ',
  '𝟙',
  '\ud800',
  'ssh-rsa AAAA',
  'xoxb-',
  'SG.',
  'M.',
  '"',
  '="',
];

const repeat = (text: string, length: number): string => text.repeat(Math.ceil(length / text.length)).slice(0, length);

/** Least of a few: what else the machine does is no business of this. In ms of its own processor time. */
function cost(text: string): number {
  const times = [1, 2, 3].map(() => {
    const start = process.cpuUsage();
    findSecrets(text, ['Jane Doe', 'Zoë']);
    const { user, system } = process.cpuUsage(start);
    return (user + system) / 1000;
  });
  return Math.min(...times);
}

const PROSE = 'The quick brown fox, who had 12 apples, was born in 2001 and wrote to nobody about keys or tokens.\n';

test('a megabyte of prose takes no time', () => {
  expect(cost(repeat(PROSE, MEGABYTE))).toBeLessThan(LIMIT);
});

test.each(HOSTILE.map((text) => [text]))('nor does a megabyte of %j', (text) => {
  expect(cost(repeat(text, MEGABYTE))).toBeLessThan(HOSTILE_LIMIT);
});
