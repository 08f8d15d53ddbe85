import { i18n } from '#i18n';
import type { AltTexts } from '../../lib/mark/alt-text.ts';
import type { AttributionTexts } from '../../lib/mark/attributed-text.ts';
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

/** The words around a text that stands in for a picture. */
export function altTexts(): AltTexts {
  return { lead: (by) => i18n.t('labelAltLead', [by]) };
}

/** The line before and after a copied text. */
export function attributionTexts(): AttributionTexts {
  return { line: (by, name, date) => i18n.t('labelAttribution', [by, name, date]) };
}
