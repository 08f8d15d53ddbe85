/**
 * Made-up secrets by kind. Most are put together here, so that no scanner takes this file for a leak. In each text the secret stands between
 * `⟦` and `⟧`; what is around it may be found with it.
 */

/** A row of characters that looks drawn by lot and is always the same. */
function row(alphabet: string, length: number, seed = 7): string {
  let state = seed * 2654435761;
  return Array.from({ length }, () => {
    state = (Math.imul(state, 1103515245) + 12345) >>> 0;
    return alphabet.charAt((state >>> 16) % alphabet.length);
  }).join('');
}
const CAPITALS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ';
const SMALL = CAPITALS.toLowerCase();
const DIGITS = '0123456789';
const alnum = (length: number, seed?: number): string => row(CAPITALS + SMALL + DIGITS, length, seed);
const hex = (length: number, seed?: number): string => row('0123456789abcdef', length, seed);
const url64 = (length: number, seed?: number): string => row(`${CAPITALS}${SMALL}${DIGITS}_-`, length, seed);
const base64 = (length: number, seed?: number): string => row(`${CAPITALS}${SMALL}${DIGITS}+/`, length, seed);
const capitals = (length: number, seed?: number): string => row(`${CAPITALS}234567`, length, seed);
const lines = (length: number): string => (base64(length).match(/.{1,64}/g) ?? []).join('\n');
const encode = (value: object): string => Buffer.from(JSON.stringify(value)).toString('base64url');
const jwt = `${encode({ alg: 'HS256', typ: 'JWT' })}.${encode({ sub: '1234567890', name: 'Jane' })}.${url64(43)}`;
const armour = (kind: string, body: string): string => `-----BEGIN ${kind}-----\n${body}\n-----END ${kind}-----`;

