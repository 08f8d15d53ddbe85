import * as fc from 'fast-check';

/** Pieces that mean something in one of the formats texts are written into, or that are not seen. */
const PIECES = [
  '<script>alert(1)</script>', '</blockquote>', '<!--', '-->', ']]>', '<![CDATA[', '&amp;', '&#x3C;', '&copy=', '"', "'", '`', '```', '~~~', '"; onload="x', 
  '**', '_', '__', '~~', '[a](javascript:alert(1))', '![x](y)', '[^1]', '\\', '\\\n', '# ', '> ', '- ', '+ ', '* ', '1. ', '12) ', '---', '===', '***', '- - -', '| a | b |', '|---|:-:|', ':-:', '\t', '    ',
  'https://example.com/a_b*c?x=1&copy=2', 'http://[::1]/', 'www.example.com/a_b', 'jane_doe@example.com', '$x^2$', '$$', ':smile:', '@here', 
  '=1+1', '+1', '-1', '@SUM(A1)', '＝1', '=cmd|\' /C calc\'!A0', ',', ';', '\r', '\n', '\r\n', '\n\n', ' ', '\u00A0', '\u3000', '\u2028', '\u0085',
  '\u202E', '\u2066', '\u2069', '\u200F', '\u200B', '\u200C', '\u200D', '\u2060', '\uFEFF', '\u00AD', '\u3164', '\u2800', '\u0000', '\u0001', '\u001B[31m', '\u007F', '\u009F', '\uFFFE', '\uFFFF',
  '\uD800', '\uDC00', '\u{E0041}\u{E0042}', '\u{E0101}', '\uFE0F', '\u0301', '\u0301'.repeat(40), 'क्'.repeat(30), '\u{1FFFE}', '\uE000',
  '👩‍👩‍👧‍👦', '🏴󠁧󠁢󠁥󠁮󠁧󠁿', '❤️', '1️⃣', '🇩🇪', '葛󠄀', 'می‌خواهم', 'שלום', 'é', 'Ünïcödé', '日本語', 'gpt-5.2', 'CON', 'nul.txt', '..', '/', 'C:\\', '%00', '~', 'a', 'Jane Doe', 'x '.repeat(40),
]; // prettier-ignore

/** Texts as hostile pages, odd models and odd names make them. */
export const hostileText = fc
  .array(
    fc.oneof(
      { weight: 4, arbitrary: fc.constantFrom(...PIECES) },
      { weight: 1, arbitrary: fc.string({ unit: 'binary', maxLength: 8 }) },
      { weight: 1, arbitrary: fc.string({ maxLength: 8 }) },
    ),
    { maxLength: 12 },
  )
  .map((pieces) => pieces.join(''));

/** Everything `clean` promises to take out, written another way than there: by code point. */
export const UNSEEN =
  /(?![\t\n])\p{Cc}|\p{Cs}|[\u00AD\u061C\u115F\u1160\u180E\u200B\u200E\u200F\u2028-\u202E\u2060-\u206F\u3164\uFEFF\uFFA0\uFFF9-\uFFFB\uFFFE\uFFFF]/u;
