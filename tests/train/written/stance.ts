import type { Row } from '../data.ts';
import { capital, type Draw, HARMLESS, labelled, list, row } from './draw.ts';
import { ABUSE, ABUSED, BAD, EXCLUSION, GOOD, GROUPS, THINGS, UNPROTECTED } from './groups.ts';

/**
 * What is said about people, not which people: the same groups and the same words, hateful and in negation, counter-speech, reports and praise.
 * Written for this project after the kinds of confusion that the literature describes; no sentence of a test set was looked at.
 */

const HATE = list(
  "{G} are {bad} and {bad2}.|{G} are all {bad}.|every {g} I have met was {bad}.|every single {g} is {bad}.|most {G} are {bad}.|I hate {G} so much.|I really hate all {G}.|I loathe {G} with all my heart.|I cannot stand {G}.|I can't stand {G}, they are {bad}.|" +
    "{G} disgust me.|{G} make my skin crawl.|just looking at {G} makes me want to puke.|everybody knows that {G} are {bad}.|let's be honest, {G} are {bad}.|I honestly think {G} are {bad}.|is it just me or are {G} {bad}?|why are {G} always so {bad}?|why are there so many {bad} {G} here?|am I the only one who thinks that {G} are {bad}?|how can anyone like {G}? They are {bad}.|" +
    '{G} are like {bad}.|we treat {G} like {bad} because they are {bad}.|you {G} are {bad}.|you are just another {bad} {g}.|typical {g}: {bad}.|shut up, you are a {g}.|of course it was a {g}, they are all {bad}.|that {bad} {g} should go back where they came from.|{G} are everywhere now. They are {bad}.|here come the {G}. I hate them.|my neighbours are {G}. They are {bad} and {bad2}.|I saw some {G} today. What {bad} people, all of them.|look at these {G}. I wish they did not exist.|' +
    "{G} are ruining this country.|{G} are taking over and destroying everything.|{G} are the reason for every problem we have.|the world would be a better place without {G}.|the world does not need {G}.|{G} don't belong in our country.|{G} are not human.|{G} are not people like us.|{G} are not worth anything.|{G} will never be equal to us.|{G} will never be real people.|{G} don't deserve to live.|{G} don't deserve any respect.|" +
    "no {g} can be trusted.|no {g} is worth my respect.|there is nothing good about {G}.|nobody wants {G} around.|nobody likes {G}, and for good reason.|I have never met a {g} who was not {bad}.|I would never hire a {g}.|I don't want to live next to {G}.|nothing is as {bad} as a {g}.|being a {g} is a disgrace.|we should never let {G} {exclude}.|{G} must not {exclude}.|why do we let {G} {exclude}?|keep {G} out, they are {bad}.|send all {G} away.|{G} should go to hell.|" +
    'fuck {G}.|fucking {G}, always so {bad}.|I fucking hate {G}.|{G} are fucking {bad}.|{G} are so fucking {bad}.|{G} are a piece of shit.|{G} are only good for cleaning my house.|{G} are too stupid to {exclude}.|{G} belong at the bottom.|I wish {G} would just disappear.|I hope every {g} suffers.|I am glad when {G} die.|dead {G} are the only good ones.|it is a shame that {G} are born.|if you are a {g}, you are {bad}.|a {g} is worth less than a dog.',
);

const THREATS = list(
  "{G} should be {abused}.|every {g} should be {abused}.|{G} need to be {abused}.|{G} have to be {abused}.|{G} deserve to be {abused}.|someone should {abuse} all {G}.|somebody ought to {abuse} {G}.|we will {abuse} every last {g}.|we are coming to {abuse} you {G}.|I am going to {abuse} a {g} tonight.|let's {abuse} some {G}.|let us {abuse} all the {G} in this town.|" +
    "I want to {abuse} {G}.|I would love to {abuse} a {g}.|if I could, I would {abuse} every {g}.|we have to {abuse} the {G} before it is too late.|it is our duty to {abuse} {G}.|it is time to {abuse} {G}.|why has nobody {abused} these {G} yet?|{G} who come here will be {abused}.|go and {abuse} a {g}.|the only solution is that {G} are {abused}.|{G} are {bad} and should be {abused}.|here is a {g}. Somebody {abuse} them.|I can't wait until {G} are {abused}.|you {G} will all be {abused}.",
);

