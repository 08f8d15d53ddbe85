import { contentScriptMatches } from '../../../lib/sites/index.ts';

/** What the fake server can be told to do, by `set()` in a test or by `POST /__control`. */
const MODERATION_MODES = [
  'ok',
  '429',
  '429-retry-after',
  '401',
  '500',
  'hang',
  'loris',
  'malformed',
  'truncated',
  'wrong-count',
] as const;
export type ModerationMode = (typeof MODERATION_MODES)[number];

export interface ServerSettings {
  /** Scenario of completions whose request names none. */
  scenario: string;
  /** Pieces of about four characters a second, when the request names none; 0 = as fast as possible. */
  tps: number;
  /** Pause in ms inside the first unsafe sentence: of the scenario `stall`, or wherever a request asks by `?stall=`. */
  stallMs: number;
  /** Wait in ms before the first byte of a completion. */
  firstTokenMs: number;
  moderation: ModerationMode;
  /** Wait in ms before a moderation answer. */
  latencyMs: number;
  /** Seconds named by `Retry-After` in mode `429-retry-after`. */
  retryAfter: number;
  /** Lower-case terms that moderation flags, and the category each is flagged with. */
  terms: Readonly<Record<string, string>>;
  /** If not '', requests to moderation need `Authorization: Bearer <key>`, else they get 401. */
  key: string;
  /** Page served at every path of a host (name without port). */
  hosts: Readonly<Record<string, string>>;
}

export const DEFAULTS: ServerSettings = {
  scenario: 'safe',
  tps: 50,
  stallMs: 4000,
  firstTokenMs: 0,
  moderation: 'ok',
  latencyMs: 0,
  retryAfter: 1,
  terms: { zorblax: 'violence' },
  key: '',
  hosts: {
    // Every site has its described layouts; some have a page made by hand.
    ...Object.fromEntries(contentScriptMatches().map((pattern) => [new URL(pattern.replaceAll('*', '')).hostname, 'layouts'])),
    'chatgpt.com': 'chatgpt',
    'chat.openai.com': 'chatgpt',
    'claude.ai': 'claude',
    'gemini.google.com': 'gemini',
    'platform.openai.com': 'playground',
  },
};

export const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const isTextRecord = (value: unknown): value is Record<string, string> =>
  isRecord(value) && Object.values(value).every((v) => typeof v === 'string');

/**
 * Settings changes out of a control request's body.
 * @throws TypeError naming the field that is unknown or has the wrong type
 */
export function parseChange(body: unknown): Partial<ServerSettings> {
  if (!isRecord(body)) throw new TypeError('the body must be a JSON object');
  const change: Partial<ServerSettings> = {};
  for (const [field, value] of Object.entries(body)) {
    const mode = MODERATION_MODES.find((m) => m === value);
    if (field === 'moderation' && mode !== undefined) change.moderation = mode;
    else if ((field === 'scenario' || field === 'key') && typeof value === 'string') change[field] = value;
    else if ((field === 'terms' || field === 'hosts') && isTextRecord(value)) change[field] = value;
    else if (isNumberField(field) && typeof value === 'number' && value >= 0) change[field] = value;
    else throw new TypeError(`unknown setting or wrong type: ${field}`);
  }
  return change;
}

type NumberField = 'tps' | 'stallMs' | 'firstTokenMs' | 'latencyMs' | 'retryAfter';
const NUMBER_FIELDS: readonly string[] = ['tps', 'stallMs', 'firstTokenMs', 'latencyMs', 'retryAfter'] satisfies NumberField[];
const isNumberField = (field: string): field is NumberField => NUMBER_FIELDS.includes(field);
