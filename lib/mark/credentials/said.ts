import type { Agent } from './claim.ts';

/** A person or company as a certificate names it. Anybody can make a certificate with any name. */
export interface Party {
  readonly name?: string;
  readonly company?: string;
}

export interface SaidAction {
  readonly action: string;
  readonly sourceType?: string;
  readonly agent?: Agent;
  /** As it was written, which may be no date at all. */
  readonly when?: string;
  readonly description?: string;
}

interface SaidIngredient {
  readonly title?: string;
  readonly format?: string;
  readonly relationship?: string;
  readonly description?: string;
}

/** What content credentials say. Texts are safe lines (see `plain`) of at most 300 graphemes, lists have at most 100 entries; none of it is proved. */
export interface Said {
  readonly title?: string;
  /** Of the picture's share, if it has the form that Sharemark's have. */
  readonly share?: string;
  readonly signer?: Party;
  readonly issuer?: Party;
  readonly generator?: Agent;
  readonly actions: readonly SaidAction[];
  /** IRIs of what the picture or parts of it come from, without repetition. */
  readonly sourceTypes: readonly string[];
  readonly ingredients: readonly SaidIngredient[];
  /** The id that the invisible watermark is said to carry, if it is one of Sharemark's. */
  readonly watermark?: number;
}
