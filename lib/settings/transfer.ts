import * as v from 'valibot';
import { migrate, SETTINGS_VERSION } from './migrations.ts';
import { selectorProblem, type SelectorProblem } from '../sites/selector.ts';
import { SettingsPatchSchema, type Settings, type SettingsPatch } from './schema.ts';

/** Files above this many characters are refused unread: the largest valid settings have about 2.4 million. */
export const MAX_IMPORT_CHARS = 5_000_000;

/** Kinds of value, as JSON calls them. */
export type ImportKind = 'string' | 'boolean' | 'array' | 'object';

/**
 * One mistake. Each code has its own sentence in the UI. `field` says where in the file, e.g. `blocklist.terms[3]` (counted from 0, as in
 * JSON); it is '' for the file as a whole. `kind` is what was expected, `limit` the most entries or characters allowed.
 */
export type ImportProblem = { readonly field: string } & (
  | { readonly code: 'tooBig' | 'json' | 'object' | 'version' | 'unknown' | 'choice' | 'empty' }
  | { readonly code: 'origin' | 'endpoint' | 'term' | 'invalid' }
  | { readonly code: 'type'; readonly kind: ImportKind }
  | { readonly code: 'selector'; readonly why: SelectorProblem }
  | { readonly code: 'tooMany' | 'tooLong'; readonly limit: number }
);

/** A file that was read without a problem. Nothing has been changed yet. */
export interface ImportPlan {
  readonly patch: SettingsPatch;
  /** Changes that a person must have seen and confirmed: they decide where text is sent, and whether pictures are. Empty if there are none. */
  readonly delicate: {
    readonly enabled?: boolean;
    readonly endpoint?: { readonly from: string; readonly to: string };
    readonly images?: true;
  };
}

export type ImportReading = { readonly plan: ImportPlan } | { readonly problems: readonly ImportProblem[] };

/** All settings as indented JSON. There is no key in it: the settings have none. */
export function exportSettings(settings: Settings): string {
  return `${JSON.stringify(settings, undefined, 2)}\n`;
}

function fieldName(issue: v.BaseIssue<unknown>): string {
  let name = '';
  for (const { key } of issue.path ?? []) name += typeof key === 'number' ? `[${key}]` : `${name && '.'}${String(key)}`;
  return name;
}

/** Valibot's names for the kinds. */
const KINDS: ReadonlyMap<string, ImportKind> = new Map([
  ['string', 'string'],
  ['boolean', 'boolean'],
  ['array', 'array'],
  ['strict_object', 'object'],
]);

