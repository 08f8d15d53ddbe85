import type { Attribution } from '../types.ts';
import { cut, plain } from './escape.ts';

/** Words in the user's language. */
export interface AltTexts {
  /** What the picture shows, and that AI wrote it: `Screenshot of an AI chat (gpt-5.2). AI-generated answer:` @param by the model, else the site */
  lead(by: string): string;
}

/** UTF-16 units of an alternative text: the least that networks take, by whatever they count. */
const MAX_UNITS = 1000;
/** Of these for a model's or a site's name. */
const MAX_BY = 100;
const units = ({ length }: string): number => length;

/** What is read out in place of the picture: one safe line of at most 1,000 characters, cut between graphemes. */
export function altText(answer: string, { model, site }: Pick<Attribution, 'model' | 'site'>, texts: AltTexts): string {
  const by = plain(model ?? '') || plain(site);
  return cut(plain(`${texts.lead(cut(by, MAX_BY, units))} ${answer}`), MAX_UNITS, units);
}
