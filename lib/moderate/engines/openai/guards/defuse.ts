/**
 * Takes from a text what chat templates and prompts are built of, so that it cannot end its own turn and begin the guard's: special tokens
 * (`<|eot_id|>`, `<start_of_turn>`), section marks (`<END CONVERSATION>`), tags that answers are given in (`<score>`). The bracket that opens one is
 * replaced by one that looks like it; the length stays.
 */
export function defuse(text: string): string {
  return text
    .replaceAll(/<(?=[\p{L}|/!<\uFF5C])/gu, '\u2039')
    .replaceAll(/\[(?=\/?INST\])/gu, '(')
    .replaceAll(/(?![\n\t])\p{Cc}/gu, ' ');
}
