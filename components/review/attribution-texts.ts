import type { Draft } from '../../lib/background/share/drafts.ts';
import { altText } from '../../lib/mark/alt-text.ts';
import { attributedText, type AttributedText } from '../../lib/mark/attributed-text.ts';
import { altTexts, attributionTexts } from '../share/mark-texts.ts';

/** What is read out in place of a share's picture. */
export function altTextOf({ text, attribution, cautions }: Draft): string {
  return altText(text, attribution, altTexts(cautions));
}

/** A share's text, with its attribution before and after. */
export function attributedTextOf({ text, attribution, cautions }: Draft): AttributedText {
  return attributedText(text, attribution, attributionTexts(cautions));
}
