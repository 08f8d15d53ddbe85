import { expect, it } from 'vitest';
import { importIdentity } from '../../../../lib/mark/credentials/import.ts';
import { NOW, pemOf } from './sample.ts';
import { makeAuthority, makeLeaf } from '../../../../lib/mark/credentials/certificates.ts';

const JANE = { name: 'Jane Doe' };
const authority = await makeAuthority(JANE, NOW);
const leaf = await makeLeaf(JANE, authority, NOW);
const chain = pemOf(leaf.certificate) + '\n' + pemOf(authority.certificate);
const fresh = await crypto.subtle.generateKey({ name: 'ECDSA', namedCurve: 'P-256' }, true, ['sign', 'verify']);
const key = `-----BEGIN PRIVATE KEY-----\n${Buffer.from(await crypto.subtle.exportKey('pkcs8', fresh.privateKey)).toString('base64')}\n-----END PRIVATE KEY-----\n`;

it.each([
  ['no certificate', '', key, NOW, 'certificate'],
  ['an authority', pemOf(authority.certificate), key, NOW, 'certificate'],
  ['expired', chain, key, NOW + 11 * 365 * 86_400_000, 'dates'],
  ['not yet valid', chain, key, NOW - 10 * 86_400_000, 'dates'],
  ['not in order', pemOf(leaf.certificate) + '\n' + pemOf((await makeAuthority(JANE, NOW)).certificate), key, NOW, 'chain'],
  ['no key', chain, 'rubbish', NOW, 'key'],
  ['a key behind a pass phrase', chain, key.replaceAll('PRIVATE', 'ENCRYPTED PRIVATE'), NOW, 'encrypted'],
  ["another certificate's key", chain, key, NOW, 'mismatch'],
])('refuses what is %s', async (_, pem, keyPem, now, reason) => {
  await expect(importIdentity(pem, keyPem, now)).rejects.toMatchObject({ reason });
});
