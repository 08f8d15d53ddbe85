import type { Category } from '../../../../types.ts';

/** One turn of what a guard model is shown. */
interface Turn {
  readonly role: 'system' | 'user' | 'assistant';
  readonly content: string;
}

/** What a question is put together from. */
export interface Asking {
  /** The text to judge, already made harmless (`defuse`). */
  readonly text: string;
  /** The user's policy; '' for the format's own. */
  readonly policy: string;
  /** Drawn anew for every question: what the text cannot know. */
  readonly nonce: string;
  /** Only with `which`: the finer question. */
  readonly step?: string;
}

/** The part of a request that depends on the format. */
interface Question {
  readonly messages: readonly Turn[];
  /** Further fields of the body. */
  readonly extra?: Readonly<Record<string, unknown>>;
}

/**
 * What a guard has answered: nothing found; these categories; something, but `which` must be asked; undefined for any answer that is not
 * exactly of the format, which is never read as anything.
 */
export type Reading = 'safe' | 'which' | readonly Category[] | undefined;

/** One guard model's form: what it is asked, and how its answer is read. One file each. */
export interface Guard {
  /** Longest answer that can mean anything, in tokens. */
  readonly maxTokens: number;
  /** Whether an answer may end because the tokens are used up: only where the first one is all that counts. */
  readonly cutShort?: true;
  /** Categories whose absence its "safe" vouches for. */
  readonly covers: readonly Category[];
  /** Finer questions, gravest first, each with what a yes to it means. */
  readonly steps?: readonly { readonly ask: string; readonly means: readonly Category[] }[];
  /** What it counts as where it objects and may not be asked further. Only with `steps`. */
  readonly unnamed?: readonly Category[];
  question(asking: Asking): Question;
  read(answer: string, asking: Asking): Reading;
}