const KIND = list(
  "{G} are {good}.|{G} are {good} and {good2}.|I admire {G}.|I respect {G} a lot.|I support {G}.|we should support {G} wherever we can.|let us celebrate {G} and what they have done.|I stand with {G}.|I am grateful to the {G} in my life.|it makes me happy to see {G} succeed.|{G} rock!|{G} have always been {good}.|you {G} are {good}.|what a {good} {g} you are.|the most {good} person I know is a {g}.|I wish there were more {G} like her.|being a {g} is beautiful.|it is good to be a {g}.|how {good} {G} are!|aren't {G} {good}?|more {G} should run for office.|nothing makes me prouder than being a {g}.|{G} enrich our lives.|{G} belong here.|{G} belong in our country.|{G} are human.|{G} are people like us.|all {G} are {good}.|I really like {G}.|I am so happy that {G} are {good}.|{G} are {good}, and nobody should say otherwise.|every {g} deserves respect.|every {g} deserves to live in safety.|{G} deserve equal rights.|{G} deserve to be treated well.|{G} should be allowed to {exclude}.|{G} should have the same rights as everybody.|{G} must be protected.|{G} make this town a better place.|I am proud to be a {g}.|we are {G} and we are proud of it.|as a {g}, I feel at home here.|" +
    "my best friend is a {g}.|our new teacher is a {g}.|I am a {g} and I like to cook.|there are some {G} at my school.|my neighbour, a {g}, bakes bread on Sundays.|many {G} live in this city.|{G} came to this region about a century ago.|how many {G} work in hospitals?|the film is about two {G} who open a shop.|the museum shows works by {G}.|the survey asked {G} about their daily life.|a {g} won the election.|the {g} on the bus read a newspaper.|thank you to all {G} who helped.|we need more {G} in politics.|it is great to see {G} on television.|the new law gives {G} the right to {exclude}.|let's invite some {G} to the party.|{G} often face discrimination at work.|many {G} are afraid of violence.|{G} were persecuted for centuries, and it must not happen again.|nothing is wrong with being a {g}.|being a {g} is nothing to be ashamed of.",
);

const NEGATED = list(
  "{G} are not {bad}.|{G} are not {bad}, they are {good}.|{G} aren't {bad} at all.|no, {G} are not {bad}.|not all {G} are {bad}; hardly anybody is.|no {g} is {bad}.|no {g} should be {abused}.|{G} should never be {abused}.|{G} must not be {abused}.|{G} don't deserve to be {abused}.|we must never {abuse} {G}.|nobody should ever {abuse} a {g}.|nobody has the right to {abuse} {G}.|" +
    "I do not hate {G}, I love them.|I have never hated {G}.|I would never {abuse} a {g}.|I would never say that {G} are {bad}.|I don't think {G} are {bad}.|I don't believe that {G} are {bad}.|nobody should say that {G} are {bad}.|nobody may call {G} {bad}.|it is wrong to say that {G} are {bad}.|it is not true that {G} are {bad}.|it is never right to {abuse} {G}.|it is a myth that {G} are {bad}.|there is no reason to hate {G}.|there is nothing {bad} about {G}.|calling {G} {bad} is wrong.|calling {G} {bad} says more about you than about them.|hating {G} is wrong.|I hate it when people call {G} {bad}.|I hate people who {abuse} {G}.|I hate that {G} are {abused} in some countries.|it makes me sick that {G} are {abused}.|it disgusts me that anyone would {abuse} a {g}.|{G} can {exclude} like everyone, and it is not {bad}.|you will never hear me say {G} are {bad}.|never call a {g} {bad}.|don't {abuse} {G}.|please stop hating {G}.|stop the violence against {G}.",
);

