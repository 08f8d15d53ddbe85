/** Longer phrases are no reasons but sentences: for those there is "this text". */
const MOST_WORDS = 3;
/** Longest phrase that the settings take. */
const MOST_CHARS = 100;
/** A sentence has fewer; each word is judged without. */
const MOST_LOOKED_AT = 80;

/**
 * The shortest run of words without which a text is fine.
 * @param first looked at before all others: words the user picked, or the term that was hit
 * @param isFine whether what is left of the text is
 */
export function shortestReason(
  text: string,
  first: string | undefined,
  isFine: (without: string) => boolean,
): string | undefined {
  if (first !== undefined)
    return isUsable(first) && text.includes(first) && isFine(text.replaceAll(first, ' ')) ? first : undefined;
  const words = [...text.matchAll(/[\p{L}\p{N}][\p{L}\p{N}\p{M}'’-]*/gu)].slice(0, MOST_LOOKED_AT);
  for (let count = 1; count <= Math.min(MOST_WORDS, words.length - 1); count++)
    for (const [index, word] of words.entries()) {
      const last = words[index + count - 1];
      if (!last) break;
      const phrase = text.slice(word.index, last.index + last[0].length);
      if (isUsable(phrase) && isFine(text.replaceAll(phrase, ' '))) return phrase;
    }
  return undefined;
}

/** Wildcards would except more than what is shown, and invisible characters show something else. */
function isUsable(phrase: string): boolean {
  return phrase.trim() === phrase && phrase !== '' && phrase.length <= MOST_CHARS && !/[*?]|\p{C}/u.test(phrase);
}
