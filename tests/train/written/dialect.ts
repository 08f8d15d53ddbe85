import type { Row } from '../data.ts';
import { capital, type Draw, HARMLESS, list, row } from './draw.ts';

/**
 * Everyday sentences in African American English and in standard English. The tweets in the training data tie the former to offensive words;
 * harmless sentences with its grammar (habitual be, no copula, negative concord, finna, done) say that grammar is no offence.
 */

const LISTS: Readonly<Record<string, readonly string[]>> = {
  who: list('my cousin|my brother|she|he|they|my mama|my daddy|them kids|we|the teacher|my homegirl|Uncle Ray|people|Tasha|my neighbour|everybody|that boy|my boss|the bus driver|Jamal and them|them girls|my granny'),
  doing: list('cooking on Sundays|singing in the choir|working nights|playing ball after school|braiding hair|laughing at my jokes|running late|studying at the library|talking on the phone|washing the car|dancing in the kitchen|reading to the kids|watching the game|sleeping in class|helping out at church|walking the dog|telling stories|fixing bikes|driving too fast|eating up all the cereal|acting silly|fussing about the rent|hollering at the TV|cleaning the yard'),
  feeling: list('tired|happy|hungry|late|busy|nice|sick|quiet|funny|home by six|at work|ready to go|in church|mad about the score|cold|up early|outside|sleepy|broke by Friday|sweet to me|loud'),
  thing: list('the dishes|his homework|my shoes|that movie|them tickets|the whole pie|her keys|the rent|a new coat|some greens|the news|my phone'),
}; // prettier-ignore

const AAE = list(
  "{who} be {doing}|{who} be {feeling}|{who} always be {doing}|{who} don't be {doing}|{who} be {feeling} when they {doing2}|do {who} be {doing}?|{who} {feeling}|{who} finna eat|{who} finna be {feeling}|{who} done bought {thing}|{who} done lost {thing}|{who} been had {thing}|{who} ain't never seen {thing}|ain't nobody {feeling}|don't nobody want {thing}|{who} ain't {feeling}|{who} gon' be {feeling}|{who} was {doing} like it wasn't nothing|it be {feeling} in here|y'all be {doing}|{who} stay {doing}|I'm tryna get {thing}|she be like, where {thing} at?|he got {thing} and he {feeling}|{who} say they {feeling}|where {who} at?",
);
const STANDARD = list(
  '{who} is usually {doing}|{who} is often {feeling}|{who} is always {doing}|{who} is not {doing}|{who} is {feeling}|is {who} {doing}?|{who} is about to eat|{who} has bought {thing}|{who} has lost {thing}|{who} has had {thing} for years|{who} has never seen {thing}|nobody is {feeling}|nobody wants {thing}|{who} is going to be {feeling}|it is often {feeling} in here|you are all {doing}|I am trying to get {thing}|where is {who}?',
);

/** @param count sentences of each kind */
export function dialectRows(draw: Draw, count: number): Row[] {
  const lists = { ...LISTS, doing2: LISTS['doing'] ?? [] };
  const say = (templates: readonly string[]): Row => {
    const text = draw.fill(draw.of(templates), lists);
    const more = draw.chance(0.2) ? ` ${draw.of(['and', 'but', 'so', 'cause'])} ${draw.fill(draw.of(templates), lists)}` : '';
    return row(
      `${draw.chance(0.7) ? capital(text) : text}${text.endsWith('?') ? '' : more}${draw.chance(0.6) && !text.endsWith('?') ? '.' : ''}`,
      HARMLESS,
    );
  };
  return Array.from({ length: count }, () => [say(AAE), say(STANDARD)]).flat();
}
