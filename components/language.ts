import { browser } from 'wxt/browser';
import { i18n } from '#i18n';

/** The language that dates and numbers are written in: the browser's, as long as the texts around them are in it too. */
export function dateLanguage(): string {
  const texts = i18n.t('language');
  const own = browser.i18n.getUILanguage();
  return own.split('-')[0] === texts ? own : texts;
}

/** The zone of this computer. */
export function localZone(): string {
  return Intl.DateTimeFormat().resolvedOptions().timeZone;
}
