import { isMessageWord, isUtility, roleIn, type Role, stable } from './words.ts';

/** One test that an element passes, as a piece of a selector. */
export interface Token {
  readonly css: string;
  /** How likely it is there tomorrow and means what we want: 9 names a role, 1 is a matter of looks. */
  readonly weight: number;
  /** Whose message it says this is. */
  readonly role: Role | undefined;
}

/** Attributes whose value says what an element is. */
const ROLE_ATTRIBUTE =
  /^(?:data-)?(?:[a-z-]*-)?(?:role|author|sender|from|speaker|participant|who|side|owner|origin|turn|step-type|message-type|type|kind)$/;
const TEST_ATTRIBUTE = /^data-(?:test-?id|test|cy|qa|e2e|slot|component|element|name|part)$/;
const IS_ATTRIBUTE = /^(?:data-)?is[_-]?(?:user|bot|ai|assistant|me|own)$/;
const MESSAGE_ATTRIBUTE = /^data-(?:message|turn|step)[a-z-]*$/;
/** Roles that say nothing about a message. */
const PLAIN_ROLE = /^(?:presentation|none|region|main|button|log|status|img)$/;

const NAME = /^-?[A-Za-z_][\w-]*$/;

function quoted(name: string, operator: string, value: string): string {
  return `[${name}${operator}"${value}"]`;
}

/** A test of an attribute's value, or of the part of it that lasts. */
function valueToken(name: string, value: string, weight: number): Token | undefined {
  const lasting = stable(value);
  if (!lasting || (name === 'role' && PLAIN_ROLE.test(value))) return undefined;
  const role = roleIn(value);
  if ('exact' in lasting) return { css: quoted(name, '=', value), weight, role };
  return { css: quoted(name, '^=', lasting.part), weight: weight - 2, role };
}

function attributeToken(name: string, value: string): Token | undefined {
  if (name.startsWith('data-sm-')) return undefined;
  if (IS_ATTRIBUTE.test(name) && /^(?:true|false)$/.test(value)) {
    const said = roleIn(name.replaceAll('_', '-'));
    const other = said === 'user' ? 'completion' : 'user';
    return { css: quoted(name, '=', value), weight: 8, role: value === 'true' ? said : said && other };
  }
  if (name === 'id') return valueToken(name, value, 5);
  if (name === 'role') return valueToken(name, value, 4);
  if (TEST_ATTRIBUTE.test(name)) return valueToken(name, value, 8);
  if (name === 'aria-roledescription' || name === 'aria-description') return valueToken(name, value, 3);
  if (name.startsWith('data-') || name.startsWith('is') || name === 'author')
    if (ROLE_ATTRIBUTE.test(name)) {
      const token = valueToken(name, value, 9);
      if (token) return token;
    }
  if (MESSAGE_ATTRIBUTE.test(name)) return { css: `[${name}]`, weight: 6, role: undefined };
  // A whole sentence in the page's language: better than a matter of looks, worse than any name.
  if (name === 'aria-label' && /^[^"\\{},\d]{3,60}$/.test(value))
    return { css: quoted(name, '=', value), weight: 3, role: roleIn(value) };
  return undefined;
}

function classToken(name: string): Token | undefined {
  if (isUtility(name)) {
    if (/["\\{},]/.test(name)) return undefined;
    return { css: NAME.test(name) ? `.${name}` : quoted('class', '~=', name), weight: 1, role: undefined };
  }
  const lasting = stable(name);
  if (!lasting) return undefined;
  const role = roleIn(name);
  const weight = role ? 7 : isMessageWord(name) ? 5 : 4;
  if ('part' in lasting) return { css: quoted('class', '*=', lasting.part), weight: weight - 1, role };
  return { css: NAME.test(name) ? `.${name}` : quoted('class', '~=', name), weight, role };
}

/** What can be tested about an element, best first. */
export function tokensOf(element: Element): Token[] {
  const tokens: Token[] = [];
  const { localName } = element;
  if (/^[a-z][\w]*(?:-[\w]+)+$/.test(localName)) tokens.push({ css: localName, weight: 7, role: roleIn(localName) });
  for (const { name, value } of element.attributes) {
    const token = name === 'class' ? undefined : attributeToken(name, value);
    if (token) tokens.push(token);
  }
  for (const name of element.classList) {
    const token = classToken(name);
    if (token) tokens.push(token);
  }
  const unique = new Map(tokens.map((token) => [token.css, token]));
  return [...unique.values()].toSorted((one, other) => other.weight - one.weight);
}

/** How an element looks from outside: two rows of one role have the same. */
export function lookOf(element: Element): string {
  const tests = tokensOf(element)
    .filter(({ css }) => !css.startsWith('[id="') && !css.startsWith('[aria-label'))
    .map(({ css }) => css)
    .toSorted();
  return `${element.localName} ${tests.join(' ')}`;
}
