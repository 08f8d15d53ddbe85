import { Profanity } from '@2toad/profanity';
import { AllProfanity } from 'allprofanity';
import { Filter } from 'bad-words';
import { cuss } from 'cuss';
import leo from 'leo-profanity';
import naughty from 'naughty-words/en.json' with { type: 'json' };
import { englishDataset, englishRecommendedTransformers, RegExpMatcher } from 'obscenity';
import profane from 'profane-words';
import manifest from '../../package.json' with { type: 'json' };

/**
 * Word filters of the npm registry to measure ours against: what extensions of this kind use. Each with its defaults; packages that are a list
 * only are looked for as whole words by one regular expression, which is the best that can be made of them. No reported word is kept.
 */
export interface WordFilter {
  readonly name: string;
  readonly version: string;
  readonly licence: string;
  /** Whether the text would be censored. */
  readonly flags: (text: string) => boolean;
}

function wholeWords(words: readonly string[]): (text: string) => boolean {
  const escaped = words.filter(Boolean).map((word) => word.replace(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`));
  const pattern = new RegExp(`(?<![\\p{L}\\p{N}])(?:${escaped.join('|')})(?![\\p{L}\\p{N}])`, 'iu');
  return (text) => pattern.test(text);
}

function version(name: keyof typeof manifest.devDependencies | keyof typeof manifest.dependencies): string {
  return { ...manifest.dependencies, ...manifest.devDependencies }[name];
}

/** Compiles them all; their licences are those of the packages at the versions in package.json. */
export function wordFilters(): WordFilter[] {
  const obscenity = new RegExpMatcher({ ...englishDataset.build(), ...englishRecommendedTransformers });
  const badWords = new Filter();
  const toad = new Profanity();
  const all = new AllProfanity({ silent: true });
  const sure = Object.entries(cuss).flatMap(([word, sureness]) => (sureness === 2 ? [word] : []));
  return [
    { name: 'obscenity', licence: 'MIT', version: version('obscenity'), flags: (text) => obscenity.hasMatch(text) },
    { name: 'leo-profanity', licence: 'MIT', version: version('leo-profanity'), flags: (text) => leo.check(text) },
    { name: 'bad-words', licence: 'MIT', version: version('bad-words'), flags: (text) => badWords.isProfane(text) },
    { name: '@2toad/profanity', licence: 'MIT', version: version('@2toad/profanity'), flags: (text) => toad.exists(text) },
    { name: 'allprofanity', licence: 'MIT', version: version('allprofanity'), flags: (text) => all.check(text) },
    { name: 'profane-words', licence: 'WTFPL', version: version('profane-words'), flags: wholeWords(profane) },
    { name: 'naughty-words', licence: 'CC-BY-4.0', version: version('naughty-words'), flags: wholeWords(naughty) },
    { name: 'cuss (surest)', licence: 'MIT', version: version('cuss'), flags: wholeWords(sure) },
  ];
}
