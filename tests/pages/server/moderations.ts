/** POST /v1/moderations: flags texts that hold a configured term, or errs as it was told to. */
import type { ServerResponse } from 'node:http';
import { random, seedOf } from '../random.ts';
import { pause, sendError, sendJson, type Exchange } from './exchange.ts';
import { isRecord, type ServerSettings } from './settings.ts';

export const MODERATION_CATEGORIES = [
  'harassment',
  'harassment/threatening',
  'hate',
  'hate/threatening',
  'illicit',
  'illicit/violent',
  'self-harm',
  'self-harm/intent',
  'self-harm/instructions',
  'sexual',
  'sexual/minors',
  'violence',
  'violence/graphic',
] as const;

export interface ModerationResult {
  readonly flagged: boolean;
  readonly categories: Readonly<Record<string, boolean>>;
  readonly category_scores: Readonly<Record<string, number>>;
  readonly category_applied_input_types: Readonly<Record<string, readonly string[]>>;
}

/** The result for one text, in the shape of omni-moderation: small but non-zero scores, the hit's category high. */
export function judge(text: string, terms: ServerSettings['terms']): ModerationResult {
  const low = text.toLowerCase();
  const hits = new Set(Object.keys(terms).flatMap((term) => (low.includes(term.toLowerCase()) ? [terms[term]] : [])));
  const r = random(seedOf(text));
  const scores = MODERATION_CATEGORIES.map((c): [string, number] => [
    c,
    (hits.has(c) ? 900_000 + r.int(0, 90_000) : r.int(1, 9_000)) / 1e6,
  ]);
  return {
    flagged: hits.size > 0,
    categories: Object.fromEntries(MODERATION_CATEGORIES.map((c) => [c, hits.has(c)])),
    category_scores: Object.fromEntries(scores),
    category_applied_input_types: Object.fromEntries(MODERATION_CATEGORIES.map((c) => [c, ['text']])),
  };
}

/** The texts to judge, one for each result, or undefined if `input` has no shape the endpoint knows. */
function inputsOf(input: unknown): string[] | undefined {
  if (typeof input === 'string') return [input];
  if (!Array.isArray(input) || input.length === 0) return undefined;
  if (input.every((item) => typeof item === 'string')) return input;
  // an array of typed parts is one item
  if (input.every((item) => isRecord(item) && item['type'] === 'text' && typeof item['text'] === 'string')) {
    return [input.map((item) => String(item.text)).join('\n')];
  }
  return undefined;
}

/** What the endpoint judges in pictures. */
const OF_PICTURES = new Set([
  'self-harm',
  'self-harm/intent',
  'self-harm/instructions',
  'sexual',
  'violence',
  'violence/graphic',
]);

/** The size of a JPEG by its frame header (ITU-T T.81, B.2.2); undefined if it has none. */
function sizeOf(jpeg: Buffer): { readonly width: number; readonly height: number } | undefined {
  for (let at = 2; at + 9 < jpeg.length && jpeg[at] === 0xff; at += 2 + jpeg.readUInt16BE(at + 2)) {
    const marker = jpeg[at + 1] ?? 0;
    if (marker >= 0xc0 && marker <= 0xc2) return { height: jpeg.readUInt16BE(at + 5), width: jpeg.readUInt16BE(at + 7) };
  }
  return undefined;
}

/** The one picture of a request; undefined if there is none, or if it is no JPEG as a data address. */
function pictureOf(input: unknown): ReturnType<typeof sizeOf> {
  const [part, more]: unknown[] = Array.isArray(input) ? input : [];
  if (!isRecord(part) || more !== undefined || part['type'] !== 'image_url' || !isRecord(part['image_url'])) return undefined;
  const [, data] = /^data:image\/jpeg;base64,(.+)$/.exec(String(part['image_url']['url'])) ?? [];
  return data === undefined ? undefined : sizeOf(Buffer.from(data, 'base64'));
}

/** A picture is judged by its shape: at least twice as wide as high is violence. */
function judgePicture({ width, height }: { readonly width: number; readonly height: number }): ModerationResult {
  const result = judge(width >= 2 * height ? 'wide' : 'a picture', { wide: 'violence' });
  return {
    ...result,
    category_applied_input_types: Object.fromEntries(MODERATION_CATEGORIES.map((c) => [c, OF_PICTURES.has(c) ? ['image'] : []])),
  };
}

/** An answer that begins at once and never ends: a byte every quarter of a second. */
async function drip(response: ServerResponse, gone: AbortSignal): Promise<void> {
  response.writeHead(200, { 'content-type': 'application/json' });
  // oxlint-disable-next-line no-await-in-loop -- one byte after the other
  do response.write(' ');
  while (await pause(250, gone));
}

export async function moderate({ request, response, gone }: Exchange, settings: ServerSettings, number: number): Promise<void> {
  const mode = settings.moderation;
  if (!(await pause(settings.latencyMs, gone))) return;
  const authorised = settings.key === '' || request.headers.authorization === `Bearer ${settings.key}`;
  if (mode === '401' || !authorised) return sendError(response, 401, 'Incorrect API key provided.', 'invalid_api_key');
  if (mode === '429') return sendError(response, 429, 'Rate limit reached.', 'rate_limit_exceeded');
  if (mode === '429-retry-after') {
    const wait = { 'retry-after': String(settings.retryAfter) };
    return sendError(response, 429, 'Rate limit reached.', 'rate_limit_exceeded', wait);
  }
  if (mode === '500') return sendError(response, 500, 'The server had an error.', 'server_error');
  if (mode === 'hang') return;
  if (mode === 'loris') return drip(response, gone);
  const input = isRecord(request.body) ? request.body['input'] : undefined;
  const picture = pictureOf(input);
  const texts = picture ? ['a picture'] : inputsOf(input);
  if (texts === undefined) return sendError(response, 400, "Invalid value for 'input'.", 'invalid_type');
  const results = picture ? [judgePicture(picture)] : texts.map((text) => judge(text, settings.terms));
  if (mode === 'wrong-count') results.pop();
  const body = { id: `modr-${number}`, model: 'omni-moderation-2024-09-26', results };
  if (mode === 'malformed') {
    // valid JSON, wrong types: nothing in it may be taken for "not flagged"
    return sendJson(response, 200, { ...body, results: texts.map(() => ({ flagged: 'no', category_scores: null })) });
  }
  if (mode === 'truncated') {
    const text = JSON.stringify(body);
    response.writeHead(200, { 'content-type': 'application/json' });
    return void response.end(text.slice(0, text.length / 2));
  }
  sendJson(response, 200, body);
}
