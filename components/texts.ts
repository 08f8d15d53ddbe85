import { i18n } from '#i18n';
import type { EngineStatus } from '../lib/messages.ts';
import type { Rule } from '../lib/moderate/disagreement.ts';
import type { Category, EngineId, Strictness, Topic, UncheckedReason } from '../lib/types.ts';

/** Names and sentences for plain data, in the reader's language. The tables are written out so that the compiler knows every key. */

const STRICTNESS = {
  observe: ['strictness_observe', 'strictnessHint_observe'],
  relaxed: ['strictness_relaxed', 'strictnessHint_relaxed'],
  standard: ['strictness_standard', 'strictnessHint_standard'],
  strict: ['strictness_strict', 'strictnessHint_strict'],
} as const;

const ENGINE = { blocklist: 'engine_blocklist', 'on-device': 'engine_on_device', openai: 'engine_openai' } as const;

const STATE = {
  ready: 'engineState_ready',
  loading: 'engineState_loading',
  off: 'engineState_off',
  trouble: 'engineState_trouble',
} as const;

const REASON = {
  language: ['pageReason_language', 'engineTrouble_language'],
  failed: ['pageReason_failed', 'engineTrouble_failed'],
  timeout: ['pageReason_timeout', 'engineTrouble_timeout'],
  'no-key': ['pageReason_noKey', 'engineTrouble_noKey'],
  'bad-key': ['pageReason_badKey', 'engineTrouble_badKey'],
  'no-credit': ['pageReason_noCredit', 'engineTrouble_noCredit'],
  limited: ['pageReason_limited', 'engineTrouble_limited'],
  budget: ['pageReason_budget', 'engineTrouble_budget'],
  offline: ['pageReason_offline', 'engineTrouble_offline'],
  blocked: ['pageReason_blocked', 'engineTrouble_blocked'],
  doubt: ['pageReason_doubt', 'engineTrouble_doubt'],
  'not-text': ['pageReason_notText', 'engineTrouble_notText'],
} as const;

const CATEGORY = {
  'sexual/minors': 'category_sexual_minors',
  'self-harm/instructions': 'category_self_harm_instructions',
  'self-harm/intent': 'category_self_harm_intent',
  'hate/threatening': 'category_hate_threatening',
  'harassment/threatening': 'category_harassment_threatening',
  'illicit/violent': 'category_illicit_violent',
  'violence/graphic': 'category_violence_graphic',
  'self-harm': 'category_self_harm',
  hate: 'category_hate',
  sexual: 'category_sexual',
  illicit: 'category_illicit',
  violence: 'category_violence',
  harassment: 'category_harassment',
  custom: 'category_custom',
} as const satisfies Record<Category, string>;

const TOPIC = {
  campaigning: 'topic_campaigning',
  spam: 'topic_spam',
  deception: 'topic_deception',
  radicalization: 'topic_radicalization',
  'gambling-substances': 'topic_gambling_substances',
  adult: 'topic_adult',
  advice: 'topic_advice',
} as const satisfies Record<Topic, string>;

/** Topics in plain words, one after the other. */
export function topicsText(topics: readonly Topic[]): string {
  return topics.map((topic) => i18n.t(TOPIC[topic])).join(', ');
}

const RULE = {
  'user-reported': 'rule_user_reported',
  'user-cleared': 'rule_user_cleared',
  terms: 'rule_terms',
  'device-unsafe': 'rule_device_unsafe',
  'service-unsafe': 'rule_service_unsafe',
  'service-instead': 'rule_service_instead',
  'service-waiting': 'rule_service_waiting',
  nobody: 'rule_nobody',
  agree: 'rule_agree',
} as const satisfies Record<Rule['id'], string>;

/** Who is right when the engines disagree, as a sentence. */
export function ruleText(id: Rule['id'], strictness: Strictness): string {
  const strict = strictness === 'strict';
  if (id === 'service-waiting' && strict) return i18n.t('rule_service_waiting_strict');
  if (id === 'nobody' && strict) return i18n.t('rule_nobody_strict');
  return i18n.t(RULE[id]);
}

/** A category in plain words; they follow "Unsafe:" or "Sensitive:". */
export function categoryText(category: Category): string {
  return i18n.t(CATEGORY[category]);
}

export function strictnessText(level: Strictness): { name: string; hint: string } {
  const [name, hint] = STRICTNESS[level];
  return { name: i18n.t(name), hint: i18n.t(hint) };
}

export function engineName(engine: EngineId): string {
  return i18n.t(ENGINE[engine]);
}

export function engineStateText(state: EngineStatus['state']): string {
  return i18n.t(STATE[state]);
}

/** Why there is no verdict, as the second half of a sentence: "It does not work: …". */
export function reasonText(reason: UncheckedReason): string {
  return i18n.t(REASON[reason][0]);
}

/** What is wrong with an engine, and what to do about it. */
export function engineTroubleText(reason: UncheckedReason = 'failed'): string {
  return i18n.t(REASON[reason][1]);
}
