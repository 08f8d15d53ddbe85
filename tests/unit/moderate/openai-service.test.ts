import type { ServerResponse } from 'node:http';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { parseModerateReply } from '../../../lib/messages.ts';
import { HANG_MS } from '../../../lib/moderate/engines/openai/sender.ts';
import { createModerationService, type ModerationService } from '../../../lib/moderate/engines/openai/service.ts';
import { testConnection } from '../../../lib/moderate/engines/openai/test-connection.ts';
import { defaultSettings, type Settings } from '../../../lib/settings/schema.ts';
import type { UncheckedReason } from '../../../lib/types.ts';
import { FakeClock, FakePort, memory, result, sendJson, startServer, type Asked, type TestServer } from './openai-fakes.ts';

const KEY = 'sk-test-do-not-leak-0123456789';
const SENDER = { tab: { id: 7 }, origin: 'https://chatgpt.com' };

let server: TestServer;
let clock: FakeClock;
let key: string | null | undefined;
/** The origin that the key was entered for; undefined for any. */
let boundTo: string | undefined;
let online: boolean;
let settings: Settings['openai'];
let service: ModerationService;
let port: FakePort;

beforeEach(async () => {
  server = await startServer();
  clock = new FakeClock();
  key = KEY;
  boundTo = undefined;
  online = true;
  settings = { ...defaultSettings().openai, enabled: true, endpoint: server.endpoint };
  service = createModerationService({
    clock,
    random: () => 0.5,
    readKey: (endpoint) => Promise.resolve(boundTo === undefined || new URL(endpoint).origin === boundTo ? key : undefined),
    settings: () => settings,
    online: () => online,
    usage: memory(),
  });
  port = new FakePort(SENDER);
  service.serve(port);
});
afterEach(() => server.close());

let lastId = 0;
/** Asks over the port and resolves with the assessments. */
async function ask(texts: string[], on = port) {
  const next = on.sent.length + 1;
  on.receive({ id: ++lastId, segments: texts.map((text) => ({ text, before: '' })) });
  const reply = parseModerateReply(await on.message(next));
  expect(reply?.id).toBe(lastId);
  return reply?.assessments ?? [];
}
async function reasons(texts: string[]) {
  return (await ask(texts)).map(({ unchecked }) => unchecked);
}

const violenceOf = (text: string) => result(text).category_scores['violence'];

const spoil = (change: (results: ReturnType<typeof result>[]) => unknown) => (asked: Asked, response: ServerResponse) =>
  sendJson(response, { id: 'x', model: 'm', results: change(asked.input.map(result)) });
const spoilFirst = (change: object) => spoil(([first, ...rest]) => [{ ...first, ...change }, ...rest]);
const spoilScores = (change: object) =>
  spoil(([first, ...rest]) => [{ ...first, category_scores: { ...first?.category_scores, ...change } }, ...rest]);
const raw =
  (body: string, status = 200) =>
  (_asked: Asked, response: ServerResponse) => {
    response.writeHead(status, { 'content-type': 'application/json' });
    response.end(body);
  };

const refuse = (headers: Record<string, string> = {}) => {
  server.reply = (_asked, response) => sendJson(response, { error: { message: 'slow down' } }, 429, headers);
};
/** Whether a request gets through to the server at this moment. */
async function getsThrough() {
  const before = server.asked.length;
  await ask([`probe ${Math.random()}`]);
  return server.asked.length > before;
}

const segmentsOf = (n: number) => Array.from({ length: 32 }, (_, i) => `${n} ${i} ${'x'.repeat(7_900)}`);

const target = () => ({ endpoint: server.endpoint, model: 'omni-moderation-latest', key });

