import { pick, type Random } from './disguises.ts';

/** Ordinary sentences full of words that hold a blocked one, look like it or begin like it, for tests. */

/** What people put on such lists, and words that a careless filter finds in others. */
export const BLOCKED =
  'ass asses hell tit tits cum cock anal rape hoe pis sex kill cop crap damn die gun war drug meth rap con man fur schon hop god desert later loser diner planed coma poses supper tat suck dyke nut ball boob slap bit penis rest thin bra sod arse homo hore pute loo ill but tiny super hat bite staring cafes bomb cunt shit fuck dick snatch slave spunk toss wank poo pee bum fag lust nude oral pimp scum spaz turd twit whore porn kinky andor were cant wont shed ana sos zoos ai bob lol bbc ballon bad ban sir' // prettier-ignore
    .split(' ');

const NOUNS =
  'class|assessment|bass|passage|grass|assassin|need to assess|committee|coffee-free office|shell|seashell|title|constitution|document|cucumber|accumulator|circumstance|peacock|cockpit|cocktail|Hitchcock film|analysis|canal|banal remark|grape|drapes|therapist|shoe|whoever|pistol|piston|Essex road|Sussex coast|unisex shop|skill|painkiller|copper pipe|helicopter|scope|scrap metal|skyscraper|diet|soldier|audience|begun work|shogun|warm drink|software|drugstore|method|Methodist chapel|trap|contract|icon|human|manual|furniture|further detail|hope|shop|good meal|been|bench|dessert|latter half|looser knot|dinner|planned trip|comma|possession|suppers|tattoo|suckling|Vandyke beard|nutmeg|balloon|ballot|taboo|slapstick|habit|pencil|pen is blue|thing|zebra|soda|parse tree|homogeneous mix|hors|computer|igloo|village|button|tinny sound|superb view|chat|arbiter|starring role|café|bombastic speech|Scunthorpe club|shiitake|dictionary|snatcher|Slavery Act|tossed salad|swank flat|poodle|peer|album|flags|lustre|denuded hill|moral tale|pimple|Spanish|saturday|twitter of birds|wholesale|pornography law|cantaloupe|wontons|welcome|shedding|banana|Anatolia|bobbin|badminton|banner|siren'
    .split('|'); // prettier-ignore
const ASIDES =
  'in the 1970s|for 250ml of milk|on A4 paper|from 9am to 5pm|at 10km|in B2B sales|as MP3|by e-mail to info@example.com|on https://example.com/assets/class.html|at 3:45|over $1,000|for €20 and more|with a + b = c|in C++ or C#|like x | y|in **bold** and *italics*|with `code_in_backticks`|in <b>bold</b>|at h2o level|on the 4th|2,000 times|for R2D2|with GPT-4o|(see 7.2)|and/or both|as well-known co-op T-shirts|for the U.S.A.|as soon as possible|because she’ll be late|since we’re here|at 99.9%|no. 5|on I-95|in the iPhone 15|by Dr. Ben-Ari|as a naïve attempt|with a résumé|à la carte|in Zürich|for José|at Čapek’s|with 100+ items|at S$5|by AT&T'
    .split('|'); // prettier-ignore
const STARTS = 'The|Every|Our old|That particular|Her second|No|Another|This very'.split('|');
const VERBS =
  'was seen|had been fine|goes on|matters more|came first|will be looked at|is a matter of taste|cost too much|took an hour|means nothing'.split(
    '|',
  );
const ENDS = '.|!|?|…|, he said.|; that’s all.|: see below.| (really!)'.split('|');
const OTHERS =
  'Das ist schön für dich und viele Männer fahren über eine Brücke.|Sie hörte bereits früher auf, für uns zu kochen.|Le bébé était à l’hôpital près de la forêt.|La señora compró piñas y leche para el niño.|Não há razão para a irmã não vir à praia.|Это хорошее слово, а не плохое.|Zítra půjdu s dětmi do školy, když bude hezky.|Größere Schäden waren später nicht zu befürchten.|Il était déjà là quand la pâte a levé.|Jag såg en båt på sjön när det blåste.'
    .split('|'); // prettier-ignore

/** One sentence; some 40 million can come. */
export function ordinarySentence(random: Random): string {
  if (random() < 0.05) return pick(random, OTHERS);
  const noun = () => pick(random, NOUNS);
  const also = random() < 0.5 ? ` and the ${noun()}` : '';
  return `${pick(random, STARTS)} ${noun()}${also} ${pick(random, VERBS)} ${pick(random, ASIDES)}${pick(random, ENDS)}`;
}
