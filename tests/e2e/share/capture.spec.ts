import pixelmatch from 'pixelmatch';
import { PNG } from 'pngjs';
import { expect, test as base } from '../fixtures/test.ts';
import { until } from '../helpers/until.ts';
import { startRig, type Rig, type RigPage, type Taken } from './rig.ts';

/** Share of pixels that may differ from the browser's own picture (issue 3). */
const MOST_DIFFERENT = 0.0002;

const test = base.extend<object, { rig: Rig }>({
  rig: [
    async ({ target }, use) => {
      const rig = await startRig(target);
      await use(rig);
      await rig.close();
    },
    { scope: 'worker', timeout: 120_000 },
  ],
});

/** Opens a chat scrolled to its last answer. Nothing moves any more when this resolves. */
async function chat(rig: Rig, query: string, at = 3840): Promise<RigPage> {
  const page = await rig.open(`chat.html?at=${at}&${query}`);
  await page.waitFor('the page to be built', () => 'ready' in document.documentElement.dataset, undefined);
  await page.waitFor('the last answer', () => Reflect.get(window, 'last') !== null, undefined);
  await page.waitFor(
    'rest',
    () => document.getAnimations().every(({ effect }) => effect?.getTiming().iterations === Infinity),
    0,
  );
  await page.ask('pill');
  return page;
}

function pixelsOf(taken: Taken): PNG {
  expect(taken.error ?? '').toBe('');
  return PNG.sync.read(Buffer.from(taken.png ?? '', 'base64'));
}

/** Share of pixels in which a capture differs from the browser's own picture of the answer. */
async function difference(page: RigPage, taken: Taken): Promise<number> {
  const ours = pixelsOf(taken);
  await page.ask('no-pill');
  const theirs = PNG.sync.read(await page.reference());
  expect([ours.width, ours.height]).toEqual([theirs.width, theirs.height]);
  return pixelmatch(ours.data, theirs.data, undefined, ours.width, ours.height, { threshold: 0.1 }) / (ours.width * ours.height);
}

/** All that a capture might leave behind. */
function state(page: RigPage): Promise<unknown> {
  return page.evaluate(() => {
    const root: Document | ShadowRoot = Reflect.get(window, 'last').getRootNode();
    const selection = getSelection();
    return {
      html: document.documentElement.outerHTML.replace(/ class="[^"]*"/, ''),
      inside: root === document ? '' : root.firstElementChild?.nextElementSibling?.innerHTML,
      sheets: [document.adoptedStyleSheets.length, root.adoptedStyleSheets.length],
      scrolled: [Reflect.get(window, 'scroller').scrollTop, Reflect.get(window, 'scroller').scrollLeft, scrollX, scrollY],
      selection: [String(selection), selection?.anchorOffset, selection?.focusOffset],
      focus: root.activeElement?.tagName,
      paused: document.getAnimations().filter(({ playState }) => playState === 'paused').length,
    };
  });
}

const KINDS = [
  'px=500',
  'px=2600',
  'px=2600&dark',
  'px=2600&shadow=open',
  'px=2600&shadow=closed',
  'px=2600&layout=document',
  'px=2600&mask',
  'px=2600&contain',
  'px=2600&virtual',
  'px=1300&wide',
];

for (const kind of KINDS) {
  test(`the picture is the browser's own: ${kind}`, async ({ rig }) => {
    const page = await chat(rig, kind);
    const before = await state(page);
    const taken = await page.capture();
    if (!kind.includes('virtual')) await expect.poll(() => state(page)).toEqual(before);
    expect(await difference(page, taken)).toBeLessThanOrEqual(MOST_DIFFERENT);
    await page.close();
  });
}

// Its lines are rounded to other rows than in the reference, which is taken from elsewhere: that the shots fit each other is what counts.
test('a page that stands between two pixels, and ends between two, is taken whole', async ({ rig }) => {
  const page = await chat(rig, 'px=900&contain&loose', 1e6);
  const taken = await page.capture();
  expect(pixelsOf(taken).height).toBeGreaterThan(900);
  expect(taken.shots).toBe(2);
  await page.close();
});

