/** What a selector for completions may say, whoever wrote it: a person on the picker, or a file. Pure text; nothing here asks a browser. */

/** Longest selector, in UTF-16 code units. */
export const MAX_SELECTOR_CHARS = 300;
/** Most elements one selector walks through: `a > b c` are three. */
const MOST_COMPOUNDS = 8;
/** A piece of a value that may stand anywhere in an attribute has to be this long to mean something. */
const MIN_PART_CHARS = 3;

/** Why a selector is not taken. Every code has its own sentence in the UI. */
export type SelectorProblem = 'empty' | 'long' | 'list' | 'pseudo' | 'nested' | 'syntax' | 'own' | 'part' | 'broad';

/** Types that are the page, the composer or a control, never a message. */
const NOT_A_MESSAGE =
  /^(?:html|head|body|main|form|textarea|input|select|option|button|label|nav|header|footer|script|style|iframe)$/;

const NAME = /-?[A-Za-z_][\w-]*/y;
const TYPE = /[A-Za-z][\w-]*/y;
const ATTRIBUTE = /\[(-?[A-Za-z_][\w-]*)(?:([~|^$*]?)="([^",{}\\\p{Cc}]*)"(?: i)?)?\]/uy;
const EVERY_OTHER = /:nth-child\((?:odd|even)\)/y;
const HAS_OR_NOT = /:(has|not)\(/y;
const COMBINATOR = /\s*>\s*|\s+/y;

/** One element of a selector, as far as it matters here. */
interface Compound {
  readonly type: string | undefined;
  /** It says more than which type of element: a class, an id, an attribute's value, the name of a custom element, or what is inside. */
  readonly telling: boolean;
  /** Elements in a row, this one last, each the child of the one before. */
  readonly steps: number;
}

class Refusal extends Error {
  readonly problem: SelectorProblem;

  constructor(problem: SelectorProblem) {
    super(problem);
    this.problem = problem;
  }
}

/** Reads from left to right and never goes back, so that no text takes long. */
class Reader {
  readonly #text: string;
  #at = 0;
  /** `:has` and `:not` so far. */
  #groups = 0;

  constructor(text: string) {
    this.#text = text;
  }

  /** The last element, which is what the selector matches. */
  subject(): Compound {
    const subject = this.#complex(false);
    if (this.#at < this.#text.length) this.#fail();
    return subject;
  }

  #take(pattern: RegExp): RegExpExecArray | undefined {
    pattern.lastIndex = this.#at;
    const found = pattern.exec(this.#text);
    if (!found) return undefined;
    this.#at = pattern.lastIndex;
    return found;
  }

  #fail(): never {
    const rest = this.#text.slice(this.#at);
    if (rest.startsWith(',')) throw new Refusal('list');
    if (/^:(?:has|not)\(/.test(rest)) throw new Refusal('nested');
    throw new Refusal(rest.startsWith(':') ? 'pseudo' : 'syntax');
  }

  #complex(inside: boolean): Compound {
    let last = { ...this.#compound(inside), steps: 1 };
    for (let count = 1; this.#at < this.#text.length && !this.#text.startsWith(')', this.#at); count++) {
      const combinator = this.#take(COMBINATOR) ?? this.#fail();
      if (count === MOST_COMPOUNDS) throw new Refusal('long');
      const { type, telling } = this.#compound(inside);
      // Whose parent is known is known, too.
      last = combinator[0].includes('>')
        ? { type, telling: telling || last.telling, steps: last.steps + 1 }
        : { type, telling, steps: 1 };
    }
    return last;
  }

  #compound(inside: boolean): Omit<Compound, 'steps'> {
    const start = this.#at;
    const type = this.#take(TYPE)?.[0].toLowerCase();
    let telling = type?.includes('-') ?? false;
    for (;;) {
      const mark = this.#text[this.#at];
      if (mark === '.' || mark === '#') {
        this.#at++;
        if (!this.#take(NAME)) this.#fail();
        telling = true;
      } else if (mark === '[') telling = this.#attribute() || telling;
      else if (mark === ':') telling = this.#pseudo(inside) || telling;
      else break;
    }
    if (this.#at === start) this.#fail();
    return { type, telling };
  }

  /** Returns whether the test says something about what the element is. */
  #attribute(): boolean {
    const [, name = '', operator, value] = this.#take(ATTRIBUTE) ?? this.#fail();
    // What we set ourselves comes and goes with what is found.
    if (/data-sm-/i.test(`${name} ${value ?? ''}`)) throw new Refusal('own');
    if (value === undefined) return /^data-(?:message|turn|step)/i.test(name);
    const part = operator === '^' || operator === '$' || operator === '*';
    if (value === '' || (part && value.trim().length < MIN_PART_CHARS)) throw new Refusal('part');
    return true;
  }

  #pseudo(inside: boolean): boolean {
    if (this.#take(EVERY_OTHER)) return false;
    const start = this.#at;
    const group = this.#take(HAS_OR_NOT);
    if (!group) this.#fail();
    if (inside || this.#groups > 0) {
      this.#at = start;
      throw new Refusal('nested');
    }
    this.#groups++;
    if (group[1] === 'has') this.#take(/>\s*/y);
    const { telling } = this.#complex(true);
    if (!this.#take(/\)/y)) this.#fail();
    return group[1] === 'has' && telling;
  }
}

/** What is wrong with a selector, or undefined for one that may be used. Takes any text and never throws. */
export function selectorProblem(text: string): SelectorProblem | undefined {
  const selector = text.trim();
  if (selector === '') return 'empty';
  if (selector.length > MAX_SELECTOR_CHARS) return 'long';
  try {
    const { type, telling, steps } = new Reader(selector).subject();
    if (type !== undefined && NOT_A_MESSAGE.test(type)) return 'broad';
    // `main div` would be everything; `main > div > div` may be all that a page without names has to offer.
    return telling || steps > 2 ? undefined : 'broad';
  } catch (error) {
    if (error instanceof Refusal) return error.problem;
    throw error;
  }
}
