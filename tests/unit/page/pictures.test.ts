import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { LATE_MS } from '../../../lib/moderate/engines/openai/remote.ts';
import { Pictures } from '../../../lib/page/pictures/pictures.ts';
import { fitted, type Reading } from '../../../lib/page/pictures/read.ts';
import type { Assessment } from '../../../lib/types.ts';
import { FakeClock } from '../moderate/openai-fakes.ts';

/** As much of an <img> as is asked for. */
class FakeImage extends EventTarget {
  readonly tagName = 'IMG';
  readonly parentElement = null;
  isConnected = true;
  naturalWidth = 300;
  naturalHeight = 200;
  complete = true;
  #attributes: Map<string, string>;

  currentSrc: string;

  constructor(currentSrc: string) {
    super();
    this.currentSrc = currentSrc;
    this.#attributes = new Map(currentSrc === '' ? [] : [['src', currentSrc]]);
  }
  hasAttribute(name: string): boolean {
    return this.#attributes.has(name);
  }
  getAttribute(name: string): string | null {
    return this.#attributes.get(name) ?? null;
  }
  setAttribute(name: string, value: string): void {
    this.#attributes.set(name, value);
  }
  /** Ours, on it or around it. */
  closest(selector: string): FakeImage | null {
    return this.hasAttribute(selector.slice(1, -1)) ? this : null;
  }
  shows(address: string): void {
    this.currentSrc = address;
    this.setAttribute('src', address);
    for (const observer of FakeObserver.all) observer.tell(this);
  }
}

class FakeObserver {
  static all: FakeObserver[] = [];
  readonly listen: (records: { target: FakeImage }[]) => void;
  constructor(listen: FakeObserver['listen']) {
    this.listen = listen;
    FakeObserver.all.push(this);
  }
  observe(): void {}
  disconnect(): void {}
  tell(target: FakeImage): void {
    this.listen([{ target }]);
  }
}

const SAFE: Assessment = { engine: 'openai', scores: { violence: 0.01 } };
const UNSAFE: Assessment = { engine: 'openai', scores: { violence: 0.99 } };
const FAILED: Assessment = { engine: 'openai', scores: {}, unchecked: 'failed' };

/** Pictures whose readings and judgements the test gives; what was asked is kept. */
function scene(judge: (jpeg: string) => Promise<Assessment>, read?: () => Reading) {
  const clock = new FakeClock();
  const asked: string[] = [];
  const remote = { assess: (jpeg: string) => (asked.push(jpeg), judge(jpeg)), dispose: () => undefined };
  const pictures = new Pictures(remote, clock, (image) => Promise.resolve(read?.() ?? { jpeg: image.currentSrc }));
  const changed = vi.fn<() => void>();
  pictures.onChange(changed);
  return { pictures, clock, asked, changed };
}

const settle = async () => {
  for (let turn = 0; turn < 10; turn++) await Promise.resolve();
};

beforeEach(() => {
  FakeObserver.all = [];
  vi.stubGlobal('Element', FakeImage);
  vi.stubGlobal('HTMLImageElement', FakeImage);
  vi.stubGlobal('MutationObserver', FakeObserver);
});
afterEach(() => vi.unstubAllGlobals());

test('a picture waits until it is judged, and says so then', async () => {
  const { pictures, changed } = scene(() => Promise.resolve(UNSAFE));
  const image = new FakeImage('https://a.example/1.png');
  expect(pictures.verdict(image, 'standard')).toBe('waiting');
  await settle();
  expect(changed).toHaveBeenCalled();
  expect(pictures.verdict(image, 'standard')).toMatchObject({ kind: 'unsafe' });
});

test('a picture that takes the place of a safe one is out of sight at once, and judged by itself', async () => {
  const { pictures, asked } = scene((jpeg) => Promise.resolve(jpeg.includes('bad') ? UNSAFE : SAFE));
  const image = new FakeImage('good');
  pictures.verdict(image, 'standard');
  await settle();
  expect(pictures.verdict(image, 'standard')).toMatchObject({ kind: 'safe' });
  image.setAttribute('data-sm-clear', '');
  image.shows('bad');
  expect(image.hasAttribute('data-sm-veil')).toBe(true);
  expect(pictures.verdict(image, 'standard')).toBe('waiting');
  await settle();
  expect(pictures.verdict(image, 'standard')).toMatchObject({ kind: 'unsafe' });
  expect(asked).toEqual(['good', 'bad']);
});