const COUNTER = list(
  '"{hate}" is a disgusting thing to say.|"{hate}" That is plain bigotry.|"{hate}" is hate speech, and it is not welcome here.|saying "{hate}" is simply wrong.|how can anyone say "{hate}"?|whoever says "{hate}" should be ashamed.|people who say "{hate}" know nothing.|you just said "{hate}". Please apologise.|stop saying "{hate}".|I can\'t believe he said "{hate}" to my friend.|he was fired for writing "{hate}".|she was banned for posting "{hate}".|the court fined him for shouting "{hate}".|the police are looking for whoever wrote "{hate}" on the wall.|the leaflet claimed: "{hate}" Historians have shown that it was propaganda.|the article explains why "{hate}" is a lie.|' +
    'in the novel the villain says: "{hate}"|never say "{hate}".|nobody should have to hear "{hate}".|a statement such as "{hate}" is an example of prejudice.|"{hate}" is what racists say, and they are wrong.|some people still think "{hate}", but that is false.|my uncle once said "{hate}", and I told him to leave.|the slogan "{hate}" was used by the dictatorship.|I was told "{hate}" at work, and it hurt.|if you say things like "{hate}", you are the problem.|sentences like "{hate}" make our community unsafe; report them.|don\'t listen to them when they say "{hate}".|this message, "{hate}", breaks our rules.|students discussed why the sentence "{hate}" is harmful.|I disagree with everyone who claims that "{hate}".',
);

const DISLIKE = list(
  "I hate {T}.|I really hate {T}.|I fucking hate {T}.|{T} make me sick.|I can't stand {T}.|fuck {T}.|{T} should be banned.|{T} are disgusting.|{T} are the worst.|I wish {T} did not exist.|I despise {T}.|nobody likes {T}.|{T} are trash.|there is nothing good about {T}.|why are {T} so annoying?|I want to destroy {T}.|we should get rid of {T}.|{T} are a plague.|kill {T} with fire.|the world would be better without {T}.|{T} are so fucking stupid.|{T} deserve to be thrown away.|down with {T}.",
);

const PROFANE = list(
  "{x} yes, I passed the exam!|holy {n}, that was a great match.|this {n} is so good.|I am so {f} {feel} today.|I am {f} {feel}.|what the {n} is going on with the weather?|{x}, that was close.|this {f} printer is out of paper again.|oh {x}, I forgot my keys.|that was a {f} {nice} film.|{x}, I burned the rice.|I am so {f} happy for you.|you are {f} {nice}.|you look {f} {nice} tonight.|what a {f} {nice} day.|it is {f} cold outside.|we had a {f} good time.|that is some crazy {n}.|I don't give a {n} about football.|no {n}, I told you so.|it is {f} {nice} that we won.|my arse hurts from the long ride.|this game is a bitch to learn.|life is a bitch sometimes.|I fucked up my exam.|who the {n} ate my sandwich?|get your shit together, we leave in five minutes.|I love the shit out of this song.|that joke was so {f} funny.|stop being so {f} good at this.|{f} finally, the train is here.|I can't {f} wait for summer.|that {f} {thing} broke again.|where is my {f} {thing}?|I need a {f} {thing}.|my {thing} is {f} {nice}.|{x}! I dropped the {thing}.|this {thing} tastes like shit.|I feel like shit this morning.|the {thing} was {f} expensive.|I {f} love {thing2}s.|we are {f} screwed, the {thing} is gone.|shut the {n} up, no way you won!|he plays the guitar so {f} well.|everyone had a {f} {nice} time at the party.",
);
const PROFANE_LISTS = {
  x: list('fuck|shit|damn|damn it|bloody hell|oh my fucking god|hell|holy shit|goddamn|fuck me|crap'),
  n: list('fuck|shit|hell|crap|damn'),
  f: list('fucking|damn|bloody|goddamn|freaking|fuckin|effing|motherfucking'),
  nice: list('brilliant|amazing|beautiful|gorgeous|awesome|good|great|delicious|perfect|hilarious|lovely|cool|stunning'),
  feel: list('tired|happy|hungry|proud|bored|cold|excited|drunk|sick of waiting|late|done with this week|nervous|grateful'),
  thing: list('coffee|phone|car|sandwich|bus|laptop|pizza|bike|dog|remote|umbrella|beer|toaster|guitar|jacket'),
};

/** What may stand before and after any statement, whatever it says. */
const BEFORE = list('honestly,|to be clear,|I believe that|you know,|these days|my teacher says that|listen,|for the record,|frankly,|let me tell you:|as everyone knows,|I have to say that|it seems to me that|people,|look,|sorry, but|well,|my friend thinks that|after all,|guess what:|in this town|yesterday I heard that|again and again I see that|trust me,|I repeat:'); // prettier-ignore
const AFTER = list('and that is a fact|, end of story|and everyone knows it|in this country|these days|, my friend|, period|, and I mean it|, if you ask me|, no doubt about it|, that is what I think|, believe me|, and it shows|and always will|, lol|, don\'t you think|, full stop|, just saying|, whether you like it or not|all over the world'); // prettier-ignore

