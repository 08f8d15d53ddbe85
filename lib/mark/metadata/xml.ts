import { MetadataError } from './error.ts';

/** An element of a parsed document. Names are `{namespace}local`. */
export interface XmlElement {
  readonly name: string;
  readonly attributes: ReadonlyMap<string, string>;
  readonly children: readonly XmlElement[];
  /** Text right inside of it, joined. */
  readonly text: string;
}

interface OpenElement extends XmlElement {
  readonly tag: string;
  /** Namespaces that it declares, by prefix. */
  readonly declared: ReadonlyMap<string, string>;
  readonly children: XmlElement[];
  text: string;
}

/** Units of a document that are read at all; our own has under 66,000. */
const MAX_UNITS = 1_000_000;
const MAX_DEPTH = 32;

const NAME = String.raw`[\p{L}_][\p{L}\p{M}\p{N}._\-·]*`;
const QNAME = `(?:${NAME}:)?${NAME}`;
const ATTRIBUTE = new RegExp(String.raw`[ \t\n]+(${QNAME})[ \t\n]*=[ \t\n]*("[^"<]*"|'[^'<]*')`, 'uy');
const TAG = new RegExp(`<(/?)(${QNAME})`, 'uy');
const TAG_END = /[ \t\n]*(\/?)>/y;
const REFERENCE = /&(?:#(\d{1,7})|#x([\da-fA-F]{1,6})|(amp|lt|gt|quot|apos));/y;
const ENTITIES: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };
const FORBIDDEN = /[\p{Surrogate}\uFFFE\uFFFF]|(?![\t\n\r\u007F-\u009F])\p{Control}/u;
const XML_NAMESPACE = 'http://www.w3.org/XML/1998/namespace';

const broken = (what: string): MetadataError => new MetadataError('damaged', `no XML: ${what}`);

/**
 * Reads the XML that XMP is made of: elements, attributes, namespaces, the five entities, comments, CDATA and processing instructions. Service
 * workers have no DOMParser. Document types are refused, so no entity can unfold and nothing outside is asked for; the time is linear in the
 * length.
 * @throws MetadataError `damaged` if it is not well-formed, over a million units, or nested deeper than 32
 */
export function parseXml(packet: string): XmlElement {
  if (packet.length > MAX_UNITS) throw broken('too long');
  if (FORBIDDEN.test(packet)) throw broken('a character it cannot hold');
  return new XmlReader(packet.replace(/\r\n?/g, '\n')).read();
}

class XmlReader {
  readonly #source: string;
  #at = 0;
  readonly #open: OpenElement[] = [];
  #root: XmlElement | undefined;

  constructor(source: string) {
    this.#source = source;
  }

