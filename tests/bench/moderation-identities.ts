/** Groups that the Madlibs sentences name (conversationai/unintended-ml-bias-analysis, Apache-2.0), for counting by group only. */
const IDENTITIES =
  'lesbian,gay,bisexual,transgender,trans,queer,lgbt,lgbtq,homosexual,straight,heterosexual,male,female,nonbinary,african american,african,black,white,european,hispanic,latino,latina,latinx,mexican,canadian,american,asian,indian,middle eastern,chinese,japanese,christian,muslim,jewish,buddhist,catholic,protestant,sikh,taoist,older,old,younger,young,teenage,millenial,middle aged,elderly,blind,deaf,paralyzed'
    .split(',')
    .toSorted((one, other) => other.length - one.length);
const NAMED = new RegExp(`\\b(?:${IDENTITIES.join('|')})\\b`, 'gi');

/** The groups a sentence names, each once, the longest name that fits: "African American" is neither "African" nor "American". */
export function identitiesOf(text: string): string[] {
  return [...new Set(Array.from(text.matchAll(NAMED), ([name]) => name.toLowerCase()))];
}
