import * as v from 'valibot';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { MODERATION_CATEGORIES } from '../../pages/server/moderations.ts';
import { startServer, type RunningServer } from '../../pages/server.ts';

let server: RunningServer;

beforeAll(async () => {
  server = await startServer();
});
beforeEach(() => server.reset());
afterAll(() => server.close());

const moderate = (input: unknown, init: RequestInit = {}): Promise<Response> =>
  fetch(`${server.url}/v1/moderations`, {
    method: 'POST',
    body: JSON.stringify({ model: 'omni-moderation-latest', input }),
    ...init,
  });

const Results = v.object({ results: v.array(v.looseObject({ flagged: v.unknown() })) });

const results = async (response: Response): Promise<v.InferOutput<typeof Results>['results']> =>
  v.parse(Results, await response.json()).results;

const flags = async (input: unknown): Promise<unknown[]> => (await results(await moderate(input))).map((r) => r.flagged);

describe('moderations', () => {
  it('judges a text, a list of texts, and typed parts as one', async () => {
    expect(await flags('A warm ZorBlax.')).toEqual([true]);
    expect(await flags(['bread', 'a zorblax', 'tea'])).toEqual([false, true, false]);
    expect(
      await flags([
        { type: 'text', text: 'bread' },
        { type: 'text', text: 'zorblax' },
      ]),
    ).toEqual([true]);
    expect((await moderate({})).status).toBe(400);
  });

  it('answers in the shape of the real endpoint', async () => {
    server.set({ terms: { zorblax: 'hate' } });
    const [result] = await results(await moderate('zorblax'));
    for (const part of ['categories', 'category_scores', 'category_applied_input_types']) {
      expect(Object.keys(result?.[part] ?? {})).toEqual([...MODERATION_CATEGORIES]);
    }
    expect(result).toMatchObject({ flagged: true, categories: { hate: true, violence: false } });
    const scores = v.parse(v.record(v.string(), v.number()), result?.['category_scores']);
    expect(scores['hate']).toBeGreaterThan(0.5);
    expect(scores['violence']).toBeLessThan(0.1);
  });

  it('asks for the key when one is set', async () => {
    server.set({ key: 'sk-test' });
    expect((await moderate('tea')).status).toBe(401);
    expect((await moderate('tea', { headers: { authorization: 'Bearer sk-test' } })).status).toBe(200);
  });

  it.each([
    ['429', 429],
    ['429-retry-after', 429],
    ['401', 401],
    ['500', 500],
  ] as const)('errs on demand: %s', async (mode, status) => {
    server.set({ moderation: mode, retryAfter: 3 });
    const response = await moderate('tea');
    expect(response.status).toBe(status);
    expect(response.headers.get('retry-after')).toBe(mode === '429-retry-after' ? '3' : null);
    expect(await response.json()).toHaveProperty('error.message');
  });

  it('hangs until the client leaves', async () => {
    server.set({ moderation: 'hang' });
    const control = new AbortController();
    const answer = moderate('tea', { signal: control.signal });
    await expect.poll(() => server.requests.length).toBe(1);
    expect(server.requests[0]?.state).toBe('open');
    control.abort();
    await expect(answer).rejects.toThrow('aborted');
    await expect.poll(() => server.requests[0]?.state).toBe('aborted');
  });

  it('begins an answer that has no end', async () => {
    server.set({ moderation: 'loris' });
    const control = new AbortController();
    const answer = await moderate('tea', { signal: control.signal });
    const reader = answer.body?.getReader();
    for (let byte = 0; byte < 2; byte++) expect((await reader?.read())?.value).toEqual(new Uint8Array([32]));
    expect(server.requests[0]?.state).toBe('open');
    control.abort();
    await expect.poll(() => server.requests[0]?.state).toBe('aborted');
  });

  it('answers nonsense on demand', async () => {
    server.set({ moderation: 'truncated' });
    await expect((await moderate('tea')).json()).rejects.toThrow(SyntaxError);
    server.set({ moderation: 'wrong-count' });
    expect(await flags(['tea', 'bread'])).toHaveLength(1);
    server.set({ moderation: 'malformed' });
    expect(await flags(['zorblax'])).not.toEqual([true]);
  });
});