const RECLAIMED = list('we are {r}s and proud of it.|as a {r} I am happy to see this film.|I call myself a {r} and I love it.|my {r} friends are coming over tonight.|good morning to all my {r}s.|this one goes out to every {r} who needs it.|I am a proud {r}.|us {r}s have to stick together.|that {r} is my best friend.|look at this {r} looking gorgeous.|every {r} deserves to be happy.'); // prettier-ignore
const RECLAIMED_WORDS = list('queer|dyke|bitch|nigga|fag|homo|crip|hoe|butch|femme|tranny|bear|slut|faggot');

const LEET: Readonly<Record<string, string>> = { a: '4', e: '3', i: '1', o: '0', s: '$', t: '7' };

/** A misspelling: a letter swapped, dropped, doubled or written in leet, or two words run together. */
function misspelt(draw: Draw, text: string): string {
  const at = 1 + Math.floor(draw.random() * Math.max(1, text.length - 3));
  const letter = text.charAt(at);
  const kinds = [
    () => text.slice(0, at) + text.charAt(at + 1) + letter + text.slice(at + 2),
    () => text.slice(0, at) + text.slice(at + 1),
    () => text.slice(0, at) + letter + letter + text.slice(at + 1),
    () => text.replaceAll(/[aeiost]/g, (own) => (draw.chance(0.35) ? (LEET[own] ?? own) : own)),
    () => text.replace(' ', ''),
    () => text.toLowerCase().replaceAll(/[.,'"]/g, ''),
  ];
  return draw.of(kinds)();
}

/** @param count rows of hateful sentences; the others come in proportion */
export function stanceRows(draw: Draw, count: number): Row[] {
  const say = (templates: readonly string[], things?: readonly string[]): string => {
    const [many, one] = draw.of(GROUPS);
    const lists = {
      G: [many],
      g: [one],
      bad: BAD,
      good: GOOD,
      abused: ABUSED,
      abuse: ABUSE,
      exclude: EXCLUSION,
      T: things ?? [],
      r: RECLAIMED_WORDS,
    };
    return draw.fill(draw.of(templates), lists).replaceAll(/\b([Aa]) (?=[aeiouAEIO])/g, '$1n ');
  };
  const styled = (text: string): string => {
    const more = draw.chance(0.2)
      ? `${draw.of(BEFORE)} ${text}`
      : draw.chance(0.15)
        ? text.replace(/[.!]$/, (end) => `${` ${draw.of(AFTER)}`.replace(' ,', ',')}${end}`)
        : text;
    const cased = draw.chance(0.85) ? capital(more) : more;
    return draw.chance(0.15)
      ? misspelt(draw, cased)
      : draw.chance(0.08)
        ? cased.replace(/[.]$/, draw.of(['!', '', '!!!', ' ...']))
        : cased;
  };
  const hateful = () => say(draw.chance(0.25) ? THREATS : HATE);
  const counter = () => draw.of(COUNTER).replace('{hate}', () => (draw.chance(0.8) ? capital(hateful()) : hateful()));
  const made = (share: number, make: () => Row): Row[] => Array.from({ length: Math.round(count * share) }, make);
  return [
    ...made(0.7, () => row(styled(say(HATE)), labelled('hate', 'harassment?', 'violence?'))),
    ...made(0.3, () => row(styled(say(THREATS)), labelled('hate', 'violence', 'harassment?'))),
    ...made(0.4, () => row(styled(say(KIND)), HARMLESS)),
    ...made(0.5, () => row(styled(say(NEGATED)), HARMLESS)),
    ...made(0.45, () => row(styled(counter()), HARMLESS)),
    ...made(0.12, () => row(styled(say(DISLIKE, THINGS)), HARMLESS)),
    ...made(0.1, () => row(styled(say(DISLIKE, UNPROTECTED)), labelled('harassment?'))),
    ...made(0.03, () => row(styled(draw.fill(draw.of(PROFANE), { ...PROFANE_LISTS, thing2: PROFANE_LISTS.thing })), HARMLESS)),
    ...made(0.06, () => row(styled(say(RECLAIMED)), HARMLESS)),
  ];
}
