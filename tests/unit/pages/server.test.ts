import { globSync } from 'node:fs';
import * as v from 'valibot';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { startServer, type RunningServer } from '../../pages/server.ts';
import { UNSEEN } from '../../pages/unseen/pages.ts';
import { SCENARIOS, SCENARIO_NAMES, UNSAFE } from '../../pages/texts.ts';
import { pageFolder } from '../../pages/server/files.ts';
import { ORDINARY } from '../../pages/ordinary/pages.ts';

let server: RunningServer;

beforeAll(async () => {
  server = await startServer();
});
beforeEach(() => server.reset());
afterAll(() => server.close());

const ask = (text: string, query = 'tps=0', more: object = {}): Promise<Response> =>
  fetch(`${server.url}/v1/chat/completions?${query}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ model: 'demo', stream: true, messages: [{ role: 'user', content: text }], ...more }),
  });

const Chunk = v.object({
  choices: v.array(v.object({ delta: v.object({ content: v.optional(v.string()), reasoning_content: v.optional(v.string()) }) })),
});

type Delta = v.InferOutput<typeof Chunk>['choices'][number]['delta'];

/** The deltas of a stream's chunks; checks that it ends as it should. */
async function deltas(response: Response): Promise<Delta[]> {
  const data = (await response.text()).split('\n\n').filter((event) => event !== '');
  expect(data.at(-1)).toBe('data: [DONE]');
  return data.slice(0, -1).map((event) => {
    const chunk = v.parse(Chunk, JSON.parse(event.replace(/^data: /, '')));
    return chunk.choices[0]?.delta ?? {};
  });
}

const canned = (name: string): string | undefined => SCENARIOS[name]?.[0]?.text;

const contents = (all: readonly Delta[]): string[] => all.flatMap(({ content }) => (content ? [content] : []));

const answerTo = async (text: string, query: string): Promise<string> => contents(await deltas(await ask(text, query))).join('');

describe('chat completions', () => {
  it.each(Object.keys(SCENARIOS))('streams scenario %s as it is canned, in many pieces', async (name) => {
    const all = await deltas(await ask(`/${name} please`, 'tps=0&stall=0'));
    const answer = SCENARIOS[name]?.[0];
    expect(contents(all).join('')).toBe(answer?.text);
    expect(all.map((d) => d.reasoning_content ?? '').join('')).toBe(answer?.reasoning);
    // some are short on purpose, for pages of which there are many
    expect(all.length).toBeGreaterThanOrEqual(/-short$|^rich-/.test(name) ? 100 : 400);
  });

  it('cuts most pieces inside words and always in the same places', async () => {
    const first = contents(await deltas(await ask('/unsafe')));
    expect(contents(await deltas(await ask('/unsafe')))).toEqual(first);
    const inside = first.filter((piece, i) => /\w$/.test(piece) && /^\w/.test(first[i + 1] ?? ''));
    expect(inside.length).toBeGreaterThan(first.length / 2);
  });

  it.each(['blocks', 'across'])('sends whole paragraphs at once when asked to (%s)', async (chunk) => {
    const all = contents(await deltas(await ask('/stall', `tps=0&stall=0&chunk=${chunk}`)));
    expect(all.join('')).toBe(canned('stall'));
    expect(all.length).toBeGreaterThan(2);
    // Every piece but the last has a block's end in it; whole blocks end there.
    for (const piece of all.slice(1, -1)) expect(piece).toMatch(/\S\n\n/);
    expect(all.slice(0, -1).every((piece) => piece.endsWith('\n\n'))).toBe(chunk === 'blocks');
  });

  it('has every unsafe sentence in its text, the term last', () => {
    for (const { text, reasoning, unsafe } of Object.values(SCENARIOS).flat()) {
      for (const sentence of unsafe) expect(reasoning + text).toContain(sentence);
    }
    for (const sentence of Object.values(UNSAFE)) expect(sentence.indexOf('zorblax')).toBeGreaterThan(sentence.length * 0.7);
  });

  it('has no term in texts that are called safe', () => {
    const safe = Object.values(SCENARIOS)
      .flat()
      .filter(({ unsafe }) => unsafe.length === 0);
    expect(safe.map(({ text, reasoning }) => reasoning + text).join(' ')).not.toContain('zorblax');
  });

  it('answers whole when no stream is asked for', async () => {
    const body = await (await ask('/code', '', { stream: false })).json();
    expect(body).toMatchObject({ object: 'chat.completion', choices: [{ message: { content: SCENARIOS['code']?.[0]?.text } }] });
  });

  it('takes the scenario from text, query or settings, in this order', async () => {
    server.set({ scenario: 'code', tps: 0 });
    expect(await answerTo('tell me/safe', 'scenario=stall&stall=0')).toBe(canned('stall'));
    expect(await answerTo('/unsafe tell me', 'scenario=stall')).toBe(canned('unsafe'));
    expect(await answerTo('tell me', '')).toBe(canned('code'));
    expect(SCENARIO_NAMES).toContain('error-midway');
  });

  it('gives another answer when the same is asked again', async () => {
    const answers: string[] = [];
    for (let n = 0; n < 4; n++) answers.push(contents(await deltas(await ask('/regenerate'))).join(''));
    expect(new Set(answers).size).toBe(3);
    expect(answers[3]).toBe(answers[0]);
  });

  it('makes long answers as long as asked', async () => {
    expect((await deltas(await ask('/long', 'tps=0&tokens=1000'))).length).toBeGreaterThanOrEqual(1000);
  });

  it('errs before the stream and in the middle of it', async () => {
    expect((await ask('/error')).status).toBe(500);
    const broken = await ask('/error-midway');
    expect(broken.status).toBe(200);
    await expect(broken.text()).rejects.toThrow('terminated');
  });

  it('pauses inside the unsafe sentence', async () => {
    // the pause is longer than the test may take: what comes before it is all that can be read
    const response = await ask('/stall', 'tps=0&stall=60000');
    const reader = response.body?.pipeThrough(new TextDecoderStream()).getReader();
    const half = UNSAFE.middle.slice(0, UNSAFE.middle.length / 2 - 6);
    let seen = '';
    let text = '';
    while (!text.includes(half)) {
      seen += (await reader?.read())?.value ?? '';
      text = [...seen.matchAll(/"content":"([^"]*)"/g)].map((m) => m[1]).join('');
    }
    expect(UNSAFE.middle.startsWith(text.slice(text.indexOf('The guide lowered')))).toBe(true);
    await reader?.cancel();
    await expect.poll(() => server.requests.at(-1)?.state).toBe('aborted');
  });
});

describe('server', () => {
  it('lists models, allows other origins and records headers', async () => {
    const response = await fetch(`${server.url}/v1/models`, { headers: { authorization: 'Bearer secret' } });
    expect(response.headers.get('access-control-allow-origin')).toBe('*');
    expect(await response.json()).toMatchObject({ object: 'list' });
    expect(server.requests.at(-1)?.headers.authorization).toBe('Bearer secret');
    const preflight = await fetch(`${server.url}/v1/moderations`, {
      method: 'OPTIONS',
      headers: { 'access-control-request-headers': 'authorization' },
    });
    expect(preflight.headers.get('access-control-allow-headers')).toBe('authorization');
  });

  it('is set by POST /__control and refuses what it does not know', async () => {
    const control = (body: object): Promise<Response> =>
      fetch(`${server.url}/__control`, { method: 'POST', body: JSON.stringify(body) });
    expect((await control({ moderation: '429', tps: 7 })).status).toBe(200);
    expect(server.settings).toMatchObject({ moderation: '429', tps: 7 });
    expect((await control({ moderation: 'often' })).status).toBe(400);
    await fetch(`${server.url}/__reset`, { method: 'POST' });
    expect(server.settings).toMatchObject({ moderation: 'ok', tps: 50 });
  });

  it('serves nothing outside its folder', async () => {
    expect((await fetch(`${server.url}/..%2f..%2fpackage.json`)).status).toBe(403);
  });
});

it('answers in an open channel, which outlives the answer', async () => {
  const gone = new AbortController();
  const live = await fetch(`${server.url}/v1/live?channel=a`, { signal: gone.signal });
  const reader = live.body?.pipeThrough(new TextDecoderStream()).getReader();
  const taken = await fetch(`${server.url}/v1/chat/completions?channel=a&scenario=unsafe-short&tps=0`, {
    method: 'POST',
    body: JSON.stringify({ stream: true, messages: [{ role: 'user', content: 'Hello' }] }),
  });
  expect(taken.status).toBe(202);
  let text = '';
  while (!text.includes('[DONE]')) text += (await reader?.read())?.value ?? '[DONE] missing';
  expect(text).not.toContain('missing');
  expect(server.requests.find(({ path }) => path === '/v1/live')?.state).toBe('open');
  gone.abort();
});

it('serves the pages of a group by folder and name', () => {
  expect(pageFolder('/unseen/lit')).toBe('unseen/lit');
  expect(pageFolder('/ordinary/feed/more')).toBe('ordinary/feed');
  expect(pageFolder('/chatgpt/c/saturn')).toBe('chatgpt');
});

it('lists every page that has a folder', () => {
  for (const [group, listed] of [
    ['unseen', UNSEEN],
    ['ordinary', ORDINARY],
  ] as const) {
    const folders = globSync(`tests/pages/${group}/*/index.html`).map((file) => file.split('/').at(-2) ?? '');
    expect(folders.toSorted()).toEqual(listed.map(({ id }) => id).toSorted());
  }
});
