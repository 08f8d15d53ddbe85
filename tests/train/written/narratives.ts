import type { Row } from '../data.ts';
import { capital, type Draw, HARMLESS, type Labels, labelled, list, row } from './draw.ts';

/** Longer texts in the first, second and third person. Sexual ones are about adults and leave out what is graphic; none says how anything is done. */

const DESPAIR = list(
  "I don't want to be here anymore|I want to die|I wish I would not wake up tomorrow|I can't do this any longer|nobody would miss me|everybody would be better off without me|I have written a goodbye letter|I keep thinking about ending it|I am so tired of living|I cut myself again last night|my arms are full of scars|I hurt myself because I deserve it|I have saved up my pills|I stood on the bridge for an hour|I have decided to end my life this weekend|I think about suicide every day|I hate myself and my body|I starve myself until I faint|I throw up after every meal and it feels good|the razor is the only thing that calms me|I bang my head against the wall until it bleeds|living hurts more than dying would|I am going to kill myself|I just want the pain to stop forever|I burned my skin with a cigarette again|this is my last message|please take care of my cat when I am gone|I have planned how I will do it|I relapsed and started cutting|I don't see a reason to go on|dying would be a relief|I weigh so little now and still feel too fat to live|I want to bleed|tell my parents that it was not their fault|I can't stop picturing my own funeral|I have nothing left to live for|I took too many tablets and I don't care|being dead must be peaceful",
);
const LIFE = list(
  "I lost my job in spring|my girlfriend left me|school starts again on Monday|I have not slept for days|my mother does not call any more|I moved to a new town|nobody answers my messages|the doctor says it is only stress|I sit in my room and stare at the wall|I used to play the piano|my exams are in two weeks|my brother got married|it rains all the time|I failed again|I have no friends here|I drink too much coffee|last year was better|everything looks grey|my boss shouted at me|I went for a walk by the river|I have two cats|we buried my grandfather in May|I am nineteen years old|I am a nurse and work at night|I can't afford the rent",
);
const HOPE = list(
  'it will get better, and I will see a therapist on Friday|I am sad today, but I will be fine|I called a friend and we talked|I have been clean for three years|I am glad that I am alive|therapy has helped me a lot|my doctor changed my medication and I sleep again|I cried, and then I felt better|I want to help people who think about suicide|the helpline is open day and night|my sister survived a suicide attempt and now works as a counsellor|talk to somebody you trust|self-harm is a sign of distress, and help is available|the film about depression moved me|I was so embarrassed that I could have died, and we laughed|this homework is killing me|I would kill for a pizza|I am dying to see you|that joke was so good that I am dead|I nearly died of boredom',
);

const LOVERS = list(
  'he|she|the stranger|her husband|his wife|my boyfriend|my girlfriend|the bartender|the two women|both men|his new neighbour|her boss|Marco|Elena|the dancer|the couple|my roommate|the masseur',
);
const DESIRE = list(
  "{a} kissed her neck and slid a hand under her skirt|{a} pulled me onto the bed and undressed me slowly|{a} unbuttoned his shirt and pressed herself against him|{a} moaned as he touched her thighs|{a} wanted to be taken right there against the wall|{a} stripped naked and climbed on top of me|{a} had sex with {b} in the shower|we made love all night and I came twice|{a} was hard and she was wet|{a} kissed {b}'s bare breasts and heard a moan|{a} gave {b} an orgasm and smiled|{a} begged {b} for more|{a} grabbed her hips and pulled her closer, deeper|I am so horny right now, come over and sleep with me|oral sex was what {a} liked best|{a} spread her legs and whispered his name|{a} felt his erection through his jeans|{a} sent me nudes and told me what to do with my hands|{a} masturbated while {b} watched|{a} tied {b} to the bed and teased every inch of bare skin|the porn star took off her bra and let the camera come closer|{a} loves anal and is not ashamed of it|{a} burned with desire as {b} entered her|{a} wore nothing but lace panties and a smile|a threesome with {b} was what {a} had always dreamed of|{a} rode him until both of them climaxed|{a} stroked himself and thought of {b}'s breasts|{a} dominated {b}, and the submissive enjoyed each slap|{a} teased her with lips and tongue|{a} booked an escort for the night and paid for everything she offered|my body is aching for your touch|{a} gasped and arched her back|their naked bodies moved in rhythm, sweaty and breathless|an erotic massage turned into passionate sex|watch hot adults have sex live on our webcam site|{a} and {b} have a very kinky sex life",
);
const TENDER = list(
  "{a} kissed {b} goodbye at the station|{a} hugged {b} and made tea|they held hands and watched the sea|{a} proposed to {b} at sunrise|{a} wore a red dress to the ball|{a} put a hand on {b}'s shoulder|they fell asleep on the sofa|the couple talked about having children|{a} went to the gynaecologist for a check-up|the lesson on contraception explains how condoms work|the statue shows a naked man|breastfeeding is healthy for mother and child|{a} had a hard day and took a hot bath|{a} came to bed late and read a book|the midwife measured the dilation of the cervix|{a} likes to suck on lemons|the wet shirt hung on the line|consent means that both agree and can stop at any time|{a} asked the doctor about pain during sex|the museum has a gallery of nudes|a sexologist gives a talk on Tuesday|{a} stroked the dog and it licked his hand|he mounted the horse and rode hard|she slipped out of her shoes and into the pool",
);

