import { atMost, redactText, type Suggestion } from '../../mark/redact/apply.ts';
import { findSecrets, type Find } from '../../mark/redact/index.ts';
import type { Settings } from '../../settings/schema.ts';
import { sha256 } from '../../sha256.ts';
import { MOST_SPANS } from '../../share-protocol.ts';
import type { Draft } from './drafts.ts';
import type { ShareDeps } from './types.ts';

/** What looks like a secret in a text, as far as the user wants to know. */
export function suggestionsFor(text: string, { share }: Pick<Settings, 'share'>): Find[] {
  return share.redaction === 'off' ? [] : atMost(findSecrets(text, share.names), MOST_SPANS);
}

/** The parts of a draft that change when something of it is hidden. */
type Hidden = Pick<Draft, 'text' | 'textHash' | 'shot' | 'redacted'>;

/**
 * Hides what a person confirmed, in the capture and in the text, before any mark is made of either. The hash is that of the new text: one of
 * the old text would let anybody try out what was hidden.
 *
 * @param chosen indices of the draft's suggestions; all of them if nobody said
 */
export async function hide(
  { text, textHash, shot, suggestions = [] }: Draft,
  chosen: readonly number[] | undefined,
  { cover, words }: Pick<ShareDeps, 'cover' | 'words'>,
): Promise<Hidden> {
  const hidden: Suggestion[] = suggestions.filter((_, index) => chosen?.includes(index) ?? true);
  if (hidden.length === 0) return { text, textHash, shot };
  const redacted = redactText(text, hidden, words);
  const boxes = hidden.flatMap((one) => one.boxes);
  return { text: redacted, textHash: sha256(redacted), shot: await cover(shot, boxes), redacted: hidden.length };
}
