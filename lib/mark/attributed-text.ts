import type { Attribution } from '../types.ts';
import { clean, html, markdown, plain } from './escape.ts';
import { systemName } from './metadata/fields.ts';
import { zonedTime } from './metadata/zoned-time.ts';

/** A part of a completion, as it stands on its page. */
export type TextBlock =
  | { readonly kind: 'paragraph'; readonly text: string }
  | { readonly kind: 'heading'; readonly text: string; /** 1 to 6 */ readonly level: number }
  | { readonly kind: 'item'; readonly text: string; /** Its number in a list that has numbers. */ readonly number?: number }
  | { readonly kind: 'code'; readonly text: string; readonly language?: string };

/** Words in the user's language. */
export interface AttributionTexts {
  /** The whole line: `AI-generated with ChatGPT gpt-5.2; shared by Jane Doe, 2026-11-22`. */
  line(by: string, name: string, date: string): string;
}

/** The same text for the three kinds of places it can be pasted into. */
export interface AttributedText {
  readonly html: string;
  readonly plain: string;
  readonly markdown: string;
}

/** Graphemes of a name, a model or a site. */
const MAX_NAME = 80;
/** Scripts that run from right to left: a name in one of them would pull the signs beside it to its other side. */
const RIGHT_TO_LEFT = /[\u0590-\u08FF\uFB1D-\uFDFF\uFE70-\uFEFC\u{10800}-\u{10FFF}\u{1E800}-\u{1EFFF}]/u;

/**
 * A completion's text with its attribution before and after it, so that a copy of either half keeps one. Texts are hostile and come out as
 * text; see `clean` for what is left out.
 * @param content the blocks, or plain text, whose blank lines part paragraphs
 */
export function attributedText(
  content: string | readonly TextBlock[],
  attribution: Attribution,
  texts: AttributionTexts,
): AttributedText {
  const blocks = (typeof content === 'string' ? paragraphsOf(content) : content).map(cleaned).filter(({ text }) => text !== '');
  const line = `— ${lineOf(attribution, texts)}`;
  return {
    html: asHtml(blocks, line, attribution.host),
    plain: [line, asPlain(blocks), line].join('\n\n'),
    markdown: [
      markdown(line),
      asMarkdown(blocks)
        .replace(/^(?=.)/gm, '> ')
        .replace(/^$/gm, '>'),
      markdown(line),
    ].join('\n\n'),
  };
}

/** Empty lines around a block go, and spaces at its end; code keeps the indent of its first line. */
function cleaned(block: TextBlock): TextBlock {
  return { ...block, text: clean(block.text).replace(/^\n+/, '').trimEnd() };
}

const paragraphsOf = (text: string): TextBlock[] =>
  clean(text)
    .split(/\n[ \t\n]*\n/)
    .map((paragraph) => ({ kind: 'paragraph', text: paragraph }));

function lineOf({ name, model, site, host, at, zone }: Attribution, texts: AttributionTexts): string {
  const known = plain(model ?? '', MAX_NAME);
  const by = systemName({ site: plain(site, MAX_NAME), host: plain(host, MAX_NAME), ...(known === '' ? {} : { model: known }) });
  return texts.line(isolated(by), isolated(plain(name, MAX_NAME)), zonedTime(at, zone).date);
}

const isolated = (name: string): string => (RIGHT_TO_LEFT.test(name) ? `\u2068${name}\u2069` : name);

/** List items that follow each other stand line by line, everything else is parted by an empty line. */
function stacked(blocks: readonly TextBlock[], written: readonly string[]): string {
  return written
    .map((text, index) => {
      const between = blocks[index]?.kind === 'item' && blocks[index + 1]?.kind === 'item' ? '\n' : '\n\n';
      return index === written.length - 1 ? text : text + between;
    })
    .join('');
}

function asPlain(blocks: readonly TextBlock[]): string {
  const written = blocks.map((block) => {
    return block.kind === 'item' ? `${markerOf(block.number, '•')} ${block.text.replaceAll('\n', '\n  ')}` : block.text;
  });
  return stacked(blocks, written);
}

const markerOf = (number: number | undefined, bullet: string): string =>
  number === undefined ? bullet : `${Math.trunc(number)}.`;

function asMarkdown(blocks: readonly TextBlock[]): string {
  const written = blocks.map((block) => {
    if (block.kind === 'code') return fenced(block.text, block.language);
    const text = markdown(block.text);
    if (block.kind === 'heading') return headed(text, block.level);
    if (block.kind === 'paragraph') return text;
    const marker = `${markerOf(block.number, '-')} `;
    return marker + text.replace(/\n(?=.)/g, `\n${' '.repeat(marker.length)}`);
  });
  return stacked(blocks, written);
}

/** A heading is one line, and signs of number at its end would be taken for its own. */
function headed(text: string, level: number): string {
  const line = text.replace(/\\?\n+/g, ' ').replace(/(?<=\s)#+$/, String.raw`\$&`);
  return `${'#'.repeat(levelOf(level))} ${line}`;
}

/** Code between fences that are longer than any it holds. */
function fenced(code: string, language = ''): string {
  const longest = Math.max(2, ...(code.match(/`+/g) ?? []).map(({ length }) => length));
  const fence = '`'.repeat(longest + 1);
  return `${fence}${language.replace(/[^\w+#.-]/g, '')}\n${code}\n${fence}`;
}

const levelOf = (level: number): number => Math.min(6, Math.max(1, Math.trunc(level) || 1));

function asHtml(blocks: readonly TextBlock[], line: string, host: string): string {
  const footer = `<footer dir="auto"><small>${html(line)}</small></footer>`;
  const address = addressOf(host);
  const cite = address === undefined ? '' : ` cite="${html(address)}"`;
  return `${footer}<blockquote data-ai-generated="true"${cite}>${blocks.map(htmlBlock).join('')}</blockquote>${footer}`;
}

function htmlBlock(block: TextBlock, index: number, blocks: readonly TextBlock[]): string {
  if (block.kind === 'code') return `<pre dir="ltr"><code>${html(block.text)}</code></pre>`;
  const text = html(block.text).replaceAll('\n', '<br>');
  if (block.kind === 'paragraph') return `<p dir="auto">${text}</p>`;
  if (block.kind === 'heading') return `<h${levelOf(block.level)} dir="auto">${text}</h${levelOf(block.level)}>`;
  const tag = listOf(block);
  const start = block.number === undefined ? '' : ` start="${Math.trunc(block.number)}"`;
  const opens = listOf(blocks[index - 1]) === tag ? '' : `<${tag}${start}>`;
  return `${opens}<li dir="auto">${text}</li>${listOf(blocks[index + 1]) === tag ? '' : `</${tag}>`}`;
}

const listOf = (block: TextBlock | undefined): 'ol' | 'ul' | undefined =>
  block?.kind === 'item' ? (block.number === undefined ? 'ul' : 'ol') : undefined;

/** Address of the page's host; undefined if it is none. */
function addressOf(host: string): string | undefined {
  const address = `https://${host}/`;
  return URL.canParse(address) && new URL(address).host === host ? address : undefined;
}
