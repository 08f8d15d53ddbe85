import type { Topic } from '../../../lib/types.ts';
import { topicWords } from '../../../lib/moderate/topics/words.ts';
import { adult } from './cues/adult.ts';
import { advice } from './cues/advice.ts';
import { campaigning } from './cues/campaigning.ts';
import { deception } from './cues/deception.ts';
import { gamblingSubstances } from './cues/gambling-substances.ts';
import { radicalization } from './cues/radicalization.ts';
import { spam } from './cues/spam.ts';

/** Phrases, separated by commas: `*` stands for the rest of a word, `...` for a few words, `#` for a number, `(a|b)` for either, `x?` for one that may be missing. */
export interface TopicPhrases {
  /** What such a text is about. */
  readonly about: string;
  /** What it does: urges, sells, instructs. */
  readonly acts: string;
  /** Both at once. */
  readonly tells: string;
}

const TOPIC_PHRASES: Readonly<Record<Topic, TopicPhrases>> = {
  campaigning,
  spam,
  deception,
  radicalization,
  'gambling-substances': gamblingSubstances,
  adult,
  advice,
};

const listOf = (phrases: string): string[] =>
  phrases
    .split(/[,\n]/)
    .map((one) => one.trim())
    .filter(Boolean);

/** One way to say a phrase. @param vocabulary words that a `*` may stand for */
function said(phrase: string, vocabulary: readonly string[], random: () => number): string[] {
  let text = phrase.replaceAll('...', ' ').replaceAll(/\[(.)[^\]]*\]/g, '$1');
  while (/\([^()]*\)/.test(text))
    text = text.replace(/\(([^()]*)\)(\??)/, (_, choices: string, mayMiss: string) => {
      if (mayMiss && random() < 0.5) return '';
      const all = choices.split('|');
      return all[Math.floor(random() * all.length)] ?? '';
    });
  text = text.replaceAll(/[a-z]?\?/g, (letter) => (random() < 0.5 ? letter.slice(0, -1) : ''));
  return text.split(/\s+/).flatMap((word) => {
    if (!word.endsWith('*')) return topicWords(word);
    const stem = word.slice(0, -1);
    const fits = vocabulary.filter((other) => other.startsWith(stem) && other.length < stem.length + 5);
    return fits[Math.floor(random() * fits.length)] ?? [];
  });
}

/** A text put together from a topic's phrases, with words of an ordinary one between them. */
export function phraseText(
  topic: Topic,
  { vocabulary, ordinary, random }: { vocabulary: readonly string[]; ordinary: () => readonly string[]; random: () => number },
): string[] {
  const { about, acts, tells } = TOPIC_PHRASES[topic];
  const pick = (phrases: string): string[] => {
    const all = listOf(phrases);
    return said(all[Math.floor(random() * all.length)] ?? '', vocabulary, random);
  };
  const some = (): number => 2 + Math.floor(random() * 3);
  const words: string[] = [];
  for (let left = some(); left > 0; left -= 1) words.push(...pick(about), ...ordinary().slice(0, 3));
  for (let left = some(); left > 0; left -= 1) words.push(...pick(acts));
  if (random() < 0.5) words.push(...pick(tells));
  return words;
}
