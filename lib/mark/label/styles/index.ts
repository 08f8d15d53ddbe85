import type { LabelStyle } from '../../../types.ts';
import { card } from './card.ts';
import { plain } from './plain.ts';
import { strict } from './strict.ts';
import type { Style } from './style.ts';

/** Every style of the label. A new one needs its file, its id in `LABEL_STYLES`, its line here and its name in the locales. */
export const STYLES: Readonly<Record<LabelStyle, Style>> = { plain, card, strict };
