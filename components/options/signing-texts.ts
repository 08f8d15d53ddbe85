import { i18n } from '#i18n';
import type { CertificateSummary } from '../../lib/mark/credentials/index.ts';
import type { SigningProblem } from './identity.ts';

const TROUBLE = {
  certificate: 'signingTrouble_certificate',
  purpose: 'signingTrouble_purpose',
  dates: 'signingTrouble_dates',
  chain: 'signingTrouble_chain',
  key: 'signingTrouble_key',
  encrypted: 'signingTrouble_encrypted',
  algorithm: 'signingTrouble_algorithm',
  mismatch: 'signingTrouble_mismatch',
  name: 'signingTrouble_name',
  storage: 'signingTrouble_storage',
  binary: 'signingTrouble_binary',
  large: 'signingTrouble_large',
  unknown: 'signingTrouble_unknown',
} as const satisfies Record<SigningProblem, string>;

/** Why a certificate was not taken, or not given, and what to do about it. */
export function signingTrouble(problem: SigningProblem): string {
  return i18n.t(TROUBLE[problem]);
}

const named = ({ name, company }: CertificateSummary['holder']): string =>
  [name, company].filter((part) => part !== undefined).join(', ') || i18n.t('signingNobody');

/** Whose certificate signs, who issued it and until when it is valid. */
export function certificateText({ holder, issuer, notAfter }: CertificateSummary, valid: boolean): string {
  const until = new Intl.DateTimeFormat(i18n.t('language'), { dateStyle: 'long' }).format(notAfter);
  return valid
    ? i18n.t('signingImported', [named(holder), named(issuer), until])
    : i18n.t('signingExpired', [named(holder), until]);
}
