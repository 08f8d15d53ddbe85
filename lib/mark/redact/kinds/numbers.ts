import type { Find } from '../types.ts';
import { cardCodes, cards } from './card.ts';
import { digitGroups } from './digit-groups.ts';
import { phones } from './phone.ts';

/** What is told by its digits: cards and phones. */
export function* numbers(text: string): Generator<Find> {
  const groups = digitGroups(text);
  yield* cards(text, groups);
  yield* cardCodes(text);
  yield* phones(text, groups);
}
