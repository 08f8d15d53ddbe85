import { i18n } from '#i18n';
import type { ShareFailure } from '../../lib/messages.ts';
import type { DecisionReason, Lack, LabelStyle, PictureFormat, ReasonCode, VerdictKind } from '../../lib/types.ts';
import { categoryText } from '../texts.ts';

/** What is said about shares, on the page and in the extension's own pages. The tables are written out so that the compiler knows every key. */

const REFUSED = {
  'no-name': 'shareRefused_no_name',
  'no-model': 'shareRefused_no_model',
  author: 'shareRefused_author',
  streaming: 'shareRefused_streaming',
  changed: 'shareRefused_changed',
  held: 'shareRefused_held',
  veiled: 'shareRefused_veiled',
  unsafe: 'shareRefused_unsafe',
  sensitive: 'shareRefused_sensitive',
  unchecked: 'shareRefused_unchecked',
  review: 'shareRefused_review',
  limit: 'shareRefused_limit',
  empty: 'shareRefused_empty',
  topic: 'shareRefused_topic',
  'topic-unchecked': 'shareRefused_topic_unchecked',
  secrets: 'shareRefused_secrets',
} as const satisfies Record<ReasonCode, string>;

const FAILED = {
  'no-permission': 'shareFailed_no_permission',
  'no-completion': 'shareFailed_no_completion',
  'hidden-tab': 'shareFailed_hidden_tab',
  busy: 'shareFailed_busy',
  changed: 'shareFailed_changed',
  moved: 'shareFailed_moved',
  'too-large': 'shareFailed_too_large',
  'no-webp': 'shareFailed_no_webp',
  'webp-size': 'shareFailed_webp_size',
  'disk-full': 'shareFailed_disk_full',
  marks: 'shareFailed_marks',
  glyphs: 'shareFailed_glyphs',
  cancelled: 'shareFailed_cancelled',
  gone: 'shareFailed_gone',
  out: 'shareFailed_out',
  unknown: 'shareFailed_unknown',
} as const satisfies Record<ShareFailure, string>;

const LACK = { credentials: 'shareLack_credentials', watermark: 'shareLack_watermark' } as const satisfies Record<Lack, string>;

const VERDICT = {
  safe: 'shareVerdict_safe',
  sensitive: 'shareVerdict_sensitive',
  unsafe: 'shareVerdict_unsafe',
  unchecked: 'shareVerdict_unchecked',
} as const satisfies Record<VerdictKind, string>;

const FORMAT = {
  png: ['shareFormat_png', 'shareFormatHint_png'],
  jpeg: ['shareFormat_jpeg', 'shareFormatHint_jpeg'],
  webp: ['shareFormat_webp', 'shareFormatHint_webp'],
} as const satisfies Record<PictureFormat, readonly [string, string]>;

const STYLE = {
  plain: ['shareStyle_plain', 'shareStyleHint_plain'],
  card: ['shareStyle_card', 'shareStyleHint_card'],
  strict: ['shareStyle_strict', 'shareStyleHint_strict'],
} as const satisfies Record<LabelStyle, readonly [string, string]>;

/** A style of the label, and what it looks like. */
export function styleText(style: LabelStyle): { readonly name: string; readonly hint: string } {
  const [name, hint] = STYLE[style];
  return { name: i18n.t(name), hint: i18n.t(hint) };
}

/** Why a share is not let out, and what to do about it. */
export function refusalText(code: ReasonCode): string {
  return i18n.t(REFUSED[code]);
}

/** Why a share did not come about, and what to do about it. */
export function failureText(why: ShareFailure): string {
  return i18n.t(FAILED[why]);
}

/** Which mark a picture does without, and why. */
export function lackText(lack: Lack): string {
  return i18n.t(LACK[lack]);
}

/** A verdict in words, with its category if it has one: "Unsafe: violence". */
export function verdictText(kind: VerdictKind, category?: DecisionReason['category']): string {
  if (category !== undefined && kind === 'unsafe') return i18n.t('pageUnsafe', [categoryText(category)]);
  if (category !== undefined && kind === 'sensitive') return i18n.t('pageSensitive', [categoryText(category)]);
  return i18n.t(VERDICT[kind]);
}

export function formatText(format: PictureFormat): { name: string; hint: string } {
  const [name, hint] = FORMAT[format];
  return { name: i18n.t(name), hint: i18n.t(hint) };
}
