/** What a find is, in the words a person knows; each has a text in every language (`redactClass_…` in locales). */
export type FindClass =
  | 'email'
  | 'phone'
  | 'card'
  | 'card_code'
  | 'iban'
  | 'bic'
  | 'account'
  | 'id_number'
  | 'private_key'
  | 'ssh_key'
  | 'key'
  | 'password'
  | 'code'
  | 'database'
  | 'login'
  | 'wallet'
  | 'seed'
  | 'mac'
  | 'ip'
  | 'name';

/** A stretch of a text, in UTF-16 units, `end` exclusive. */
export interface Range {
  readonly start: number;
  readonly end: number;
}

/** One kind of secret, told to people by its class and, where there is one, by the proper name of whose it is. */
export interface Kind {
  /** Stable, kebab-case. */
  readonly id: string;
  readonly class: FindClass;
  /** A proper name, the same in every language: `GitHub`. */
  readonly brand?: string;
}

/** Something that looks like a secret. */
export interface Find extends Range, Kind {}

/** Finds some kinds in a folded text. Linear in the length of the text, whatever the text is. */
export type Finder = (text: string) => Iterable<Find>;