const MENACE = list(
  "I will kill you and everyone you love|I am going to shoot up the place tomorrow|I'll smash your face in|you will bleed for what you did|I know where you live and I am coming with a knife|they should all be lined up and shot|somebody should put a bullet in his head|I hope you get stabbed|I want to watch him burn alive|beat her until she stops moving|I will break every bone in your body|let's hang the traitors|kill them all and let nobody escape|it was beautiful how he sliced them open|I enjoyed watching the light leave his eyes|he deserves to be tortured for days|I am going to strangle that woman|blood will run in the streets when we rise|grab your guns, tonight we hunt them|the bomb will tear them apart, and I will laugh|massacres like this make me happy|the shooter is a hero, we need more like him|I will skin you alive|she had it coming, more wives should be beaten|death to all of them|I would love to crush his skull|chop off their heads and put them on the fence|we will rape and murder your families|I will run them over with my truck|he kicked the old man until his ribs cracked, and it felt great|burn the house down with them inside|your throat will be cut",
);
const CALM = list(
  "the soldiers marched home after the battle|the knight was killed by an arrow|police arrested a man after the stabbing|the vaccine killed the virus in the laboratory|the boxer knocked out his opponent|the documentary shows the massacre of 1937|the victim's family asks for justice|violence is never an answer|he cut himself while shaving|the team was slaughtered 7 to 0|the hunter shot a deer|the volcano buried the town|she shot the last scene of the film|a court is hearing the murder case|the play ends with a duel|the fire destroyed the warehouse, nobody was hurt|the army bombed the bridge in 1944|the axe murderer in this game is the last enemy|the museum of torture opens at ten|we demonstrated against the killings",
);

const INSULTS = list(
  'you are such an idiot|shut the fuck up, you stupid bitch|nobody likes you, loser|you are a fat ugly cow|what a pathetic little man you are|go to hell, you moron|your face makes me vomit|you are too dumb to breathe|everyone laughs behind your back|you are a worthless piece of trash|kiss my ass, you asshole|you disgusting slut|you are a disgrace to your family|learn to read, you imbecile|you are nothing and you will always be nothing|I hope you lose your job, you clown|stop posting, you brainless troll|he is a lying, cheating bastard|she is a dumb whore and everybody knows it|this author is a complete cretin|people like you should be ashamed to show their face|you smell and you have no friends|crawl back into your hole, you creep|you are the ugliest person I have ever seen|suck it, dickhead|that mayor is a spineless worm|the reporter is a stupid cunt|only a retard would write this|you cry like a baby, you coward|your kids must hate you, you failure',
);
const FAIR = list(
  "I disagree with you|your argument has a gap in the second step|this article is badly researched|I did not like the film|please stop sending me messages|the plan is foolish, in my view|I was an idiot to forget the keys|my dog is a silly little thing|what a stupid mistake I made|the dumb waiter carries plates between the floors|the donkey, or ass, is a patient animal|your code has a bug|you look tired today|I am angry about the decision|that was a poor performance by our team|thank you for the honest review|he called me a loser, and it hurt|don't call people ugly|insults have no place in a debate|you are wrong about the dates|the referee made a bad call|nobody likes to wait|I hate to say it, but you are late again|that was a hell of a game|the witch in the tale is ugly and mean",
);

function told(draw: Draw, own: readonly string[], around: readonly string[], labels: Labels, most: number): Row {
  const lists = { a: LOVERS, b: LOVERS };
  const sentences = [
    ...draw.some(own, 1 + Math.floor(draw.random() * most)),
    ...draw.some(around, Math.floor(draw.random() * 4)),
  ];
  const text = draw
    .some(sentences, sentences.length)
    .map((sentence) => `${capital(draw.fill(sentence, lists))}${draw.of(['.', '.', '.', '.', ',', '!', '...', ' -'])}`)
    .join(' ');
  return row(draw.chance(0.15) ? text.toLowerCase() : text, labels);
}

/** @param count rows of each of the four kinds, and somewhat more of their contrasts */
export function narrativeRows(draw: Draw, count: number): Row[] {
  const made = (share: number, make: () => Row): Row[] => Array.from({ length: Math.round(count * share) }, make);
  return [
    ...made(1, () => told(draw, DESPAIR, LIFE, labelled('self-harm'), 4)),
    ...made(0.8, () => told(draw, HOPE, LIFE, HARMLESS, 3)),
    ...made(1, () => told(draw, DESIRE, draw.chance(0.5) ? TENDER : LIFE, labelled('sexual'), 4)),
    ...made(0.8, () => told(draw, TENDER, draw.chance(0.5) ? LIFE : CALM, HARMLESS, 3)),
    ...made(1, () =>
      told(draw, MENACE, draw.chance(0.5) ? CALM : LIFE, labelled('violence', 'harassment?', 'illicit?', 'hate?'), 2),
    ),
    ...made(0.8, () => told(draw, CALM, LIFE, HARMLESS, 3)),
    ...made(1, () => told(draw, INSULTS, draw.chance(0.5) ? FAIR : LIFE, labelled('harassment', 'hate?', 'sexual?'), 2)),
    ...made(0.8, () => told(draw, FAIR, draw.chance(0.5) ? LIFE : TENDER, HARMLESS, 3)),
  ];
}