test('9,000 px are whole, and in time', async ({ rig, target }) => {
  const page = await chat(rig, 'px=9000');
  const taken = await page.capture();
  expect(taken.height).toBeGreaterThan(9000);
  expect(await difference(page, taken)).toBeLessThanOrEqual(MOST_DIFFERENT);
  // A machine on which others work gets three times the time.
  const allowed = target === 'chromium' ? taken.shots * 500 + 1500 : 1500;
  expect(taken.ms).toBeLessThan(allowed * 3);
  test.info().annotations.push({ type: 'time', description: `${Math.round(taken.ms)} ms of ${allowed}, ${taken.shots} shots` });
  await page.close();
});

test('a zoom of 125 % has fractional edges, and no seams @chromium', async ({ rig }) => {
  const page = await chat(rig, 'px=2600');
  await page.ask('zoom');
  await page.waitFor('the zoom', () => devicePixelRatio === 1.25, undefined);
  expect(await difference(page, await page.capture())).toBeLessThanOrEqual(MOST_DIFFERENT);
  // The browser keeps it for the host.
  await page.ask('no-zoom');
  await page.close();
});

test('neither selection nor focus nor an animation is in the picture, and all are there afterwards', async ({ rig }) => {
  const page = await chat(rig, 'px=2600&extras');
  await page.evaluate(() => {
    const last: Element = Reflect.get(window, 'last');
    const [, first, , , later] = last.querySelectorAll('p');
    if (first?.firstChild && later?.firstChild) getSelection()?.setBaseAndExtent(later.firstChild, 2, first.firstChild, 9);
    last.querySelector('button')?.focus({ preventScroll: true });
  });
  await page.waitFor(
    'rest',
    () => document.getAnimations().every(({ effect }) => effect?.getTiming().iterations === Infinity),
    0,
  );
  const before = await state(page);
  const taken = await page.capture();
  await expect.poll(() => state(page)).toEqual(before);
  // The blinking dot is 12 x 12 pixels; it may be in any of its states.
  const dot = 150 / (taken.width * taken.height);
  expect(await difference(page, taken)).toBeLessThanOrEqual(MOST_DIFFERENT + dot);
  await page.close();
});

/** Starts a capture and does something in its middle. Resolves to what came of it. */
async function disturb(page: RigPage, query: () => boolean, act: () => Promise<unknown>): Promise<Taken> {
  const capture = page.capture();
  await page.waitFor('the capture to run', query, undefined);
  await act();
  return capture;
}

/** Whether a capture runs now. Runs in the page. */
const running = () => {
  const { last } = window as unknown as { last: Element };
  return last.hasAttribute('data-sm-shot');
};

test('cancelling puts the page back', async ({ rig, target }) => {
  const page = await chat(rig, target === 'firefox' ? 'px=9000&contain' : 'px=9000');
  const before = await state(page);
  const taken = await disturb(page, running, () => page.ask('cancel'));
  expect(taken.why).toBe('cancelled');
  await expect.poll(() => state(page)).toEqual(before);
  await page.close();
});

test('a page that is scrolled meanwhile gives the whole picture all the same, and stands where it stood', async ({
  rig,
  target,
}) => {
  const page = await chat(rig, target === 'firefox' ? 'px=5000&contain' : 'px=5000');
  const before = await state(page);
  const taken = await disturb(page, running, async () => {
    for (let time = 0; time < 4; time++) {
      await new Promise((resolve) => setTimeout(resolve, 170));
      await page.evaluate(() => Reflect.get(window, 'scroller').scrollBy({ top: -333, behavior: 'instant' }));
    }
  });
  await expect.poll(() => state(page)).toEqual(before);
  expect(await difference(page, taken)).toBeLessThanOrEqual(MOST_DIFFERENT);
  await page.close();
});