describe('a good answer', () => {
  test('is passed on in the order of the segments', async () => {
    const [one, two, three] = await ask(['fine', 'I kill you', 'fine']);
    expect(one?.scores.violence).toBe(violenceOf('fine'));
    expect(two?.scores.violence).toBe(violenceOf('I kill you'));
    expect(violenceOf('I kill you')).toBeGreaterThan(0.8);
    expect(three).toStrictEqual(one);
    expect(service.health()).toStrictEqual({ state: 'ready' });
  });
  test('took one request with each text once, to the configured endpoint and model', async () => {
    await ask(['one', 'two', 'one']);
    expect(server.asked).toHaveLength(1);
    expect(server.asked[0]).toMatchObject({ input: ['one', 'two'], model: 'omni-moderation-latest', url: '/v1/moderations' });
    expect(server.asked[0]?.headers.authorization).toBe(`Bearer ${KEY}`);
  });
  test('tells the service nothing about the computer', async () => {
    await ask(['one']);
    expect(Object.keys(server.asked[0]?.headers ?? {}).filter((name) => name.startsWith('x-stainless'))).toStrictEqual([]);
  });
  test('is remembered, for the same site only', async () => {
    await ask(['one']);
    await ask(['one', 'two']);
    expect(server.asked.map(({ input }) => input)).toStrictEqual([['one'], ['two']]);
    const other = new FakePort({ tab: { id: 8 }, origin: 'https://elsewhere.example' });
    service.serve(other);
    await ask(['one'], other);
    expect(server.asked).toHaveLength(3);
  });
  test('is not reused for another endpoint or model', async () => {
    await ask(['one']);
    settings = { ...settings, model: 'text-moderation-latest' };
    await ask(['one']);
    expect(server.asked).toHaveLength(2);
  });
});

describe('a bad answer is unchecked, never safe', () => {
  const cases: [string, TestServer['reply'], UncheckedReason?][] = [
    ['status 500', raw('{"error":{"message":"oops"}}', 500)],
    ['status 503', raw('overloaded', 503)],
    ['status 400', raw('{"error":{}}', 400)],
    ['status 404', raw('', 404)],
    ['no JSON', raw('<html>welcome</html>')],
    ['truncated JSON', raw('{"id":"modr-1","results":[{"flagged":fal')],
    ['empty body', raw('')],
    ['null', raw('null')],
    ['an array', raw('[]')],
    ['another content type', (_asked, response) => response.end('OK')],
    ['an error in a 200', raw('{"error":{"message":"no"}}')],
    ['no results', spoil(() => [])],
    ['a result too few', spoil((results) => results.slice(1))],
    ['a result too many', spoil((results) => [...results, result('fine')])],
    ['results that are no list', spoil(() => ({ 0: result('a') }))],
    ['a result that is null', spoil(([, ...rest]) => [null, ...rest])],
    ['flagged missing', spoilFirst({ flagged: undefined })],
    ['flagged a string', spoilFirst({ flagged: 'false' })],
    ['categories missing', spoilFirst({ categories: undefined })],
    ['scores missing', spoilFirst({ category_scores: undefined })],
    ['scores empty', spoilFirst({ category_scores: {} })],
    ['one score missing', spoilScores({ hate: undefined })],
    ['a score null', spoilScores({ sexual: null })],
    ['a score as text', spoilScores({ sexual: '0.1' })],
    ['a score above 1', spoilScores({ violence: 1.5 })],
    ['a score below 0', spoilScores({ violence: -0.1 })],
    ['NaN', raw('{"results":[{"flagged":false,"categories":{},"category_scores":{"hate":NaN}}]}')],
    [
      'a truncated body',
      (_asked, response) => {
        response.writeHead(200, { 'content-type': 'application/json', 'content-length': '5000' });
        response.write('{"results":[', () => response.destroy());
      },
    ],
    ['a dropped connection', (_asked, response) => response.destroy(), 'offline'],
    [
      'a redirect',
      (_asked, response) => {
        response.writeHead(307, { location: 'http://127.0.0.1:1/v1/moderations' });
        response.end();
      },
      'offline',
    ],
  ];
  test.each(cases)('%s', async (_name, reply, reason = 'failed') => {
    const well = server.reply;
    server.reply = reply;
    expect(await reasons(['fine', 'I kill you'])).toStrictEqual([reason, reason]);
    expect(service.health()).toStrictEqual({ state: 'trouble', reason });
    // Nothing of it is remembered, and it is over when the service is well again.
    server.reply = well;
    expect((await ask(['fine', 'I kill you'])).map(({ scores }) => scores.violence)).toStrictEqual(
      ['fine', 'I kill you'].map(violenceOf),
    );
    expect(service.health()).toStrictEqual({ state: 'ready' });
  });

  test('a flagged text counts as flagged however low its score, or without one', async () => {
    server.reply = spoil(() => [
      { flagged: true, categories: { hate: true }, category_scores: { hate: 0.2 } },
      { flagged: true, categories: { hate: true }, category_scores: {} },
      { flagged: true, categories: {}, category_scores: { sexual: 0.3, hate: 0.1 } },
    ]);
    const scores = (await ask(['a', 'b', 'c'])).map((assessment) => assessment.scores);
    expect(scores).toStrictEqual([{ hate: 0.5 }, { hate: 0.5 }, { sexual: 0.5, hate: 0.1 }]);
  });
  test('flagged without anything to name it is no answer', async () => {
    server.reply = spoil(() => [{ flagged: true, categories: {}, category_scores: {} }]);
    expect(await reasons(['a'])).toStrictEqual(['failed']);
  });
  test('models without the illicit categories are fine', async () => {
    server.reply = spoilScores({ illicit: null, 'illicit/violent': undefined });
    expect(await reasons(['a'])).toStrictEqual([undefined]);
  });
});

