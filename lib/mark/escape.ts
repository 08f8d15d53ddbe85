/**
 * Everything that is put into XML, HTML, Markdown, CSV or a file name goes through here. Texts come from pages and from people: they may hold
 * markup, formulas, bidirectional controls, invisible characters or half a surrogate pair, and are shown as text all the same.
 */

/** What XML 1.0 forbids in any spelling, HTML drops or replaces, and no text needs. */
const UNWRITABLE = /[\p{Surrogate}\uFFFE\uFFFF]|(?![\t\n\r])\p{Control}/gu;
const REPLACEMENT = '\uFFFD';

const writable = (text: string): string => text.replace(UNWRITABLE, REPLACEMENT);

const XML_NAMES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&apos;' };

/**
 * Text for XML 1.0, as element content or as a quoted attribute. Tabs and line ends are written as references, because a parser changes the
 * bare ones; what XML cannot hold becomes U+FFFD.
 */
export function xml(text: string): string {
  return writable(text).replace(/[&<>"'\t\n\r]/g, (char) => XML_NAMES[char] ?? `&#${char.charCodeAt(0)};`);
}

/** Text for HTML, as element content or as a quoted attribute. What HTML cannot hold becomes U+FFFD. */
export function html(text: string): string {
  return writable(text).replace(/[&<>"'\r]/g, (char) => (char === "'" ? '&#39;' : (XML_NAMES[char] ?? '&#13;')));
}

/** Signs that can begin or end something anywhere in a line of Markdown, GitHub's dialect and its formulas included. */
const MARKDOWN_SIGNS = /[\\`*_[\]~|$]/g;
/** An address: kept whole between angle brackets, where no sign has a meaning. */
const ADDRESS = /https?:\/\/[^\s<>\\`"'|]*[^\s<>\\`"'|.,;:!?*_~)\]}]/giu;
/** What would make a line a heading, a list, a quotation, a rule, a table's ruler or the underline of a heading. */
const LINE_START = /^(?:[-+#](?=[\s#]|$)|[-=:](?=[-=:\s]*$))/;
const NUMBERED = /^(\d{1,9})([.)])(?=\s|$)/;

/**
 * Text for Markdown (CommonMark and GitHub's dialect): reads as the text. Line breaks stay, blank lines part paragraphs, spaces around lines
 * go, and addresses stay links to themselves. Safe in a line, in a list item and in a quotation.
 */
export function markdown(text: string): string {
  const paragraphs = clean(text)
    .replaceAll('\t', ' ')
    .split(/\n[ \n]*\n/)
    .map((paragraph) => {
      const lines = paragraph.split('\n').map((line) => markdownLine(line.trim()));
      return lines.filter((line) => line !== '').join('\\\n');
    });
  return paragraphs.filter((paragraph) => paragraph !== '').join('\n\n');
}

function markdownLine(line: string): string {
  let written = '';
  let from = 0;
  for (const { 0: address, index } of line.matchAll(ADDRESS)) {
    written += `${markdownRun(line.slice(from, index))}<${address}>`;
    from = index + address.length;
  }
  written += markdownRun(line.slice(from));
  if (written.startsWith('>')) return `&gt;${written.slice(1)}`;
  return written.replace(LINE_START, String.raw`\$&`).replace(NUMBERED, String.raw`$1\$2`);
}

function markdownRun(text: string): string {
  return (
    text
      // References, not backslashes: the oldest dialects do not know a backslash before these.
      .replaceAll('&', '&amp;')
      .replaceAll('<', '&lt;')
      .replace(MARKDOWN_SIGNS, String.raw`\$&`)
      // Here a dialect would make links of bare text, and read the backslashes in it as part of the address.
      .replace(/www(?=\.)/gi, '$&\\')
      .replace(/:(?=\/\/)/g, String.raw`\:`)
  );
}

/** What spreadsheets take for a formula when it begins a cell, behind any white space. The wide forms are what some turn into the narrow ones. */
const FORMULA = /^(?:\s*[=+\-@＝＋－＠]|[\t\r\n])/;

/**
 * Rows as CSV (RFC 4180): every text is quoted, and one that a spreadsheet would run as a formula begins with an apostrophe. Numbers stay
 * numbers; `undefined` is an empty cell. Excel reads UTF-8 only behind a byte order mark, which is the caller's.
 */
export function csv(rows: readonly (readonly (string | number | boolean | undefined)[])[]): string {
  return rows.map((row) => `${row.map(csvCell).join(',')}\r\n`).join('');
}

function csvCell(value: string | number | boolean | undefined): string {
  if (typeof value !== 'string') return value === undefined ? '' : String(value);
  const text = writable(value);
  return `"${(FORMULA.test(text) ? `'${text}` : text).replaceAll('"', '""')}"`;
}

/** Names that Windows keeps for devices, whatever stands behind a first dot. */
const DEVICE = /^(?:con|prn|aux|nul|com[0-9¹²³]|lpt[0-9¹²³])\./i;
/** Bytes a name may have: Linux, macOS and Windows take 255, encrypted Linux folders 143, and browsers add " (1)" to one that is taken. */
const FILE_NAME_BYTES = 120;

/**
 * A file name that is valid on Windows, macOS and Linux and that browsers leave as it is: letters and digits of any script and `-_.()`, never
 * hidden, reserved or empty, at most 120 bytes of UTF-8. @param extension without its dot, ASCII
 */
export function fileName(text: string, extension: string): string {
  const end = `.${extension}`;
  const safe = clean(text)
    .normalize('NFC')
    .replace(/[^\p{L}\p{M}\p{N}\-_.()]+/gu, '-')
    .replace(/\.{2,}/g, '.')
    // Would be an option of a program, a hidden file, or an accent without its letter.
    .replace(/^[\p{M}\-_.]+/u, '');
  // Windows drops a dot at the end.
  const name = cut(safe, FILE_NAME_BYTES - end.length, utf8Length, '').replace(/[-_.]+$/, '') || 'sharemark';
  return `${DEVICE.test(`${name}${end}`) ? `_${name}` : name}${end}`;
}

const encoder = new TextEncoder();
/** Bytes of `text` in UTF-8. */
export const utf8Length = (text: string): number => encoder.encode(text).length;

/** UTF-16 units that count as one grapheme: families and flags of emoji have under 20, but a made-up cluster can have any number. */
const GRAPHEME_UNITS = 40;
const one = (grapheme: string): number => Math.ceil(grapheme.length / GRAPHEME_UNITS);
const graphemes = new Intl.Segmenter(undefined, { granularity: 'grapheme' });

/**
 * The beginning of `text` that fits, never ending inside a grapheme, with `end` where something was left out.
 * @param size what a grapheme counts; `max` is in that unit. Without it each counts 1.
 */
export function cut(text: string, max: number, size: (grapheme: string) => number = one, end = '…'): string {
  const room = max - size(end);
  let used = 0;
  let fits = 0;
  for (const { segment, index } of graphemes.segment(text)) {
    used += size(segment);
    if (used > max) return room < 0 ? '' : `${text.slice(0, fits).trimEnd()}${end}`;
    if (used <= room) fits = index + segment.length;
  }
  return text;
}

/** One safe line: see `clean`; white space of every kind is folded to single spaces, and what is longer than `max` graphemes is cut. May be empty. */
export function plain(text: string, max = Infinity): string {
  const line = clean(text)
    .replace(/[\s\p{Separator}\u2800]+/gu, ' ')
    .trim();
  return max === Infinity ? line : cut(line, max);
}

const SUSPECT = /(?![\n\t])[\p{Cc}\p{Cf}\p{Surrogate}\p{Noncharacter_Code_Point}\p{Default_Ignorable_Code_Point}\p{M}]/u;
const LINE_END = /\r\n?|[\u0085\v\f\u2028\u2029]/g;
/** Signs of the class "format" that are seen: they stand under or around numbers in Arabic, Syriac and Kaithi. */
const SEEN_FORMAT = /[\u0600-\u0605\u06DD\u070F\u0890\u0891\u08E2\u{110BD}\u{110CD}]/u;
/** Letters that take another shape before or after a joiner. */
const JOINED_LETTER =
  /[\p{Script=Arabic}\p{Script=Syriac}\p{Script=Mongolian}\p{Script=Nko}\p{Script=Devanagari}\p{Script=Bengali}\p{Script=Gurmukhi}\p{Script=Gujarati}\p{Script=Oriya}\p{Script=Tamil}\p{Script=Telugu}\p{Script=Kannada}\p{Script=Malayalam}\p{Script=Sinhala}\p{Script=Khmer}\p{Script=Myanmar}]/u;
const EMOJI_PART = /[\p{Extended_Pictographic}\p{Emoji_Modifier}\uFE0F]/u;
const VARIED = /(?!\u2800)[\p{Emoji}\p{Symbol}\p{Script=Han}\p{Script=Myanmar}\p{Script=Mongolian}]/u;
/** Flags of England, Scotland, Wales and the like: the only tags that are seen. */
const FLAG_TAGS = /^[\u{E0030}-\u{E0039}\u{E0061}-\u{E007A}]{3,6}\u{E007F}/u;
/** Accents on one letter: real writing stays well below, a heap of them runs over the lines above. */
const MARKS = 8;

/**
 * Text of any number of lines without what is not seen or makes the rest look otherwise: controls, bidirectional overrides and marks,
 * zero-width signs, tags, lone surrogates, heaps of accents. Joiners and variation selectors stay where a script or an emoji needs them. Every
 * line end becomes `\n`; tabs and spaces stay.
 */
export function clean(text: string): string {
  const lines = text.replace(LINE_END, '\n');
  if (!SUSPECT.test(lines)) return lines;
  let kept = '';
  let last = '';
  let marks = 0;
  let flagTo = 0;
  let index = 0;
  for (const char of lines) {
    const next = index + char.length;
    const rest = (): string => lines.slice(next, next + 20);
    if (char === '\u{1F3F4}') flagTo = next + (FLAG_TAGS.exec(rest())?.[0].length ?? 0);
    const heap = /\p{M}/u.test(char) ? marks + 1 : 0;
    if (index < flagTo || (heap <= MARKS && isSeen(char, last, rest))) {
      kept += char;
      last = char;
      marks = heap;
    }
    index = next;
  }
  return kept;
}

function isSeen(char: string, last: string, rest: () => string): boolean {
  if (char === '\u200C') return JOINED_LETTER.test(last);
  if (char === '\u200D') return JOINED_LETTER.test(last) || (EMOJI_PART.test(last) && /^\p{Extended_Pictographic}/u.test(rest()));
  if (/[\uFE00-\uFE0F\u180B-\u180D\u180F]/.test(char)) return VARIED.test(last);
  if (/[\u{E0100}-\u{E01EF}]/u.test(char)) return /\p{Script=Han}/u.test(last);
  if (/[\n\t]/.test(char) || SEEN_FORMAT.test(char)) return true;
  return !/[\p{Cc}\p{Cf}\p{Surrogate}\p{Noncharacter_Code_Point}\p{Default_Ignorable_Code_Point}]/u.test(char);
}