test('another tab in front ends it, and the page is put back', async ({ rig, target }) => {
  const page = await chat(rig, target === 'firefox' ? 'px=9000&contain' : 'px=9000');
  const before = await state(page);
  const capture = page.capture();
  await page.waitFor('the capture to run', running, undefined);
  const other = await rig.open('chat.html?px=300');
  expect((await capture).why).toBe('hidden-tab');
  await other.close();
  await page.front();
  await expect.poll(() => state(page)).toEqual(before);
  await page.close();
});

test('a script of ours that is replaced puts the page back', async ({ rig, target }) => {
  const page = await chat(rig, target === 'firefox' ? 'px=9000&contain' : 'px=9000');
  const before = await state(page);
  const taken = await disturb(page, running, () => page.ask('replace'));
  expect(taken.why).toBe('gone');
  await expect.poll(() => state(page)).toEqual(before);
  await page.close();
});

test('a gradient that stands still behind the text becomes a plain colour', async ({ rig }) => {
  const page = await chat(rig, 'px=2600&gradient');
  const before = await state(page);
  const { data, width, height } = pixelsOf(await page.capture());
  const corner = (y: number) => [...data.subarray((y * width + width - 2) * 4, (y * width + width - 2) * 4 + 3)];
  expect([corner(2), corner(height - 3)]).toEqual([
    [79, 28, 52],
    [79, 28, 52],
  ]);
  await expect.poll(() => state(page)).toEqual(before);
  await page.close();
});

/** Whether the page was scrolled since `scrolls` was set to 0. Runs in the page. */
const scrolled = () => Reflect.get(window, 'scrolls') > 0;

test('a text that changes meanwhile is not shared', async ({ rig, target }) => {
  const page = await chat(rig, target === 'firefox' ? 'px=9000&contain' : 'px=2600');
  // Not before the first picture: until then the capture has not read the text.
  await page.evaluate(() => Reflect.set(window, 'scrolls', 0));
  const taken = await disturb(page, scrolled, () =>
    page.evaluate(() => {
      const text: Text = Reflect.get(window, 'last').querySelector('p').firstChild;
      text.data = text.data.replace('kettle', 'kitten');
    }),
  );
  expect(taken.why).toBe('changed');
  await page.close();
});

test('a closed tab leaves no capture behind', async ({ rig }) => {
  const page = await chat(rig, 'px=9000');
  void page.capture().catch(() => undefined);
  await page.waitFor('the capture to run', running, undefined);
  await page.close();
  const next = await chat(rig, 'px=500');
  expect((await next.capture()).why).toBeUndefined();
  await next.close();
});

test('what a completion says is what its reader sees', async ({ rig }) => {
  const page = await chat(rig, 'px=900&shadow=closed');
  const described = (await page.ask('describe')) as { text: string; hash: string; streaming: boolean; framed: boolean };
  expect(described.text).toContain('value_3_1 = compute(3, "stairs');
  expect(described.text).toContain('python\n');
  expect(described.text).not.toContain('The assistant said');
  expect(described.text).not.toContain('Copy');
  expect(described).toMatchObject({ streaming: false, framed: false });
  await page.close();
});

test('the context menu means the completion it was opened on', async ({ rig }) => {
  const page = await chat(rig, 'px=500');
  await page.evaluate(() => Reflect.get(window, 'last').scrollIntoView({ behavior: 'instant', block: 'end' }));
  await page.ask('no-pill');
  const box = await page.box('#last p');
  expect(await page.ask('menu')).toBeNull();
  await page.evaluate(({ x, y }) => {
    const event = new MouseEvent('contextmenu', { bubbles: true, composed: true, clientX: x + 5, clientY: y + 5 });
    document.elementFromPoint(x + 5, y + 5)?.dispatchEvent(event);
  }, box);
  expect(await page.ask('menu')).toBeNull();
  await page.contextMenu({ x: box.x + 5, y: box.y + 5 });
  const meant = await until('the menu to mean something', () => page.ask('menu') as Promise<{ text: string } | null>);
  expect(meant.text).toMatch(/^0\. /);
  await page.close();
});