describe('a service that hangs', () => {
  test.each<[string, TestServer['reply']]>([
    ['before its answer', () => undefined],
    [
      'within its answer',
      (_asked, response) => {
        response.writeHead(200, { 'content-type': 'application/json' });
        response.write('{"results":');
      },
    ],
  ])('%s has failed after 10 s', async (_where, reply) => {
    const asked = new Promise<void>((resolve) => {
      server.reply = (one, response) => {
        reply(one, response);
        resolve();
      };
    });
    const answer = reasons(['fine']);
    await asked;
    clock.advance(HANG_MS);
    expect(await answer).toStrictEqual(['failed']);
    expect(clock.pending).toBe(0);
  });
});

describe('too many requests', () => {
  test('Retry-After in seconds is kept to the second', async () => {
    refuse({ 'retry-after': '20' });
    expect(await reasons(['one'])).toStrictEqual(['limited']);
    clock.advance(19_999);
    expect(await getsThrough()).toBe(false);
    clock.advance(1);
    expect(await getsThrough()).toBe(true);
  });
  test('Retry-After as a date too', async () => {
    refuse({ 'retry-after': new Date(clock.now() + 30_000).toUTCString() });
    await ask(['one']);
    clock.advance(29_000);
    expect(await getsThrough()).toBe(false);
    clock.advance(1_000);
    expect(await getsThrough()).toBe(true);
  });
  test.each([[{}], [{ 'retry-after': 'soon' }], [{ 'retry-after': '-5' }]])(
    'without a usable Retry-After (%o) pauses double',
    async (headers) => {
      refuse(headers);
      // With random() = 0.5 a pause is three quarters of its longest.
      for (const pause of [750, 1_500, 3_000]) {
        expect(await getsThrough()).toBe(true);
        clock.advance(pause - 1);
        expect(await getsThrough()).toBe(false);
        clock.advance(1);
      }
    },
  );
  test('a pause never exceeds an hour', async () => {
    refuse({ 'retry-after': '999999999' });
    await ask(['one']);
    clock.advance(3_600_000);
    expect(await getsThrough()).toBe(true);
  });
  test('a success ends it, and the next pause is short again', async () => {
    const well = server.reply;
    refuse();
    await ask(['one']);
    clock.advance(750);
    await ask(['two']);
    server.reply = well;
    clock.advance(1_500);
    expect(await reasons(['three'])).toStrictEqual([undefined]);
    refuse();
    await ask(['four']);
    clock.advance(750);
    expect(await getsThrough()).toBe(true);
  });
  test('meanwhile known texts are still answered', async () => {
    await ask(['one']);
    refuse();
    await ask(['two']);
    expect(await reasons(['one', 'two'])).toStrictEqual([undefined, 'limited']);
  });
  test('another endpoint is asked at once', async () => {
    refuse({ 'retry-after': '100' });
    await ask(['one']);
    const second = await startServer();
    settings = { ...settings, endpoint: second.endpoint };
    expect(await reasons(['one'])).toStrictEqual([undefined]);
    await second.close();
  });
});

