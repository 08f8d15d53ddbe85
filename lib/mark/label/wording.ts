import { shorten } from './fit.ts';
import { MARK } from './tokens.ts';
import type { LabelSpec } from './types.ts';

/** Longest name that is told whole on a credit line. */
const NAME_MOST = 28;
const DETAIL_MOST = 36;

/** What the label says. */
export interface Wording {
  /** What stands on the credit lines, again and again. */
  readonly mark: string;
  /** The headline in one line, and its lines where each wording has its own. */
  readonly headline: string;
  readonly headlines: readonly string[];
  /** What follows the headline in a sentence. */
  readonly sentence: string;
  readonly caution?: string;
  /** Second line of the header. */
  readonly source: string;
  /** Who shares, fullest first: for what room there is. */
  readonly sharers: readonly string[];
  readonly date: string;
  readonly written: string;
  readonly captured: string;
  /** What stands between the marks, in capitals. */
  readonly details: readonly string[];
}

export function wordingOf({ attribution, texts, marks = [] }: LabelSpec): Wording {
  const { name, model, site, at, zone } = attribution;
  const { person, company } = partsOf(name);
  const shared = (who: string) => fill(texts.sharedBy, { name: who });
  const date = dateOf(at, zone, texts.language);
  const brief = person.length <= NAME_MOST ? person : (company ?? person);
  const other = company === undefined || company === brief ? site : company;
  const { caution } = texts;
  // First of all details: the next ones take turns on further lines.
  const details = [caution, model, shared(shorten(brief, NAME_MOST)), date, other];
  const [mark = MARK] = marks;
  return {
    mark,
    headline: marks.length === 0 ? texts.headline : marks.join(' · '),
    headlines: marks.length === 0 ? [MARK] : marks,
    sentence: model === undefined ? fill(texts.withSite, { site }) : fill(texts.withModel, { model, site }),
    ...(caution === undefined ? {} : { caution }),
    source: model === undefined ? fill(texts.onSite, { site }) : fill(texts.modelOnSite, { model, site }),
    sharers: [...new Set([name, company ?? name, shorten(company ?? name, NAME_MOST)])].map(shared),
    date,
    written: caution === undefined ? texts.written : `${caution} · ${texts.written}`,
    captured: texts.captured,
    details: [...new Set(details.flatMap((detail) => (detail ? [capitals(detail)] : [])))],
  };
}

/** `Jane Doe, Example Ltd` is a person and a company. */
function partsOf(name: string): { person: string; company?: string } {
  const comma = name.indexOf(', ');
  if (comma < 1) return { person: name };
  return { person: name.slice(0, comma).trim(), company: name.slice(comma + 2).trim() };
}

function capitals(text: string): string {
  return shorten(text.toUpperCase(), DETAIL_MOST);
}

/** In one pass, so that a name with braces in it stays a name. */
function fill(template: string, values: Readonly<Record<string, string>>): string {
  return template.replaceAll(/\{(\w+)\}/g, (whole, key: string) => values[key] ?? whole);
}

function dateOf(at: number, zone: string, language: string): string {
  const options = { day: 'numeric', month: 'short', year: 'numeric' } as const;
  // Plain English gets the order that cannot be misread.
  const [locale] = language === 'en' ? ['en-GB'] : [language];
  try {
    return new Intl.DateTimeFormat(locale, { ...options, timeZone: zone }).format(at);
  } catch {
    return new Intl.DateTimeFormat('en-GB', { ...options, timeZone: 'UTC' }).format(at);
  }
}
