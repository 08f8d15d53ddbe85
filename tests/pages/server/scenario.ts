/** Which canned completion a chat request gets, and how fast. */
import { longAnswer, SCENARIO_NAMES, SCENARIOS, type Canned } from '../texts.ts';
import type { RecordedRequest } from './exchange.ts';
import type { Chunk } from './pieces.ts';
import { isRecord, type ServerSettings } from './settings.ts';

export interface Plan {
  readonly scenario: string;
  readonly canned: Canned;
  readonly tps: number;
  /** ms to pause inside the first unsafe sentence; 0 = no pause. */
  readonly stallMs: number;
  /** What one piece is; undefined = about a token. */
  readonly chunk: Chunk | undefined;
}

/** Text of the last user message of a chat request's body; '' if there is none. */
export function lastUserText(body: unknown): string {
  if (!isRecord(body) || !Array.isArray(body['messages'])) return '';
  const last = body['messages'].findLast((m) => isRecord(m) && m['role'] === 'user');
  const content: unknown = isRecord(last) ? last['content'] : '';
  if (typeof content === 'string') return content;
  return Array.isArray(content)
    ? content.map((part) => (isRecord(part) && typeof part['text'] === 'string' ? part['text'] : '')).join(' ')
    : '';
}

function numberOf(...candidates: unknown[]): number | undefined {
  return candidates
    .filter((c) => c !== undefined && c !== '' && c !== null)
    .map(Number)
    .find((n) => Number.isFinite(n) && n >= 0);
}

/**
 * Plans the answer. The scenario comes from a `/name` in the last user message, else `?scenario=`, else the settings;
 * tokens a second from `?tps=`, the header `x-tps`, a body field `tps`, a model named `…-50tps`, else the settings.
 * @param repeat how often the same text was asked before; picks among a scenario's answers
 */
export function plan(request: RecordedRequest, settings: ServerSettings, repeat: number): Plan {
  const body = isRecord(request.body) ? request.body : {};
  const named = /(?:^|\s)\/([a-z]+(?:-[a-z]+)*)/.exec(lastUserText(body))?.[1];
  const scenario =
    [named, request.query['scenario'], settings.scenario].find((s) => s !== undefined && SCENARIO_NAMES.includes(s)) ?? 'safe';
  const answers =
    scenario === 'long' ? [longAnswer(numberOf(request.query['tokens']))] : (SCENARIOS[scenario] ?? SCENARIOS['safe'] ?? []);
  // "safe" always gives the same answer to the same question's first asking, so runs can be compared
  const canned = answers[repeat % Math.max(1, answers.length)] ?? longAnswer(500);
  const model = typeof body['model'] === 'string' ? body['model'] : '';
  return {
    scenario,
    canned,
    tps: numberOf(request.query['tps'], request.headers['x-tps'], body['tps'], /(\d+)tps/.exec(model)?.[1]) ?? settings.tps,
    stallMs: numberOf(request.query['stall']) ?? (canned.stalls ? settings.stallMs : 0),
    chunk: (['blocks', 'across'] as const).find((chunk) => chunk === request.query['chunk']),
  };
}