export const SAMPLES: Readonly<Record<string, readonly string[]>> = {
  email: [
    'Write to ⟦jane.doe@example.com⟧ today.',
    'mailto:⟦o’brien+news@mail.example.co.uk⟧, please',
    '„⟦müller@exämple.de⟧“',
    '⟦jane [at] example [dot] com⟧',
    '⟦jane.doe(at)example.org⟧',
    'it is ⟦jane at example dot com⟧, I think',
    '⟦jane\u200b.doe＠example.com⟧',
    '(⟦x_1@sub.domain.example.museum⟧)',
  ],
  phone: [
    'Call ⟦+49 30 1234567⟧.',
    '⟦+49 (0)171 2345678⟧',
    'Tel.: ⟦030 / 1234567⟧',
    'mobil ⟦0171-2345678⟧',
    '⟦01712345678⟧',
    '⟦(030) 901820⟧',
    'My number: ⟦(212) 555-0123⟧',
    '⟦212-555-0123⟧ is hers',
    '⟦1-800-555-0199⟧',
    '⟦+1 415 555 2671⟧',
    '⟦212.555.0123⟧',
    'phone number is ⟦2125550123⟧',
    '⟦020 7946 0958⟧',
    '⟦07700 900123⟧',
    '⟦(0161) 496 0123⟧',
    '⟦06 12 34 56 78⟧',
    '⟦06.12.34.56.78⟧',
    '⟦+33 6 12 34 56 78⟧',
    'Tél : ⟦01 42 68 53 00⟧',
    '⟦+34 612 34 56 78⟧',
    'Fax ⟦0049 89 636480⟧',
    '⟦+91 98765 43210⟧',
    '⟦+81-3-1234-5678⟧',
    '⟦(11) 91234-5678⟧',
    'tel:⟦+442079460958⟧',
    '⟦＋４９ ３０ １２３４５６７⟧',
    '⟦+49\u00a030\u20111234567⟧',
  ],
  card: [
    'Card: ⟦4111 1111 1111 1111⟧, exp. 12/27',
    '⟦4111111111111111⟧',
    '⟦5555-5555-5555-4444⟧',
    '⟦2223003122003222⟧',
    '⟦3782 822463 10005⟧',
    '⟦6011111111111117⟧ 123',
    '⟦3056 930902 5904⟧',
    '⟦3530111333300000⟧',
    'Visa ⟦4222222222222⟧',
    '⟦6200 0000 0000 0005⟧',
  ],
  'card-code': ['CVV: ⟦123⟧', 'the security code is ⟦9876⟧', 'Prüfnummer ⟦321⟧'],
  iban: [
    'IBAN ⟦DE89 3704 0044 0532 0130 00⟧',
    '⟦GB82WEST12345698765432⟧.',
    '⟦FR14 2004 1010 0505 0001 3M02 606⟧',
    '⟦NL91-ABNA-0417-1643-00⟧',
    '⟦de89370400440532013000⟧',
    '⟦CH93 0076 2011 6238 5295 7⟧ Zürich',
  ],
  bic: ['BIC: ⟦COBADEFFXXX⟧', 'SWIFT code is ⟦NWBKGB2L⟧', 'DE89 3704 0044 0532 0130 00, ⟦COBADEFF⟧'],
  'us-ssn': ['SSN: ⟦536-22-1234⟧', 'social security number ⟦536 22 1234⟧'],
  'gb-nino': ['⟦QQ 12 34 56 C⟧'.replace('QQ', 'AB'), '⟦AB123456C⟧'],
  'fr-nir': ['⟦2 55 08 14 168 025 38⟧'],
  'it-cf': ['⟦RSSMRA85T10A562S⟧'],
  'es-dni': ['DNI ⟦12345678Z⟧', '⟦X1234567L⟧'],
  'ch-ahv': ['⟦756.9217.0769.85⟧'],
  'br-cpf': ['CPF ⟦529.982.247-25⟧'],
  'se-pnr': ['⟦811228-9874⟧'],
  'de-tax': ['Steuer-ID: ⟦86 095 742 719⟧', 'IdNr. ⟦86095742719⟧'],
  'in-pan': ['PAN ⟦ABCPE1234F⟧'],
  passport: ['Passport No. ⟦C01X00T47⟧', 'Reisepass Nr. ⟦C01X00T47⟧'],
  account: ['account number ⟦12345678⟧', 'Kontonummer: ⟦0532013000⟧'],
  'private-key': [
    `⟦${armour('RSA PRIVATE KEY', lines(400))}⟧`,
    `⟦${armour('OPENSSH PRIVATE KEY', lines(700))}⟧ and`,
    `⟦${armour('PGP PRIVATE KEY BLOCK', `Version: GnuPG v2\n\n${lines(300)}\n=${base64(4)}`)}⟧`,
    `⟦${armour('EC PRIVATE KEY', `Proc-Type: 4,ENCRYPTED\nDEK-Info: AES-128-CBC,${hex(32)}\n\n${lines(120)}`)}⟧`,
    `"private_key": "⟦${armour('PRIVATE KEY', lines(300)).replaceAll('\n', '\\n')}⟧\\n"`,
    `⟦-----BEGIN PRIVATE KEY-----\n${lines(150)}⟧`,
  ],
  'ssh-public-key': [
    `⟦ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAI${base64(43)} jane@laptop⟧`,
    `⟦ssh-rsa AAAAB3NzaC1yc2E${base64(200)}==⟧`,
  ],
  'putty-key': [`⟦PuTTY-User-Key-File-2: ssh-rsa\nPrivate-Lines: 2\n${base64(64)}\nPrivate-MAC: ${hex(40)}⟧`],
  'age-key': [`⟦AGE-SECRET-KEY-1${row('QPZRY9X8GF2TVDW0S3JN54KHCE6MUA7L', 58)}⟧`],
  jwt: [`⟦${jwt}⟧`, `Authorization: Bearer ⟦${jwt}⟧`],
  'aws-access-key': [`⟦AKIA${capitals(16)}⟧`, `aws_access_key_id=⟦ASIA${capitals(16, 3)}⟧`, `⟦AKIA\u200b${capitals(16)}⟧`],
  'aws-secret': [`aws_secret_access_key = ⟦${base64(40)}⟧`, `AWS secret key: ⟦${base64(40, 5)}⟧`],
  'github-token': ['ghp_', 'gho_', 'ghs_'].map((start) => `token ⟦${start}${alnum(36)}⟧.`),
  'github-pat': [`⟦github_pat_${alnum(22)}_${alnum(59)}⟧`],
  'gitlab-token': [`⟦glpat-${url64(20)}⟧`, `⟦glpat-${url64(27)}.01.${row(SMALL + DIGITS, 9)}⟧`],
  'slack-token': [`⟦xoxb-${row(DIGITS, 12)}-${row(DIGITS, 12)}-${alnum(24)}⟧`, `⟦xoxp-${row(DIGITS, 12)}-${alnum(32)}⟧`],
  'slack-webhook': [`⟦https://hooks.slack.com/services/T${capitals(8)}/B${capitals(8)}/${alnum(24)}⟧`],
  'discord-webhook': [`⟦https://discord.com/api/webhooks/${row(DIGITS, 18)}/${url64(68)}⟧`],
  'stripe-key': [`⟦sk_live_${alnum(24)}⟧`, `⟦rk_test_${alnum(99)}⟧`],
  'stripe-webhook-secret': [`⟦whsec_${alnum(32)}⟧`],
  'openai-key': [`⟦sk-${alnum(20)}T3BlbkFJ${alnum(20)}⟧`, `⟦sk-proj-${url64(120)}⟧`, `OPENAI_API_KEY=⟦sk-svcacct-${url64(60)}⟧`],
  'anthropic-key': [`⟦sk-ant-api03-${url64(93)}AA⟧`],
  'google-api-key': [`key=⟦AIza${url64(35)}⟧`],
  'google-oauth-token': [`⟦ya29.${url64(80)}⟧`, `⟦GOCSPX-${url64(28)}⟧`, `⟦1//0${url64(60)}⟧`],
  'azure-key': [
    `DefaultEndpointsProtocol=https;AccountName=x;AccountKey=⟦${base64(86)}==⟧;EndpointSuffix=core.windows.net`,
    `⟦abc8Q~${url64(34)}⟧`,
    `https://x.blob.core.windows.net/c?sv=2024&sig=⟦${base64(43)}%3D⟧`,
  ],
  'twilio-key': [`⟦SK${hex(32)}⟧`, `TWILIO_AUTH_TOKEN=⟦${hex(32, 9)}⟧`],
  'sendgrid-key': [`⟦SG.${url64(22)}.${url64(43)}⟧`],
  'mailgun-key': [`⟦key-${hex(32)}⟧`],
  'npm-token': [`//registry.npmjs.org/:_authToken=⟦npm_${alnum(36)}⟧`],
  'pypi-token': [`⟦pypi-AgEIcHlwaS5vcmc${url64(150)}⟧`],
  'huggingface-token': [`⟦hf_${alnum(34)}⟧`],
  'telegram-token': [`⟦${row('123456789', 10)}:AA${url64(33)}⟧`],
  'discord-token': [`⟦M${alnum(25)}.${url64(6, 2)}.${url64(38, 4)}⟧`],
  'shopify-token': [`⟦shpat_${hex(32)}⟧`],
  'digitalocean-token': [`⟦dop_v1_${hex(64)}⟧`],
  'facebook-token': [`⟦EAA${alnum(150)}⟧`],
  'square-token': [`⟦sq0atp-${url64(22)}⟧`],
  'database-url': [
    `⟦postgres://admin:${alnum(12)}@db.example.com:5432/app⟧`,
    `DATABASE_URL="⟦mysql://root:p%40ss${alnum(6)}@10.0.0.5/shop?ssl=true⟧"`,
    `⟦mongodb+srv://app:${alnum(14)}@cluster0.abcde.mongodb.net/test⟧`,
    `⟦redis://:${alnum(16)}@cache:6379/0⟧`,
  ],
  'login-url': [`curl ⟦https://jane:${alnum(10)}@intranet.example.com/x⟧`, `⟦ftp://jane:s3cret!x@files.example.com⟧`],
  'otp-url': ['⟦otpauth://totp/Example:jane?secret=JBSWY3DPEHPK3PXP&issuer=Example⟧'],
  password: [
    'password: ⟦hunter2⟧',
    'Passwort: ⟦Sommer2026!⟧',
    'The password is ⟦Tr0ub4dor&3⟧.',
    'DB_PASSWORD=⟦s3cr3t_pw⟧',
    '{"password": "⟦letmein-please⟧"}',
    'mot de passe : ⟦azerty123⟧',
    'pwd = `⟦x9!kLm2⟧`',
    'passphrase: ⟦correct-horse-battery-staple⟧',
    'Kennwort lautet ⟦Geh3im!⟧',
    'password ⟦qwerty123⟧ works',
    'Server=db;User Id=sa;Password=⟦Str0ng!Pass⟧;',
    'pаssword: ⟦hunter2⟧',
  ],
  'assigned-key': [
    `api_key = "⟦${alnum(32)}⟧"`,
    `API key: ⟦${hex(32)}⟧`,
    `client_secret=⟦${alnum(24)}⟧&x=1`,
    `X-API-Key: ⟦${alnum(40)}⟧`,
    `"accessToken": "⟦${url64(40)}⟧"`,
    'secret_key: ⟦550e8400-e29b-41d4-a716-446655440000⟧',
    `https://api.example.com/v1?access_token=⟦${alnum(30)}⟧&page=2`,
  ],
  authorization: [
    `Authorization: Bearer ⟦${alnum(40)}⟧`,
    `-H "authorization: Basic ⟦${Buffer.from('jane:hunter2').toString('base64')}⟧"`,
  ],
  'random-key': [`Use this key for the staging server: ⟦${alnum(32)}⟧`, `Das ist der geheime Schlüssel ⟦${hex(40)}⟧`],
  pin: ['PIN: ⟦4711⟧', 'Your verification code is ⟦482913⟧'],
  wallet: [
    '⟦1BvBMSEYstWetqTFn5Au4m4GFg7xJaNVN2⟧',
    '⟦bc1qar0srrr7xfkvy5l643lydnw9re59gtzzwf5mdq⟧',
    '⟦0x742d35Cc6634C0532925a3b844Bc454e4438f44e⟧',
    'Solana address: ⟦7EcDhSYGxXyscszYEp35KHN8vvw3svAuLKTzXwCFLtV⟧',
  ],
  'wallet-key': ['⟦5HueCGU8rMjxEXxiPuD5BDku4MkFqeZyd4dZ1jvhTVqvbTLvyTJ⟧', `private key: ⟦0x${hex(64)}⟧`],
  'seed-phrase': [
    'My seed phrase: ⟦legal winner thank year wave sausage worth useful legal winner thank yellow⟧',
    'recovery words:\n⟦1. letter 2. advice 3. cage 4. absurd 5. amount 6. doctor 7. acoustic 8. avoid 9. letter 10. advice 11. cage 12. above⟧',
  ],
  'mac-address': ['⟦3C:22:FB:9A:01:7E⟧', '⟦3c-22-fb-9a-01-7e⟧'],
  ipv4: ['from ⟦203.0.113.42⟧', 'The server at ⟦85.214.13.17⟧ is down'],
  ipv6: ['⟦2001:db8:85a3::8a2e:370:7334⟧', '⟦2001:0db8:85a3:0000:0000:8a2e:0370:7334⟧'],
  'product-key': [`⟦${['A', 'B', 'C', 'D', 'E'].map((one, at) => one + capitals(3, at + 1) + String(at)).join('-')}⟧`],
  'databricks-token': [`⟦dapi${hex(32)}⟧`],
  'vault-token': [`⟦hvs.${url64(90)}⟧`],
  'notion-token': [`⟦ntn_${alnum(46)}⟧`],
  'docker-token': [`⟦dckr_pat_${url64(27)}⟧`],
  'groq-key': [`⟦gsk_${alnum(52)}⟧`],
  wrapped: [
    `⟦ghp_${alnum(20)}\n${alnum(16, 3)}⟧`,
    `⟦${jwt.slice(0, 60)}\n    ${jwt.slice(60)}⟧`,
    `⟦AKIA${capitals(8)}\n${capitals(8, 4)}⟧`,
  ],
};

/** A sample without its signs, and where the secret stands. */
export function unmarked(sample: string): { text: string; start: number; end: number } {
  const start = sample.indexOf('⟦');
  const end = sample.indexOf('⟧') - 1;
  return { text: sample.replace('⟦', '').replace('⟧', ''), start, end };
}
