/** What stands before a number and says whether it is one to call. */

const WORDS =
  '(?:tele|cell|mobile |smart)?phone|tele?f[oó]n[oe]?(?:nummer)?|t[eé]l[eé]phone|t[eé]l|mobile|mobil|handy|cell|telefax|fax|whats ?app|rufnummer|handynummer|mobilnummer|m[oó]vil|portable|call|dial|ring|text|sms|anrufen|appelez|☎|📞|📱';
const BETWEEN = String.raw`[\s:.=#>)"'/-]|number|numéro|nummer|no|nr|is|ist|at|me|us|him|her|them|on|under|unter|my|lautet|directly`;
const CUE = new RegExp(String.raw`(?<![\p{L}\p{N}])(?:${WORDS})\uFE0F?(?:${BETWEEN}){0,7}(?=[+(]{0,2}\d)`, 'giu');

/** Offsets right behind a word that a number to call follows. */
export function calledAt(text: string): ReadonlySet<number> {
  return new Set(Array.from(text.matchAll(CUE), ({ 0: word, index }) => index + word.length));
}

/** Words that say it is the number of something else. */
const OTHER =
  /(?:isbn|issn|ean|order|invoice|rechnung|bestell|auftrag|artikel|article|ticket|case|ref|sku|serial|serien|part|model|version|account|konto|kunden|customer|tracking|sendung|patent|zip|plz|id|№|commit|build|rfc|bug|issue|code|chapter)s?(?:[\s:.#-]|number|nummer|nr|no|is|ist){0,5}$/iu;
const LOOK_BACK = 40;

/** Whether a number that begins at `start` is said to be none to call. */
export function isOther(text: string, start: number): boolean {
  return text.charAt(start - 1) === '#' || OTHER.test(text.slice(Math.max(0, start - LOOK_BACK), start));
}
