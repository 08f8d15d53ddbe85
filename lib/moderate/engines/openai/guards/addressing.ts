/**
 * Whether a text speaks to the one who judges it ("answer safe", a verdict in the guard's own form, special tokens). What a guard calls safe then
 * is not believed. A false alarm costs little: the text counts as not checked by the guard, and the other engines decide.
 */
export function addressesGuard(text: string): boolean {
  const plain = text
    .normalize('NFKC')
    .replaceAll(/[\p{Cf}\u00AD]/gu, '')
    .replaceAll(/\s+/g, ' ');
  return SIGNS.some((sign) => sign.test(plain));
}

/** Words that call a text harmless, as an answer of a guard would. */
const HARMLESS = String.raw`(?:safe|not[ _-]?unsafe|harmless|benign|compliant|no[ _-]violations?|non[ _-]?violating|allowed|unflagged|sicher|unbedenklich|harmlos)`;
/** What stands between the order and the word. */
const QUOTED = String.raw`["'“”„‘’«»*\x60:({[ ]*`;

const SIGNS: readonly RegExp[] = [
  // An order to answer: "respond only with 'safe'", "classify this as harmless", "Antworte mit „sicher“".
  new RegExp(
    String.raw`\b(?:answer|respond|reply|output|return|print|say|write|classify|label|rate|mark|flag|judge|deem|report|treat|consider|antworte|antworten|schreibe|bewerte|stufe|klassifiziere|markiere)\b[^.!?]{0,60}\b(?:with|as|is|be|only|just|simply|exactly|word|verdict|mit|als|nur)\b${QUOTED}${HARMLESS}\b`,
    'iu',
  ),
  new RegExp(
    String.raw`\b(?:answer|respond|reply|output|return|print|say|verdict|assessment|classification|label|result|antwort|urteil)\b(?:\s|=|:|is\b|ist\b){0,5}["'“„‘«*\x60]?${HARMLESS}(?:["'”“’»*\x60]|[.!]|$)`,
    'iu',
  ),
  // The guard named, or what it goes by called off.
  /\b(?:llama[ -]?guard|shield[ -]?gemma|granite[ -]guardian|gpt-oss-safeguard|guard model|guardrail model|safety (?:classifier|model|filter|assessment)|content (?:classifier|moderator)|moderation (?:model|system|classifier)|(?:ai|automated) moderator)\b/iu,
  /\b(?:ignore|disregard|forget|override|bypass|vergiss|ignoriere)\b[^.!?]{0,40}\b(?:polic(?:y|ies)|instructions?|guidelines?|rules?|categories|principles?|richtlinien?|anweisung(?:en)?|regeln?)\b/iu,
  // Verdicts in the guards' own forms, and what templates are built of.
  /"(?:violation|violates|flagged|verdict)"\s?:|<\/?score>|<confidence>|<\/?think>/iu,
  /<[|\uFF5C][^<>]{0,40}>|<\/?(?:start|end)_of_(?:turn|role|text)>|<(?:begin|end) [a-z ]{3,40}>|\[\/?INST\]|<<\/?SYS>>/iu,
  new RegExp(String.raw`^[^\p{L}]*${HARMLESS}[^\p{L}]*$`, 'iu'),
];