/** What a text that does not match the pattern of its field should have been. */
function patternCode(field: string): 'origin' | 'term' | 'endpoint' | 'invalid' {
  if (/^(?:offSites|allowedSites)\[|\.origin$/.test(field)) return 'origin';
  if (field.startsWith('blocklist.') || field.endsWith('.phrase')) return 'term';
  return field === 'openai.endpoint' ? 'endpoint' : 'invalid';
}

function problemOf(issue: v.BaseIssue<unknown>): ImportProblem {
  const field = fieldName(issue);
  if (issue.type === 'strict_object' && issue.expected === 'never') return { field, code: 'unknown' };
  const kind = KINDS.get(issue.type);
  if (kind !== undefined) return { field, code: 'type', kind };
  if (issue.type === 'picklist') return { field, code: 'choice' };
  if (/^taught\[\d+\]\.(?:completion|user)$/.test(field)) {
    // The pattern knows no reasons: what it refuses and the reader does not is a character that no selector needs.
    return { field, code: 'selector', why: selectorProblem(String(issue.input)) ?? 'syntax' };
  }
  if (issue.type === 'min_length') return { field, code: 'empty' };
  if (issue.type === 'max_length') {
    return { field, code: Array.isArray(issue.input) ? 'tooMany' : 'tooLong', limit: Number(issue.requirement) };
  }
  return { field, code: patternCode(field) };
}

function parseJson(text: string): { value: unknown } | undefined {
  try {
    // A byte order mark is what some editors put before JSON; it is not part of it.
    return { value: JSON.parse(text.replace(/^\uFEFF/, '')) };
  } catch {
    return undefined;
  }
}

/** Names every object carries by inheritance would pass for known fields. */
function inheritedNames(value: object, at = ''): string[] {
  const names: string[] = [];
  for (const [key, inner] of Object.entries(value) as [string, unknown][]) {
    if (key in Object.prototype) names.push(`${at}${key}`);
    else if (at.split('.').length < 3 && typeof inner === 'object' && inner !== null && !Array.isArray(inner)) {
      names.push(...inheritedNames(inner, `${at}${key}.`));
    }
  }
  return names;
}

function plan(patch: SettingsPatch, current: Settings): ImportPlan {
  const { enabled, endpoint, images } = patch.openai ?? {};
  return {
    patch,
    delicate: {
      ...(enabled !== undefined && enabled !== current.openai.enabled ? { enabled } : {}),
      ...(endpoint !== undefined && endpoint !== current.openai.endpoint
        ? { endpoint: { from: current.openai.endpoint, to: endpoint } }
        : {}),
      ...(images === true && !current.openai.images ? { images } : {}),
    },
  };
}

/**
 * Reads a settings file strictly: one wrong or unknown field and nothing of it is used. Missing fields stay as they are. `usable` may refuse
 * terms and exceptions that the blocklist would not take. Never throws and changes nothing.
 */
export function readImport(text: string, current: Settings, usable: (term: string) => boolean = () => true): ImportReading {
  if (text.length > MAX_IMPORT_CHARS) return { problems: [{ field: '', code: 'tooBig' }] };
  const json = parseJson(text);
  if (!json) return { problems: [{ field: '', code: 'json' }] };
  const { value } = json;
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return { problems: [{ field: '', code: 'object' }] };
  const version: unknown = 'version' in value ? value.version : SETTINGS_VERSION;
  if (typeof version !== 'number' || !Number.isInteger(version) || version < 1) {
    return { problems: [{ field: 'version', code: 'invalid' }] };
  }
  if (version > SETTINGS_VERSION) return { problems: [{ field: 'version', code: 'version' }] };
  const inherited = inheritedNames(value);
  if (inherited.length > 0) return { problems: inherited.map((field) => ({ field, code: 'unknown' })) };
  const lists = Object.entries(value).filter(
    ([field, inner]) => /^(?:blocklist|openai|share)$/.test(field) && Array.isArray(inner),
  );
  if (lists.length > 0) return { problems: lists.map(([field]) => ({ field, code: 'type', kind: 'object' })) };

  const result = v.safeParse(SettingsPatchSchema, migrate(value), { abortPipeEarly: true });
  if (!result.success) return { problems: result.issues.map(problemOf) };
  const refused = (['terms', 'exceptions'] as const).flatMap((list) =>
    (result.output.blocklist?.[list] ?? []).flatMap((term, index) =>
      usable(term) ? [] : [{ field: `blocklist.${list}[${index}]`, code: 'term' as const }],
    ),
  );
  for (const [index, { phrase }] of (result.output.siteExceptions ?? []).entries())
    if (!usable(phrase)) refused.push({ field: `siteExceptions[${index}].phrase`, code: 'term' as const });
  return refused.length > 0 ? { problems: refused } : { plan: plan(result.output, current) };
}

/** Whether the plan must be shown and confirmed before its delicate part counts. */
export function needsConfirmation({ delicate }: ImportPlan): boolean {
  return delicate.enabled !== undefined || delicate.endpoint !== undefined || delicate.images !== undefined;
}

/** The change to write. Without `confirmed`, where text and pictures are sent and whether they are sent at all stay as they are. */
export function importPatch({ patch }: ImportPlan, confirmed: boolean): SettingsPatch {
  if (confirmed || !patch.openai) return patch;
  const { enabled: _enabled, endpoint: _endpoint, images, ...rest } = patch.openai;
  return { ...patch, openai: images === false ? { ...rest, images } : rest };
}