test("a verdict that comes after the picture has changed is not the new one's", async () => {
  const answers: ((assessment: Assessment) => void)[] = [];
  const { pictures } = scene(() => new Promise((resolve) => answers.push(resolve)));
  const image = new FakeImage('first');
  pictures.verdict(image, 'standard');
  await settle();
  image.shows('second');
  pictures.verdict(image, 'standard');
  await settle();
  answers[0]?.(SAFE);
  await settle();
  expect(pictures.verdict(image, 'standard')).toBe('waiting');
  answers[1]?.(UNSAFE);
  await settle();
  expect(pictures.verdict(image, 'standard')).toMatchObject({ kind: 'unsafe' });
});

test('one that is still to come is judged when it is there; one without an address is none', async () => {
  const { pictures, asked } = scene(() => Promise.resolve(SAFE));
  const image = new FakeImage('late');
  image.complete = false;
  expect(pictures.verdict(image, 'standard')).toBe('waiting');
  await settle();
  expect(asked).toEqual([]);
  image.complete = true;
  image.dispatchEvent(new Event('load'));
  pictures.verdict(image, 'standard');
  await settle();
  expect(pictures.verdict(image, 'standard')).toMatchObject({ kind: 'safe' });
  expect(pictures.verdict(new FakeImage(''), 'standard')).toBeUndefined();
});

test('one that was broken and is loaded again from the same address is judged', async () => {
  let broken = true;
  const { pictures, asked } = scene(
    () => Promise.resolve(UNSAFE),
    () => (broken ? 'nothing' : { jpeg: 'read' }),
  );
  const image = new FakeImage('polled');
  pictures.verdict(image, 'standard');
  await settle();
  expect(pictures.verdict(image, 'standard')).toBeUndefined();
  broken = false;
  image.dispatchEvent(new Event('load'));
  expect(pictures.verdict(image, 'standard')).toBe('waiting');
  await settle();
  expect(pictures.verdict(image, 'standard')).toMatchObject({ kind: 'unsafe' });
  expect(asked).toEqual(['read']);
});

test('an icon in whose place a picture is loaded tells so; what nobody shows is not hidden', () => {
  const { pictures, changed } = scene(() => Promise.resolve(SAFE));
  const image = new FakeImage('dot.gif');
  pictures.watch(image);
  image.shows('picture.png');
  expect(changed).toHaveBeenCalledTimes(1);
  expect(image.hasAttribute('data-sm-veil')).toBe(false);
});

test('what cannot be read is unchecked, never safe; neither is one for which the answer takes too long', async () => {
  const unread = scene(
    () => Promise.resolve(SAFE),
    () => 'unreadable',
  );
  const image = new FakeImage('https://other.example/a.png');
  unread.pictures.verdict(image, 'standard');
  await settle();
  expect(unread.pictures.verdict(image, 'standard')).toMatchObject({ kind: 'unchecked', reason: 'not-text' });
  expect(unread.asked).toEqual([]);
  const slow = scene(() => new Promise(() => undefined));
  const other = new FakeImage('slow');
  slow.pictures.verdict(other, 'standard');
  slow.clock.advance(LATE_MS);
  expect(slow.pictures.verdict(other, 'standard')).toMatchObject({ kind: 'unchecked', reason: 'timeout' });
});

test('a failure that may pass is asked again, four times in all, and no more once it is judged', async () => {
  const failing = scene(() => Promise.resolve(FAILED));
  const image = new FakeImage('x');
  failing.pictures.verdict(image, 'standard');
  for (let turn = 0; turn < 8; turn++) {
    await settle();
    failing.clock.advance(10_000);
  }
  expect(failing.asked).toHaveLength(4);
  let up = false;
  const back = scene(() => Promise.resolve(up ? UNSAFE : FAILED));
  const other = new FakeImage('y');
  back.pictures.verdict(other, 'standard');
  await settle();
  up = true;
  back.clock.advance(10_000);
  await settle();
  expect(back.pictures.verdict(other, 'standard')).toMatchObject({ kind: 'unsafe' });
});

test('the same picture in another element is not asked about again; a failure is not kept', async () => {
  const { pictures, asked } = scene((jpeg) => Promise.resolve(jpeg === 'bad' ? FAILED : SAFE));
  for (const address of ['same', 'same', 'bad', 'bad']) {
    pictures.verdict(new FakeImage(address), 'standard');
    await settle();
  }
  expect(asked).toEqual(['same', 'bad', 'bad']);
});

test('nothing is told after the page has let go', async () => {
  const { pictures, changed } = scene(() => Promise.resolve(SAFE));
  pictures.verdict(new FakeImage('x'), 'standard');
  pictures.dispose();
  await settle();
  expect(changed).not.toHaveBeenCalled();
});

test('what is sent keeps its shape, is never enlarged and at most 1,024 pixels long', () => {
  expect(fitted(4096, 2048)).toEqual({ width: 1024, height: 512 });
  expect(fitted(300, 200)).toEqual({ width: 300, height: 200 });
  expect(fitted(9000, 1)).toEqual({ width: 1024, height: 1 });
});
