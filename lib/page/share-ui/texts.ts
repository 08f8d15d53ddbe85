import type { ShareFailure } from '../../messages.ts';
import type { Lack, Quota, ReasonCode } from '../../types.ts';

/** What is said about shares on the page, in the user's language; read once, because an orphaned script cannot ask for it any more. */
export interface ShareTexts {
  /** Name of the button beside a completion. */
  readonly button: string;
  readonly more: string;
  readonly close: string;
  readonly setName: string;
  /** "This is an occasional one-off …": leads to where its reason is written. */
  readonly oneOff: string;
  readonly toReview: string;
  readonly review: string;
  readonly dropped: string;
  readonly notOut: string;
  readonly nothingLost: string;
  /** The file's name is that of the site and the model: it is given clean and isolated. */
  saved(file: string, quota: Quota): string;
  /** Which mark the picture does without, and why. */
  lacks(lack: Lack): string;
  /** Each of these says what is the matter and what to do. */
  refused(code: ReasonCode): string;
  failed(why: ShareFailure): string;
  /** @param at ms since 1970 */
  freeAt(at: number): string;
}
