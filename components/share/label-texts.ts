import { i18n } from '#i18n';
import type { LabelTexts } from '../../lib/mark/label/types.ts';

/** The words on a picture's label, with braces where its values go. */
export function labelTexts(): LabelTexts {
  return {
    language: i18n.t('language'),
    modelOnSite: i18n.t('labelModelOnSite', ['{model}', '{site}']),
    onSite: i18n.t('labelOnSite', ['{site}']),
    sharedBy: i18n.t('labelSharedBy', ['{name}']),
    written: i18n.t('labelWritten'),
    captured: i18n.t('labelCaptured'),
  };
}
