import { i18n } from '#i18n';
import type { Find, FindClass } from '../../lib/mark/redact/index.ts';

const CLASS = {
  email: 'redactClass_email',
  phone: 'redactClass_phone',
  card: 'redactClass_card',
  card_code: 'redactClass_card_code',
  iban: 'redactClass_iban',
  bic: 'redactClass_bic',
  account: 'redactClass_account',
  id_number: 'redactClass_id_number',
  private_key: 'redactClass_private_key',
  ssh_key: 'redactClass_ssh_key',
  key: 'redactClass_key',
  password: 'redactClass_password',
  code: 'redactClass_code',
  database: 'redactClass_database',
  login: 'redactClass_login',
  wallet: 'redactClass_wallet',
  seed: 'redactClass_seed',
  mac: 'redactClass_mac',
  ip: 'redactClass_ip',
  name: 'redactClass_name',
} as const satisfies Record<FindClass, string>;

/** What a find is, in the user's language: "key or token (GitHub)". */
export function findText({ class: of, brand }: Pick<Find, 'class' | 'brand'>): string {
  const text = i18n.t(CLASS[of]);
  return brand === undefined ? text : `${text} (${brand})`;
}

/** What stands in a text in place of what was hidden. Whose key it was is told to nobody. */
export function redactedText({ class: of }: Find): string {
  return `[${i18n.t('redacted', [i18n.t(CLASS[of])])}]`;
}
