import { i18n } from '#i18n';
import type { AltTexts } from '../../lib/mark/alt-text.ts';
import type { AttributionTexts } from '../../lib/mark/attributed-text.ts';
import type { LabelTexts } from '../../lib/mark/label/types.ts';
import type { Topic } from '../../lib/types.ts';
import { topicsText } from '../texts.ts';

/** The note of caution, or undefined if none is needed. */
function cautionText(cautions: readonly Topic[]): string | undefined {
  return cautions.length === 0 ? undefined : i18n.t('labelCaution', [topicsText(cautions)]);
}

/** The words on a picture's label, with braces where its values go. */
export function labelTexts(cautions: readonly Topic[] = []): LabelTexts {
  const caution = cautionText(cautions);
  return {
    ...(caution === undefined ? {} : { caution }),
    language: i18n.t('language'),
    headline: i18n.t('labelHeadline'),
    withModel: i18n.t('labelWithModel', ['{model}', '{site}']),
    withSite: i18n.t('labelWithSite', ['{site}']),
    modelOnSite: i18n.t('labelModelOnSite', ['{model}', '{site}']),
    onSite: i18n.t('labelOnSite', ['{site}']),
    sharedBy: i18n.t('labelSharedBy', ['{name}']),
    written: i18n.t('labelWritten'),
    captured: i18n.t('labelCaptured'),
  };
}

/** The words around a text that stands in for a picture. */
export function altTexts(cautions: readonly Topic[] = []): AltTexts {
  const caution = cautionText(cautions);
  return { lead: (by) => [...(caution === undefined ? [] : [`${caution}.`]), i18n.t('labelAltLead', [by])].join(' ') };
}

/** The line before and after a copied text. */
export function attributionTexts(cautions: readonly Topic[] = []): AttributionTexts {
  const caution = cautionText(cautions);
  const after = caution === undefined ? '' : ` · ${caution}`;
  return { line: (by, name, date) => `${i18n.t('labelAttribution', [by, name, date])}${after}` };
}
