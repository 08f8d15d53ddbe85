import { list } from './draw.ts';

/** Groups of people, each in the plural and as one of them; every template takes any of them, so that none stands for good or bad. */
export const GROUPS: readonly (readonly [many: string, one: string])[] = list(
  'women/woman|men/man|girls/girl|gay people/gay person|gays/gay man|gay men/gay man|lesbians/lesbian|bisexuals/bisexual|trans people/trans person|trans women/trans woman|transgender people/transgender person|queer people/queer person|' +
    'straight people/straight person|black people/black person|Black women/Black woman|Africans/African|white people/white person|Asians/Asian|Chinese people/Chinese person|Indians/Indian|Pakistanis/Pakistani|Arabs/Arab|Mexicans/Mexican|' +
    'Latinos/Latino|Native Americans/Native American|Roma people/Roma person|Poles/Pole|Turks/Turk|Jews/Jew|Jewish people/Jewish person|Muslims/Muslim|Christians/Christian|Catholics/Catholic|Hindus/Hindu|Sikhs/Sikh|Buddhists/Buddhist|atheists/atheist|' +
    'immigrants/immigrant|migrants/migrant|refugees/refugee|asylum seekers/asylum seeker|foreigners/foreigner|disabled people/disabled person|wheelchair users/wheelchair user|deaf people/deaf person|blind people/blind person|' +
    'autistic people/autistic person|people with disabilities/person with a disability|people with Down syndrome/person with Down syndrome|old people/old person|elderly people/elderly person|fat people/fat person',
).map((entry): [string, string] => {
  const [many = '', one = ''] = entry.split('/');
  return [many, one];
});

/** Who may be disliked without hating anyone for what they are. */
export const UNPROTECTED = list(
  'bankers|lawyers|landlords|politicians|journalists|football fans|referees|influencers|telemarketers|estate agents|hipsters|gamers|smokers|billionaires|tax collectors|cyclists|vegans|artists|critics|consultants|recruiters|golfers|tourists|capitalists|socialists|liberals|conservatives|drivers|managers|startup founders',
);

export const THINGS = list(
  'Mondays|traffic jams|this phone|pineapple on pizza|mosquitoes|weeds|cold coffee|spam|this printer|winter|the new update|horror films|that song|olives|wasps|slow Wi-Fi|homework|plastic bags|this laptop|brussels sprouts|pop-up ads|leaf blowers|early meetings|the stairs|commercials|rats in the cellar|cockroaches|airports|long queues|the metric system|broccoli|alarm clocks|wet socks|paperwork|crowded trains|that film|cardboard straws|garden slugs|paper cuts|the ending of that series',
);

export const GOOD = list(
  'kind|clever|hard-working|brave|generous|funny|wonderful|our neighbours|our friends|equal|welcome here|loved|strong|talented|patient|honest|human beings like everybody else|part of this country|amazing|beautiful|as good as anybody|important to this town|trustworthy|worthy of respect|lovely|fantastic|gorgeous|inspiring|smart|creative|valuable|precious|caring|graceful|admirable|respected|decent|gifted|incredible|remarkable|awesome|fabulous|great people|wonderful parents|valued colleagues|a gift to this town|full of ideas|the best neighbours one can have|resilient|loving|tolerant|peaceful|law-abiding|valid|unique|powerful|a blessing|the future|among the kindest people I know|heroes|leaders|artists, doctors and engineers|deserving of happiness|perfect the way they are',
);

export const BAD = list(
  'disgusting|filthy|stupid|subhuman|inferior|vermin|parasites|criminals|scum|animals|a disease|trash|evil|worthless|lazy|dirty|repulsive|liars|thieves|a plague|rapists|mentally ill|idiots|degenerate|freaks|savages|cockroaches|monsters|dangerous|a cancer on society|weak|pathetic|violent|ugly|primitive|unclean|retarded|garbage|rats|a burden|less than human|perverts|terrorists|leeches|sick|pigs|an infestation|dumb|disgraceful|the scum of the earth|abominations|backward|untrustworthy|hideous|revolting|gross|nasty|vile|horrible|awful|vermin and nothing else|maggots|dogs|swine|snakes|monkeys|beasts|demons|the devil|sinners|freeloaders|beggars|invaders|traitors|a threat to our children|unfit to live here|a waste of space|a waste of oxygen|a mistake of nature|unnatural|deviants|predators|crooks|cheats|cowards|sluts|brutes|barbarians|uncivilised|clueless|brainless|incapable of thought|lower than dirt|an insult to humanity|morons|imbeciles|losers|insects|lice|ticks|toxic waste|rubbish|filth|poison for our society|second-class|unworthy of love|mentally inferior|crazy|insane|hysterical|immoral',
);

export const ABUSED = list(
  'shot|beaten|killed|hanged|burned|raped|gassed|exterminated|attacked|drowned|locked up|wiped out|executed|stoned|slaughtered|stabbed|whipped|castrated|deported|tortured|punched|kicked|lynched|spat on|murdered|eliminated|eradicated|thrown in prison|shipped off|thrown out of the country|sterilised|run over',
);

export const ABUSE = list(
  'shoot|beat up|kill|hang|burn|rape|gas|exterminate|attack|drown|lock up|wipe out|execute|stone|slaughter|stab|whip|torture|punch|kick|lynch|spit on|murder|eliminate|eradicate|hurt|get rid of|deport|crush|run over',
);

export const EXCLUSION = list(
  'vote|work here|live among us|have children|go to our schools|marry|own a house|hold office|teach children|walk free|use our hospitals|speak in public|have rights|drive|enter this country|adopt|get a job|be on television|use the same bathrooms|have a say',
);
