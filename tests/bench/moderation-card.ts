const BEGIN = '<!-- begin: npm run bench:moderation -- --card -->';
const END = '<!-- end: npm run bench:moderation -->';

const SHA_ROW = /(\|\s*SHA-256\s*\|\s*`)([\da-f]{64})(`)/;

/**
 * The model card with `figures` in place of what stands between its markers, and the SHA-256 of the weights they were made with in its table.
 * @throws Error where the markers are not there once each, in order, or the table has no such row
 */
export function withFigures(card: string, figures: string, sha256: string): string {
  const [from, to] = [card.indexOf(BEGIN), card.indexOf(END)];
  if (from < 0 || to < from || card.indexOf(BEGIN, from + 1) >= 0 || card.indexOf(END, to + 1) >= 0)
    throw new Error(`The model card needs "${BEGIN}" and "${END}" once each`);
  if (!SHA_ROW.test(card)) throw new Error('The model card has no row with the SHA-256 of the weights');
  const filled = `${card.slice(0, from + BEGIN.length)}\n\n${figures.trim()}\n\n${card.slice(to)}`;
  return filled.replace(SHA_ROW, `$1${sha256}$3`);
}

/** SHA-256 of the weights that a card is about, and of those its figures were made with; undefined where it names none. */
export function weightsOf(card: string): { readonly weights: string | undefined; readonly figures: string | undefined } {
  return {
    weights: SHA_ROW.exec(card)?.[2],
    figures: /with the weights of SHA-256 `([\da-f]{64})`/.exec(card)?.[1],
  };
}
