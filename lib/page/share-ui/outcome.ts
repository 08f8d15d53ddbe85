import { plain } from '../../mark/escape.ts';
import type { ShareFailure, ShareOutcome } from '../../messages.ts';
import type { DecisionReason, ShareId } from '../../types.ts';
import type { ShareTexts } from './texts.ts';

/** What a button of a notice does. Nothing of it acts on the page. */
export type NoticeAction = { readonly kind: 'review'; readonly share: ShareId } | { readonly kind: 'options' | 'one-off' };

interface NoticePart {
  readonly text: string;
  /** `quote`: the words of a rule, with where they come from. */
  readonly kind: 'title' | 'line' | 'quote';
  readonly source?: string;
}

/** What a notice says, as plain text throughout. */
export interface NoticeContent {
  readonly tone: 'done' | 'ask' | 'stop';
  readonly parts: readonly NoticePart[];
  readonly button?: { readonly text: string; readonly action: NoticeAction };
  /** It goes by itself: there is nothing left to do. */
  readonly passes: boolean;
}

/** Characters a reader sees of a file's name, and of a quoted rule. */
const FILE_CHARS = 120;
const QUOTE_CHARS = 600;
/** More reasons than these say nothing more about what to do first. */
const MOST_REASONS = 3;

/** Isolates a foreign text, so that its direction does not turn the sentence around it. */
function isolated(text: string): string {
  return `\u2068${text}\u2069`;
}

/** What to say about an outcome. Names of files and rules are foreign text: one clean line each. */
export function contentOf(outcome: ShareOutcome, texts: ShareTexts): NoticeContent {
  switch (outcome.kind) {
    case 'saved': {
      const text = texts.saved(isolated(plain(outcome.file, FILE_CHARS)), outcome.quota);
      const button = { text: texts.more, action: { kind: 'review', share: outcome.share } } as const;
      const lacks = (outcome.lacks ?? []).map((lack) => ({ kind: 'line', text: texts.lacks(lack) }) as const);
      // What is missing is to be read before it goes.
      return { tone: 'done', parts: [{ kind: 'title', text }, ...lacks], button, passes: lacks.length === 0 };
    }
    case 'review': {
      const button = { text: texts.toReview, action: { kind: 'review', share: outcome.share } } as const;
      return { tone: 'ask', parts: [{ kind: 'title', text: texts.review }], button, passes: false };
    }
    case 'dropped':
      return { tone: 'done', parts: [{ kind: 'title', text: texts.dropped }], passes: true };
    case 'refused':
      return refusal(outcome.decision.reasons, texts);
    case 'failed':
      return failure(outcome.why, texts);
    default:
      return outcome satisfies never;
  }
}

function failure(why: ShareFailure, texts: ShareTexts): NoticeContent {
  const text = texts.failed(why);
  if (why === 'cancelled') return { tone: 'done', parts: [{ kind: 'title', text }], passes: true };
  const parts = [
    { kind: 'title', text: texts.notOut },
    { kind: 'line', text },
    { kind: 'line', text: texts.nothingLost },
  ] as const;
  return { tone: 'stop', parts, passes: false };
}

function refusal(reasons: readonly DecisionReason[], texts: ShareTexts): NoticeContent {
  // Where one reason rules a share out, what it would be asked besides is of no use yet.
  const refusing = reasons.filter(({ kind }) => kind === 'refuse');
  const told = (refusing.length > 0 ? refusing : reasons).slice(0, MOST_REASONS);
  const parts: NoticePart[] = [{ kind: 'title', text: texts.notOut }];
  for (const { code, freeAt, rule } of told) {
    const when = freeAt === undefined ? '' : ` ${texts.freeAt(freeAt)}`;
    parts.push({ kind: 'line', text: `${texts.refused(code)}${when}` });
    if (rule) parts.push({ kind: 'quote', text: plain(rule.quote, QUOTE_CHARS), source: plain(rule.title, FILE_CHARS) });
  }
  const nameless = told.some(({ code }) => code === 'no-name');
  const oneOff = refusing.length > 0 && refusing.every(({ lifts }) => lifts === 'one-off');
  return {
    tone: 'stop',
    parts,
    passes: false,
    ...(nameless ? { button: { text: texts.setName, action: { kind: 'options' } } } : {}),
    ...(oneOff ? { button: { text: texts.oneOff, action: { kind: 'one-off' } } } : {}),
  };
}

/** How long a notice that passes stays, in milliseconds: at least 8 s, longer for what takes longer to read. */
export function staysFor({ parts }: NoticeContent): number {
  const chars = parts.reduce((sum, { text }) => sum + text.length, 0);
  return Math.max(8000, 4000 + chars * 70);
}
