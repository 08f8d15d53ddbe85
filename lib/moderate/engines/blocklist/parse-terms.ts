import { compileTerm, isPattern, type TermProblem } from './pattern.ts';

export const MAX_TERMS = 5_000;

/** What is wrong with a line; the interface has a text for each. `line` counts from 1. */
export interface TermError {
  readonly line: number;
  readonly key: TermProblem | 'too_many';
}

/** What is wrong with one term, or undefined if it can be used. */
export function termProblem(term: string): TermProblem | undefined {
  const compiled = compileTerm(term);
  return isPattern(compiled) ? undefined : compiled;
}

/**
 * Reads terms as people write them, one a line. Empty lines and lines that begin with `#` and a space (or are only `#`) are comments; `#word`
 * is a term. Repeated terms are kept once. Lines that cannot be used are left out and reported; after 5,000 terms the first line too many is.
 */
export function parseTerms(text: string): { terms: string[]; errors: TermError[] } {
  const terms = new Set<string>();
  const errors: TermError[] = [];
  for (const [index, raw] of text.split(/\r\n|[\n\r\u2028\u2029]/).entries()) {
    const term = raw.trim();
    if (term === '' || /^#(?:\s|#|$)/.test(term) || terms.has(term)) continue;
    const key = termProblem(term);
    if (key !== undefined) {
      errors.push({ line: index + 1, key });
    } else if (terms.size >= MAX_TERMS) {
      errors.push({ line: index + 1, key: 'too_many' });
      break;
    } else {
      terms.add(term);
    }
  }
  return { terms: [...terms], errors };
}