describe('the key', () => {
  test.each([401, 403])('refused with %i is not tried again until it changes', async (status) => {
    const well = server.reply;
    server.reply = (_asked, response) => sendJson(response, { error: { message: `Incorrect API key provided: ${KEY}` } }, status);
    expect(await reasons(['one'])).toStrictEqual(['bad-key']);
    server.reply = well;
    expect(await reasons(['one'])).toStrictEqual(['bad-key']);
    expect(server.asked).toHaveLength(1);
    expect(service.health()).toStrictEqual({ state: 'trouble', reason: 'bad-key' });
    key = `${KEY}-new`;
    expect(await reasons(['one'])).toStrictEqual([undefined]);
  });
  test('refused by one endpoint is tried at another', async () => {
    server.reply = (_asked, response) => sendJson(response, {}, 401);
    await ask(['one']);
    const second = await startServer();
    settings = { ...settings, endpoint: second.endpoint };
    expect(await reasons(['one'])).toStrictEqual([undefined]);
    await second.close();
  });
  test('missing: nothing is sent', async () => {
    key = undefined;
    expect(await reasons(['one'])).toStrictEqual(['no-key']);
    expect(server.asked).toHaveLength(0);
  });
  test('is in no message and no log, whatever the server says', async () => {
    const spies = (['log', 'info', 'warn', 'error', 'debug', 'trace'] as const).map((level) => vi.spyOn(console, level));
    for (const status of [200, 400, 401, 403, 429, 500]) {
      server.reply = (_asked, response) =>
        sendJson(response, { error: { message: `Bearer ${KEY}` }, results: [KEY] }, status, { 'x-echo': KEY });
      key = `${KEY}${status}`;
      await ask([`text ${status}`]);
      clock.advance(3_600_000);
    }
    expect(server.asked).toHaveLength(6);
    expect(JSON.stringify(port.sent)).not.toContain(KEY);
    expect(JSON.stringify(service.health())).not.toContain(KEY);
    expect(JSON.stringify(spies.map((spy) => spy.mock.calls))).not.toContain(KEY);
    vi.restoreAllMocks();
  });
});

describe('without asking', () => {
  test('switched off', async () => {
    settings = { ...settings, enabled: false };
    expect(await reasons(['one'])).toStrictEqual(['failed']);
    expect(service.health()).toStrictEqual({ state: 'off' });
    expect(server.asked).toHaveLength(0);
  });
  test('http away from this computer', async () => {
    settings = { ...settings, endpoint: 'http://moderation.example/v1' };
    expect(await reasons(['one'])).toStrictEqual(['failed']);
  });
  test('offline, unless the service is on this computer', async () => {
    online = false;
    expect(await reasons(['one'])).toStrictEqual([undefined]);
    settings = { ...settings, endpoint: 'https://moderation.example/v1' };
    expect(await reasons(['two'])).toStrictEqual(['offline']);
  });
  test('a key store that cannot be read', async () => {
    const broken = createModerationService({
      clock,
      random: () => 0.5,
      readKey: () => Promise.reject(new Error('no database')),
      settings: () => settings,
      online: () => true,
      usage: memory(),
    });
    broken.serve(port);
    port = new FakePort(SENDER);
    broken.serve(port);
    expect(await reasons(['one'])).toStrictEqual(['failed']);
  });
});

describe('a hostile page', () => {
  test('what is no request gets no answer', async () => {
    const long = 'x'.repeat(8_001);
    for (const message of [
      undefined,
      'hello',
      { id: 1 },
      { id: 1, segments: [] },
      { id: 1, segments: [{ text: long, before: '' }] },
      { id: 1, segments: Array.from({ length: 33 }, () => ({ text: 'a', before: '' })) },
      { id: -1, segments: [{ text: 'a', before: '' }] },
      { id: 1, segments: [{ text: 5, before: '' }] },
    ]) {
      port.receive(message);
    }
    await ask(['one']);
    expect(port.sent).toHaveLength(1);
    expect(server.asked).toHaveLength(1);
  });
  test('cannot spend more than its allowance, and others are not touched', async () => {
    expect((await reasons(segmentsOf(1)))[0]).toBeUndefined();
    expect((await reasons(segmentsOf(2)))[0]).toBe('limited');
    expect(service.health()).toStrictEqual({ state: 'ready' });
    const again = new FakePort(SENDER);
    service.serve(again);
    expect((await ask(segmentsOf(3), again))[0]?.unchecked).toBe('limited');
    const other = new FakePort({ tab: { id: 9 }, origin: 'https://other.example' });
    service.serve(other);
    expect((await ask(segmentsOf(4), other))[0]?.unchecked).toBeUndefined();
    clock.advance(60_000);
    expect((await reasons(segmentsOf(5)))[0]).toBeUndefined();
  });
  test('a closed page takes its requests with it', async () => {
    const asked = new Promise<void>((resolve) => {
      server.reply = () => resolve();
    });
    port.receive({ id: 1, segments: [{ text: 'one', before: '' }] });
    await asked;
    port.drop();
    await server.aborted();
    expect(port.sent).toStrictEqual([]);
    expect(service.health()).toStrictEqual({ state: 'ready' });
  });
  test('at most four requests are under way at a time', async () => {
    const held: (() => void)[] = [];
    const well = server.reply;
    const busy = Promise.withResolvers<void>();
    server.reply = (one, response) => {
      held.push(() => well(one, response));
      if (held.length === 4) busy.resolve();
    };
    for (let id = 0; id < 6; id++) port.receive({ id, segments: [{ text: `text ${id}`, before: '' }] });
    await busy.promise;
    expect(server.asked).toHaveLength(4);
    server.reply = well;
    for (const release of held) release();
    await port.message(6);
    expect(server.asked).toHaveLength(6);
  });
});

