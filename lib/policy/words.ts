/** Fewest words that make a reason: "clear false positive" has as many. */
export const REASON_WORDS = 3;

/** Anything that leaves ink on the page: no space, no control or formatting character, none of the letters that are drawn as nothing. */
const INK = /[^\p{White_Space}\p{Cc}\p{Cf}\p{Cs}\p{Default_Ignorable_Code_Point}\u2800]/u;

const words = new Intl.Segmenter(undefined, { granularity: 'word' });

/** Whether nothing of this text can be seen. */
export function isBlank(text: string | undefined): boolean {
  return text === undefined || !INK.test(text);
}

/** Whether a person has given a reason in words: at least three, in any language; dots and repeated strokes are none. */
export function isReason(text: string | undefined): boolean {
  if (text === undefined) return false;
  let count = 0;
  for (const { isWordLike } of words.segment(text)) {
    if (isWordLike) count += 1;
    if (count >= REASON_WORDS) return true;
  }
  return false;
}
