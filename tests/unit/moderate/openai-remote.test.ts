import { beforeEach, describe, expect, test } from 'vitest';
import { parseModerateRequest } from '../../../lib/messages.ts';
import { createRemote, LATE_MS, type Remote } from '../../../lib/moderate/engines/openai/remote.ts';
import { FakeClock, FakePort } from './openai-fakes.ts';

let clock: FakeClock;
let ports: FakePort[];
let remote: Remote;
let connect: () => FakePort;

beforeEach(() => {
  clock = new FakeClock();
  ports = [];
  connect = () => {
    const port = new FakePort();
    ports.push(port);
    return port;
  };
  remote = createRemote(() => connect(), clock);
});

const segment = (text: string) => ({ text, before: 'what was said before' });
const scored = (violence: number) => ({ engine: 'openai', scores: { violence } });
const late = { engine: 'openai', scores: {}, unchecked: 'timeout' };
const failed = { engine: 'openai', scores: {}, unchecked: 'failed' };

/** The requests of all ports so far, as the texts they ask about. */
function requests() {
  return ports.flatMap((port) => port.sent.map((message) => parseModerateRequest(message)?.segments.map(({ text }) => text)));
}
function last() {
  const port = ports.at(-1);
  if (!port) throw new Error('no port was opened');
  return port;
}
/** Answers the newest request, each text with 0.1 times its length. */
function answer(on = last()) {
  const request = parseModerateRequest(on.sent.at(-1));
  on.receive({ id: request?.id, assessments: request?.segments.map(({ text }) => scored(text.length / 10)) });
}

describe('asking', () => {
  test('what is asked within 10 ms travels together, without its context', async () => {
    const answers = ['a', 'bb'].map((text) => remote.assess(segment(text)));
    clock.advance(5);
    answers.push(remote.assess(segment('ccc')));
    expect(ports).toHaveLength(0);
    clock.advance(5);
    expect(requests()).toStrictEqual([['a', 'bb', 'ccc']]);
    expect(JSON.stringify(last().sent)).not.toContain('said before');
    answer();
    expect(await Promise.all(answers)).toStrictEqual([scored(0.1), scored(0.2), scored(0.3)]);
    expect(clock.pending).toBe(0);
  });
  test('at most 32 in one message, and a full one leaves at once', () => {
    for (let i = 0; i < 40; i++) void remote.assess(segment(`text ${i}`));
    expect(requests().map((texts) => texts?.length)).toStrictEqual([32]);
    clock.advance(10);
    expect(requests().map((texts) => texts?.length)).toStrictEqual([32, 8]);
  });
  test('nothing is sent twice: not while it is open, not when it is known', async () => {
    const both = [remote.assess(segment('a')), remote.assess(segment('a'))];
    clock.advance(10);
    both.push(remote.assess(segment('a')));
    answer();
    expect(await Promise.all(both)).toStrictEqual([scored(0.1), scored(0.1), scored(0.1)]);
    expect(await remote.assess(segment('a'))).toStrictEqual(scored(0.1));
    expect(requests()).toStrictEqual([['a']]);
  });
  test('unchecked answers are not remembered', async () => {
    const first = remote.assess(segment('a'));
    clock.advance(10);
    last().receive({ id: 1, assessments: [{ engine: 'openai', scores: {}, unchecked: 'limited' }] });
    expect(await first).toMatchObject({ unchecked: 'limited' });
    void remote.assess(segment('a'));
    clock.advance(10);
    expect(requests()).toStrictEqual([['a'], ['a']]);
  });
  test('a segment too long for one message is not sent', async () => {
    expect(await remote.assess(segment('x'.repeat(8_001)))).toStrictEqual(failed);
    expect(ports).toHaveLength(0);
  });
});

describe('answers that cannot be right', () => {
  test.each([
    ['too few', { id: 1, assessments: [scored(0)] }],
    ['too many', { id: 1, assessments: [scored(0), scored(0), scored(0)] }],
    [
      'of another engine',
      {
        id: 1,
        assessments: [
          { engine: 'blocklist', scores: {} },
          { engine: 'on-device', scores: {} },
        ],
      },
    ],
  ])('%s: failed', async (_how, reply) => {
    const both = [remote.assess(segment('a')), remote.assess(segment('b'))];
    clock.advance(10);
    last().receive(reply);
    expect(await Promise.all(both)).toStrictEqual([failed, failed]);
  });
  test.each([
    ['to something never asked', { id: 9, assessments: [scored(0)] }],
    ['malformed', { id: 1, assessments: [{ engine: 'openai', scores: { violence: 7 } }] }],
    ['nothing', undefined],
  ])('%s: as if none had come', async (_how, reply) => {
    const one = remote.assess(segment('a'));
    clock.advance(10);
    last().receive(reply);
    clock.advance(LATE_MS);
    expect(await one).toStrictEqual(late);
  });
});

