/** Which parts of names last from one build of a page to the next, and which of them tell whose message it is. */

export type Role = 'completion' | 'user';

const ROLE_WORDS: Readonly<Record<Role, RegExp>> = {
  completion:
    /(?:^|[^a-z])(?:assistant|bot|ai|model|answer|response|reply|llm|gpt|agent|received|incoming|machine|completion)(?:[^a-z]|$)/,
  user: /(?:^|[^a-z])(?:user|human|me|mine|own|self|question|query|prompt|sent|outgoing|you|request)(?:[^a-z]|$)/,
};
const MESSAGE_WORDS =
  /(?:^|[^a-z])(?:message|msg|bubble|turn|row|entry|item|post|chat|prose|markdown|utterance|balloon)(?:[^a-z]|$)/;

/** Words in lower case with something between them: `userMessage` and `user-message` are the same. */
function spelled(name: string): string {
  return name.replaceAll(/([a-z])([A-Z])/g, '$1-$2').toLowerCase();
}

/** Whose message a name says it is; undefined if it says nothing, or both. */
export function roleIn(name: string): Role | undefined {
  const words = spelled(name);
  const completion = ROLE_WORDS.completion.test(words);
  if (completion === ROLE_WORDS.user.test(words)) return undefined;
  return completion ? 'completion' : 'user';
}

export function isMessageWord(name: string): boolean {
  return MESSAGE_WORDS.test(spelled(name));
}

/** Prefixes after which nothing but a hash comes. */
const GENERATED =
  /^(?:svelte|css|jss|sc|acss|emotion|astro|tss|ng|cdk|v|data-v|st-emotion-cache)-|^(?:_ng|ng)(?:content|host|star)?-|^_ng/;

/** Names that come and go while a message lives. */
const PASSING =
  /^(?:is-|has-)?(?:active|selected|hover(?:ed)?|focus(?:ed)?|streaming|loading|generating|pending|typing|last|first|latest|new|visible|hidden|open|closed|expanded|collapsed|done|complete(?:d)?|error|dark|light|odd|even|current|animate.*|fade.*|appear.*|enter.*|leave.*|transition.*)$/i;

/** Names that say how something looks, as utility sheets have them. */
const UTILITY =
  /[:[\]/!@%&]|^-?(?:[mp][trblxyse]?|gap(?:-[xy])?|space-[xy]|w|h|min-[wh]|max-[wh]|size|inset|top|left|right|bottom|z|order|basis|grow|shrink|flex|grid|col|row|text|font|leading|tracking|bg|border|rounded|shadow|ring|outline|opacity|overflow|whitespace|break|items|justify|content|self|place|object|cursor|select|pointer-events|transition|duration|ease|animate|scroll|line-clamp|aspect|divide|fill|stroke|translate|rotate|scale|origin|align|list|decoration|underline)-[\w.-]+$|^(?:flex|grid|block|inline|inline-block|inline-flex|hidden|relative|absolute|fixed|sticky|static|container|group|peer|truncate|antialiased|border|rounded|shadow|transition|prose|sr-only|grow|shrink|italic|underline|uppercase)$/;

/** Whether a piece of a name looks drawn by lot: letters and digits mixed, or letters that make no words. */
function isHash(piece: string): boolean {
  if (piece.length < 5) return false;
  if (/\d/.test(piece)) return /[a-z]/i.test(piece) && !/^[a-z]+\d{1,2}$/.test(piece);
  const words = piece.match(/[A-Z]?[a-z]*|[A-Z]/g)?.filter((word) => word !== '') ?? [];
  return words.length > 1 && piece.length / words.length < 2.5;
}

/** What of a name is worth testing: all of it, or only the `part` before what a build tool or a counter has added. */
export type Stable = { readonly exact: string } | { readonly part: string; readonly start: boolean };

/** The part that lasts, or undefined. `start`: it is where the name begins. */
export function stable(name: string): Stable | undefined {
  if (name.length < 2 || name.length > 60 || /["\\{},\s]/.test(name) || GENERATED.test(name) || PASSING.test(name))
    return undefined;
  // As bundlers name CSS modules: _name_hash_line.
  const bundled = /^(_[A-Za-z][A-Za-z-]{2,}_)\w{4,}_\d+$/.exec(name)?.[1];
  if (bundled !== undefined) return { part: bundled, start: true };
  const pieces = name.split(/([_-]+)/);
  const drawn = pieces.findIndex(
    (piece, index) => index % 2 === 0 && (isHash(piece) || (index > 0 && /^\d+[a-z]?$/.test(piece))),
  );
  if (drawn === -1) return /^\d/.test(name) ? undefined : { exact: name };
  const part = pieces.slice(0, drawn).join('');
  return part.replaceAll(/[_-]/g, '').length >= 3 ? { part, start: true } : undefined;
}

export function isUtility(name: string): boolean {
  return UTILITY.test(name);
}
