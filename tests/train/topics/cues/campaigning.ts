import type { TopicPhrases } from '../phrases.ts';

/** Political campaigning: words that win people for or against a candidate, a party or a measure. Not: how elections work, or who won one. */
export const campaigning: TopicPhrases = {
  about: `vot(e|es|er|ers|ing), ballots?, elections?, electorate, candidates?, campaigns?, campaigning, democrats?, democratic party, republicans?, gop,
      (conservative|labour|liberal|green|socialist|working families) (party|government), part(y|ies), senat*, congress*, governor*, mayor*, president*, parliament*,
      prime minister, councill?or*, council (seat|race|member), school board, referend*, proposition #, measure #, prop #, polls, incumbent*, swing states?,
      constituen*, opponents?, administration, manifesto, running mate, rally, grassroots, town hall, supporters`,
  acts: `vote (for|against|yes|no|him|her|them), cast* (your|their) (vote|ballot)s?, (re-?)?elect ... (to|as|our|for|in|a), (head|go|get|come) (out )?to the polls, at the polls,
      (support|endorse|back|choose|pick) (our|this|my|the right) candidate, (your|our) next (mayor|president|governor|senator|representative|congress*|mp|prime minister|council*|sheriff|judge),
      (donate|chip in|pitch in|contribute) ... (today|now|$#|campaign|#), volunteer* (for|with|this|to), phone-? ?bank*, canvass*, knock* on ... doors?, door-to-door, yard signs?,
      join (our|the|this) (movement|campaign|fight|team), (i'm|i am|is|she's|he's) running for, running for (office|re-?election), stand (with|up for|up to), (take|win|vote) back (our|the),
      (has|have) (failed|betrayed|abandoned|forgotten) (us|you|our|working|the), count(ing)? on (you|your), fight(s|ing)? for (you|us|our|your|working|every|ordinary|the),
      my opponent, our opponents?, voted (to cut|to raise|against|to close|to sell), send ... to (washington|congress|parliament|westminster|city hall|the capitol), talking points?, stump speech,
      attack ads?, (target|persuade|mobili[sz]e|reach|win over|sway) ... voters?, swing voters?, undecided (voters?|neighbou?rs?|friends), campaign (slogans?|ads?|speech*|flyers?|leaflets?|emails?|messag*|trail|volunteers?),
      together we (can|will), (better|brighter|stronger) future, (say|vote) (no|yes) (to|on), voice(s)? (is |be |are )?heard, deserves? (better|a leader|a mayor|leaders|someone|a senator|representation|a government),
      (real|proven|bold|new) leadership, enough is enough, time for (a )?change, change we, four more years, on (election day|november #|# november|tuesday), (this|next) (november|tuesday|election), out of touch, career politicians?,
      working famil*, hard-?working (people|families|americans|taxpayers), puts? ... first, if elected, when i'm elected, (i|we) will (cut|lower|protect|defend|restore|fight|deliver), your support, my fellow (citizens|americans|voters), (register|registered) to vote,
      fund-?rais*, tax(es)? (cuts|hikes?) ... (for|on)`,
  tells: `paid for by, vote for (me|us|change|hope|our|your), (ask|asking) (you )?for your vote, earn (your|their|every) votes?, the only candidate, get out the vote, get-out-the-vote, i'm running for, i am running for, stump speech,
      election day ... (vote|choose|polls), make (our|this country|america|britain) ... (great|strong|ours) again, vote yes on, vote no on, vote them out, vote (him|her) out, persuade undecided, swing voters`,
};