describe('late answers', () => {
  test('after 2 s the asker gets none, but listeners and the cache do', async () => {
    const heard: unknown[] = [];
    remote.onLate((...args) => heard.push(args));
    const one = remote.assess(segment('a'));
    clock.advance(LATE_MS - 1);
    let settled = false;
    void one.then(() => (settled = true));
    await Promise.resolve();
    expect(settled).toBe(false);
    clock.advance(1);
    expect(await one).toStrictEqual(late);
    expect(heard).toStrictEqual([]);
    answer();
    expect(heard).toStrictEqual([[segment('a'), scored(0.1)]]);
    expect(await remote.assess(segment('a'))).toStrictEqual(scored(0.1));
    expect(requests()).toHaveLength(1);
  });
  test('an answer in time is not announced as late', async () => {
    const heard: unknown[] = [];
    remote.onLate((...args) => heard.push(args));
    const one = remote.assess(segment('a'));
    clock.advance(10);
    answer();
    await one;
    expect(heard).toStrictEqual([]);
  });
  test('asking again joins the open question, until it counts as lost', async () => {
    void remote.assess(segment('a'));
    clock.advance(5_000);
    void remote.assess(segment('a'));
    clock.advance(5_000);
    expect(requests()).toHaveLength(1);
    clock.advance(5_000);
    const again = remote.assess(segment('a'));
    clock.advance(10);
    expect(requests()).toHaveLength(2);
    answer();
    expect(await again).toStrictEqual(scored(0.1));
  });
});

describe('a background that dies', () => {
  test('is connected to again, and asked once more', async () => {
    const both = [remote.assess(segment('a')), remote.assess(segment('b'))];
    clock.advance(10);
    last().drop();
    clock.advance(10);
    expect(requests()).toStrictEqual([
      ['a', 'b'],
      ['a', 'b'],
    ]);
    expect(ports).toHaveLength(2);
    answer();
    expect(await Promise.all(both)).toStrictEqual([scored(0.1), scored(0.1)]);
  });
  test('again and again is given up on', async () => {
    const one = remote.assess(segment('a'));
    clock.advance(10);
    last().drop();
    clock.advance(10);
    last().drop();
    expect(await one).toStrictEqual(failed);
    clock.advance(10);
    expect(requests()).toHaveLength(2);
  });
  test('between two questions costs nothing', async () => {
    const one = remote.assess(segment('a'));
    clock.advance(10);
    answer();
    await one;
    last().drop();
    const two = remote.assess(segment('b'));
    clock.advance(10);
    answer();
    expect(await two).toStrictEqual(scored(0.1));
    expect(ports).toHaveLength(2);
  });
  test('unnoticed: the port closes while writing to it', async () => {
    const one = remote.assess(segment('a'));
    clock.advance(10);
    last().closed = true;
    const two = remote.assess(segment('b'));
    clock.advance(20);
    expect(ports).toHaveLength(2);
    answer();
    expect(await Promise.all([one, two])).toStrictEqual([scored(0.1), scored(0.1)]);
  });
  test('for good (extension removed): failed, without throwing', async () => {
    connect = () => {
      throw new Error('Extension context invalidated.');
    };
    const one = remote.assess(segment('a'));
    clock.advance(30);
    expect(await one).toStrictEqual(failed);
  });
});

describe('dispose', () => {
  test('disconnects and lets nobody wait', async () => {
    const one = remote.assess(segment('a'));
    clock.advance(10);
    const two = remote.assess(segment('b'));
    remote.dispose();
    expect(last().closed).toBe(true);
    expect(await Promise.all([one, two])).toStrictEqual([failed, failed]);
    expect(await remote.assess(segment('c'))).toStrictEqual(failed);
    expect(clock.pending).toBe(0);
  });
});