  read(): XmlElement {
    const source = this.#source;
    if (source.startsWith('\uFEFF')) this.#at = 1;
    while (this.#at < source.length) {
      if (source.startsWith('<?', this.#at)) this.#skip('<?', '?>');
      else if (source.startsWith('<!--', this.#at)) this.#comment();
      else if (source.startsWith('<![CDATA[', this.#at)) this.#addText(this.#skip('<![CDATA[', ']]>'));
      else if (source[this.#at] === '<') this.#tag();
      else this.#text();
    }
    if (!this.#root || this.#open.length > 0) throw broken('it breaks off');
    return this.#root;
  }

  /** Passes over what stands between two signs, and returns it. */
  #skip(start: string, end: string): string {
    const from = this.#at + start.length;
    const to = this.#source.indexOf(end, from);
    if (to < 0) throw broken(`${start} has no end`);
    this.#at = to + end.length;
    return this.#source.slice(from, to);
  }

  #comment(): void {
    const content = this.#skip('<!--', '-->');
    if (content.includes('--') || content.endsWith('-')) throw broken('a comment');
  }

  #text(): void {
    const next = this.#source.indexOf('<', this.#at);
    const end = next < 0 ? this.#source.length : next;
    const raw = this.#source.slice(this.#at, end);
    if (raw.includes(']]>')) throw broken(']]> in a text');
    this.#at = end;
    this.#addText(resolved(raw), raw);
  }

  #addText(text: string, raw = `<${text}`): void {
    const inside = this.#open.at(-1);
    if (inside) inside.text += text;
    else if (/[^ \t\n]/.test(raw)) throw broken('text outside of the root');
  }

  #match(pattern: RegExp): RegExpExecArray | null {
    pattern.lastIndex = this.#at;
    const match = pattern.exec(this.#source);
    if (match) this.#at += match[0].length;
    return match;
  }

  #tag(): void {
    const [, closing, tag = ''] = this.#match(TAG) ?? [];
    if (closing === undefined) throw broken('a sign it does not allow');
    if (closing === '/') {
      if (this.#match(TAG_END)?.[1] !== '') throw broken(`the end of ${tag}`);
      this.#close(tag);
      return;
    }
    const attributes = new Map<string, string>();
    for (let match = this.#match(ATTRIBUTE); match; match = this.#match(ATTRIBUTE)) {
      const [, name = '', quoted = ''] = match;
      if (attributes.has(name)) throw broken(`${name} twice`);
      attributes.set(name, resolved(quoted.slice(1, -1).replace(/[\t\n]/g, ' ')));
    }
    const [, empty] = this.#match(TAG_END) ?? [];
    if (empty === undefined) throw broken(`the tag ${tag}`);
    this.#begin(tag, attributes);
    if (empty === '/') this.#close(tag);
  }

  #begin(tag: string, attributes: ReadonlyMap<string, string>): void {
    if (this.#root) throw broken('a second root');
    if (this.#open.length === MAX_DEPTH) throw broken('nested too deep');
    const element = {
      tag,
      name: '',
      declared: declaredIn(attributes),
      attributes: new Map<string, string>(),
      children: [],
      text: '',
    };
    this.#open.push(element);
    element.name = this.#expanded(tag);
    for (const [name, value] of attributes) {
      if (name === 'xmlns' || name.startsWith('xmlns:')) continue;
      const full = name.includes(':') ? this.#expanded(name) : name;
      if (element.attributes.has(full)) throw broken(`${name} twice`);
      element.attributes.set(full, value);
    }
  }

  /** `{namespace}local`, or the bare name where there is no namespace. */
  #expanded(name: string): string {
    const colon = name.indexOf(':');
    const prefix = name.slice(0, Math.max(colon, 0));
    const uri =
      prefix === 'xml' ? XML_NAMESPACE : this.#open.findLast(({ declared }) => declared.has(prefix))?.declared.get(prefix);
    if (uri === undefined && colon >= 0) throw broken(`the prefix of ${name} is not declared`);
    return uri ? `{${uri}}${name.slice(colon + 1)}` : name.slice(colon + 1);
  }

  #close(tag: string): void {
    const done = this.#open.pop();
    if (done?.tag !== tag) throw broken(`${tag} ends where it was not open`);
    const { name, attributes, children, text } = done;
    const element = { name, attributes, children, text };
    const parent = this.#open.at(-1);
    if (parent) parent.children.push(element);
    else this.#root = element;
  }
}

function declaredIn(attributes: ReadonlyMap<string, string>): ReadonlyMap<string, string> {
  const declared = new Map<string, string>();
  for (const [name, uri] of attributes) {
    if (name === 'xmlns') declared.set('', uri);
    if (!name.startsWith('xmlns:')) continue;
    if (uri === '') throw broken(`${name} says nothing`);
    declared.set(name.slice('xmlns:'.length), uri);
  }
  return declared;
}

function resolved(raw: string): string {
  let text = '';
  let at = 0;
  for (let next = raw.indexOf('&'); next >= 0; next = raw.indexOf('&', at)) {
    REFERENCE.lastIndex = next;
    const match = REFERENCE.exec(raw);
    if (!match) throw broken('a reference');
    const [whole, decimal, hex, entity = ''] = match;
    const point = decimal === undefined ? Number.parseInt(hex ?? '0', 16) : Number(decimal);
    text += raw.slice(at, next) + (ENTITIES[entity] ?? character(point));
    at = next + whole.length;
  }
  return text + raw.slice(at);
}

function character(point: number): string {
  if (point === 0 || point > 0x10ffff) throw broken('a reference');
  const char = String.fromCodePoint(point);
  if (FORBIDDEN.test(char)) throw broken('a reference');
  return char;
}