describe('health', () => {
  test('is told when it changes', async () => {
    const heard: unknown[] = [];
    service.onHealth((health) => heard.push(health));
    const well = server.reply;
    server.reply = (_asked, response) => sendJson(response, {}, 500);
    await ask(['one']);
    await ask(['two']);
    server.reply = well;
    await ask(['three']);
    expect(heard).toStrictEqual([{ state: 'trouble', reason: 'failed' }, { state: 'ready' }]);
  });
});

describe('testConnection', () => {
  test('says nothing when all is well', async () => {
    expect(await testConnection(target(), { clock })).toBeUndefined();
  });
  test.each([
    [401, 'bad-key'],
    [429, 'limited'],
    [500, 'failed'],
  ])('status %i is %s', async (status, reason) => {
    server.reply = (_asked, response) => sendJson(response, {}, status);
    expect(await testConnection(target(), { clock })).toBe(reason);
  });
  test('no key, no good address', async () => {
    expect(await testConnection({ ...target(), key: undefined }, { clock })).toBe('no-key');
    expect(await testConnection({ ...target(), endpoint: 'http://example.com' }, { clock })).toBe('failed');
  });
  test('no answer', async () => {
    const asked = new Promise<void>((resolve) => {
      server.reply = () => resolve();
    });
    const answer = testConnection(target(), { clock });
    await asked;
    clock.advance(HANG_MS);
    expect(await answer).toBe('timeout');
  });
});

describe('a key is bound to its origin', () => {
  test('another endpoint is asked nothing and gets no key; the first one has it again', async () => {
    const other = await startServer();
    boundTo = new URL(server.endpoint).origin;
    expect(await reasons(['One.'])).toStrictEqual([undefined]);
    settings = { ...settings, endpoint: other.endpoint };
    expect(await reasons(['Two.'])).toStrictEqual(['no-key']);
    expect(other.asked).toStrictEqual([]);
    settings = { ...settings, endpoint: `${server.endpoint}/` };
    expect(await reasons(['Three.'])).toStrictEqual([undefined]);
    expect(server.asked.map(({ headers }) => headers.authorization)).toStrictEqual([`Bearer ${KEY}`, `Bearer ${KEY}`]);
    await other.close();
  });

  test('a guard model at another endpoint is asked without the key', async () => {
    const sent: Headers[] = [];
    boundTo = new URL(server.endpoint).origin;
    const elsewhere = createModerationService({
      clock,
      random: () => 0.5,
      readKey: (endpoint) => Promise.resolve(new URL(endpoint).origin === boundTo ? KEY : undefined),
      settings: () => ({ ...settings, endpoint: 'https://guard.example/v1', format: 'llama-guard' }),
      online: () => true,
      usage: memory(),
      fetch: (_input, init) => {
        sent.push(new Headers(init?.headers));
        return Promise.resolve(new Response('{}', { headers: { 'content-type': 'application/json' } }));
      },
    });
    const page = new FakePort(SENDER);
    elsewhere.serve(page);
    await ask(['Two.'], page);
    expect(sent).toHaveLength(1);
    expect(sent[0]?.has('authorization')).toBe(false);
    expect(JSON.stringify([...(sent[0] ?? [])])).not.toContain(KEY);
  });

  test('a service that needs none is asked without one', async () => {
    key = null;
    expect(await reasons(['One.'])).toStrictEqual([undefined]);
    expect(server.asked.map(({ headers }) => headers.authorization)).toStrictEqual([undefined]);
    expect(await testConnection({ ...settings, key: null })).toBeUndefined();
    expect(await testConnection({ ...settings, key: undefined })).toBe('no-key');
  });
});
