import type { Category, Decision, DecisionReason, Quota, ReasonCode, TopicCheck, VerdictKind } from '../types.ts';
import { dailyLimit, type PolicyPack, type RuleId } from './pack.ts';
import { topicsFor } from './topics.ts';
import { isBlank, isReason } from './words.ts';

/** What a person said on the review page, or when the day was full. */
export interface Consent {
  /** They looked at the picture and its text, and approved. */
  readonly reviewed: boolean;
  /** Why text that the filter calls unsafe is a clear false positive. */
  readonly reason?: string;
  /** Why this share is an occasional one-off. */
  readonly oneOff?: string;
}

/** Everything the decision depends on. */
export interface ShareFacts {
  /** Who answers for the share; '' if not set. */
  readonly name: string;
  readonly model?: string;
  /** The person was asked for this site's model already, and may not have known. */
  readonly modelAsked: boolean;
  /** What would be shared, as the page shows it. */
  readonly text: string;
  readonly verdict: VerdictKind;
  readonly category?: Category;
  /** What it reads like. */
  readonly topics: TopicCheck;
  /** The completion is still being written. */
  readonly streaming: boolean;
  /** The page no longer shows the text that was judged. */
  readonly changed: boolean;
  /** The page says that a model wrote it, or it was seen being written after a message was sent. */
  readonly assistant: boolean;
  /** Some of it waits for its verdict on the page. */
  readonly held: boolean;
  /** Some of it is veiled on the page. */
  readonly veiled: boolean;
  /** The person has revealed some of it there. */
  readonly revealed: boolean;
  /** What looks like a secret in it and was not decided about. */
  readonly secrets: number;
  readonly quota: Quota;
  readonly consent?: Consent;
}

/**
 * Whether a share may go out under all of these packs, the strictest deciding. Each reason quotes the first pack that has a rule about it.
 * `refuse` while one reason is left that no approval lifts, or a full day without a one-off's reason; `ask` while others are left; `allow` if
 * nothing is left that `facts.consent` did not lift. Pure.
 */
export function decide(packs: readonly PolicyPack[], facts: ShareFacts): Decision {
  const reasons = reasonsOf(packs, facts).filter((reason) => !isLifted(reason, facts.consent));
  if (reasons.length === 0) return { kind: 'allow', reasons };
  return { kind: reasons.some(({ kind }) => kind === 'refuse') ? 'refuse' : 'ask', reasons };
}

/** All that speaks against it before anybody said anything, gravest first. */
function reasonsOf(packs: readonly PolicyPack[], facts: ShareFacts): DecisionReason[] {
  const reasons: DecisionReason[] = [];
  const refuse = (code: ReasonCode, ...rules: RuleId[]): void =>
    void reasons.push({ code, kind: 'refuse', ...quoted(packs, rules) });
  const ask = (code: ReasonCode, lifts: 'reason' | 'confirm', ...rules: RuleId[]): void =>
    void reasons.push({ code, kind: 'ask', lifts, ...quoted(packs, rules), ...categoryOf(code, facts) });

  if (isBlank(facts.name)) refuse('no-name', 'attribution');
  if (isBlank(facts.text)) refuse('empty');
  if (facts.streaming) refuse('streaming');
  if (facts.changed) refuse('changed');
  if (facts.held) refuse('held', 'filter');
  if (facts.veiled) refuse('veiled', 'filter');
  const topics = topicReason(packs, facts);
  if (topics?.kind === 'refuse') reasons.push(topics);
  reasons.push(...limitReasons(packs, facts.quota));
  if (facts.verdict === 'unsafe') ask('unsafe', 'reason', 'filter', 'falsePositive');
  if (facts.verdict === 'sensitive') ask('sensitive', 'confirm', 'offence');
  const review = packs.some(({ rules }) => rules.review);
  // What the page hid is not safe because another look at it says so.
  const doubtful = facts.verdict === 'unchecked' || (facts.verdict === 'safe' && facts.revealed);
  if (doubtful) ask('unchecked', 'confirm', review ? 'review' : 'filter');
  else if (review && facts.verdict === 'safe') ask('review', 'confirm', 'review');
  if (topics?.kind === 'ask') reasons.push(topics);
  if (facts.secrets > 0) ask('secrets', 'confirm');
  // A text of unknown origin is never attributed to a model without a person who says so.
  if (!facts.assistant) ask('author', 'confirm', 'attribution');
  if (isBlank(facts.model) && !facts.modelAsked) ask('no-model', 'confirm');
  return reasons;
}

/** What it reads like, as far as a pack has something against it. One reason for all topics: the strictest. */
function topicReason(packs: readonly PolicyPack[], { topics, verdict }: ShareFacts): DecisionReason | undefined {
  const rule = quoted(packs, ['topics']);
  const refused = topicsFor(packs, topics.found, 'refuse');
  if (refused.length > 0) return { code: 'topic', kind: 'refuse', topics: refused, ...rule };
  const asked = topicsFor(packs, topics.found, 'ask');
  if (asked.length > 0) return { code: 'topic', kind: 'ask', lifts: 'confirm', topics: asked, ...rule };
  // A text that nobody could check at all is asked about as such.
  if (!topics.unchecked || !rule.rule || verdict === 'unchecked') return undefined;
  return { code: 'topic-unchecked', kind: 'ask', lifts: 'confirm', ...rule };
}

/** The full day, told in the words of the pack with the fewest places. Only if every full pack knows one-offs does one lift it. */
function limitReasons(packs: readonly PolicyPack[], quota: Quota): DecisionReason[] {
  const perDay = Math.min(dailyLimit(packs) ?? Infinity, quota.limit ?? Infinity);
  if (quota.used < perDay) return [];
  const full = packs.filter(({ rules }) => rules.limit && rules.limit.perDay <= quota.used);
  const strictest = full.filter(({ rules }) => rules.limit?.perDay === perDay);
  return [
    {
      code: 'limit',
      kind: 'refuse',
      ...(full.length && full.every(({ rules }) => rules.oneOff) ? { lifts: 'one-off' as const } : {}),
      ...quoted(strictest, ['limit']),
      ...(quota.freeAt !== undefined && quota.limit === perDay ? { freeAt: quota.freeAt } : {}),
    },
  ];
}

function isLifted({ lifts }: DecisionReason, consent: Consent | undefined): boolean {
  if (!consent || !lifts) return false;
  if (lifts === 'confirm') return consent.reviewed;
  return isReason(lifts === 'reason' ? consent.reason : consent.oneOff);
}

/** The rule in its source's words, of the first pack that has it, followed by what that pack says to the other ids. */
function quoted(packs: readonly PolicyPack[], [id, ...others]: readonly RuleId[]): Pick<DecisionReason, 'rule'> {
  for (const { id: pack, rules } of packs) {
    const rule = id && rules[id];
    if (!rule) continue;
    const quotes = [rule, ...others.flatMap((other) => rules[other] ?? [])].map(({ quote }) => quote);
    return { rule: { pack, title: rule.title, quote: quotes.join(' […] ') } };
  }
  return {};
}

function categoryOf(code: ReasonCode, { category }: ShareFacts): Pick<DecisionReason, 'category'> {
  return category && (code === 'unsafe' || code === 'sensitive') ? { category } : {};
}
