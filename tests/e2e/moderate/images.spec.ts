import { PNG } from 'pngjs';
import { expect, test } from '../fixtures/test.ts';
import { openChat } from '../helpers/chat.ts';
import { useOpenai } from '../helpers/openai.ts';
import { decode } from '../helpers/pixels.ts';
import type { ChatServers } from '../helpers/servers.ts';
import type { BrowserUnderTest, TestPage } from '../helpers/types.ts';
import { until } from '../helpers/until.ts';
import { addHtml, isSeen, pill, shownItems } from './scene.ts';

type Colour = readonly [number, number, number];
/** Colours that nothing else on the page has. */
const MAGENTA: Colour = [255, 0, 255];
const GREEN: Colour = [0, 200, 0];
const TEXT = 'Here is the picture that you asked for yesterday.';

/** A picture of one colour, as a data address. The fake endpoint calls violence what is twice as wide as high. */
function picture(width: number, height: number, [red, green, blue]: Colour): string {
  const png = new PNG({ width, height });
  for (let at = 0; at < png.data.length; at += 4) png.data.set([red, green, blue, 255], at);
  return `data:image/png;base64,${PNG.sync.write(png).toString('base64')}`;
}
const FLAGGED = picture(320, 120, MAGENTA);
const SAFE = picture(160, 120, GREEN);

/** Pixels of about this colour in a picture of the page. */
function pixelsOf(png: Buffer, colour: Colour): number {
  const { data } = decode(png);
  let count = 0;
  for (let at = 0; at < data.length; at += 4)
    if (colour.every((value, part) => Math.abs((data[at + part] ?? 0) - value) < 24)) count++;
  return count;
}

/** Requests to the moderation endpoint about pictures so far. */
const asked = (servers: ChatServers) =>
  servers.api.requests.filter(({ path, body }) => path.endsWith('/moderations') && JSON.stringify(body).includes('image_url'));

/** OpenAI moderation, and the switch for pictures pressed as a person does it. */
async function openWith(
  browser: BrowserUnderTest,
  servers: ChatServers,
  images: boolean,
  strictness = 'standard',
): Promise<TestPage> {
  await browser.seedSettings({ strictness });
  const options = await useOpenai(browser, servers);
  if (images) {
    await options.control('switch', 'Check pictures in answers too').click();
    await until('the setting', async () => JSON.stringify((await browser.storage())['settings']).includes('"images":true'));
  }
  return openChat(browser, servers, 'chatgpt');
}

test('a flagged picture is never painted, a safe one is shown, and so is the text around both', async ({
  browserUnderTest,
  servers,
}) => {
  servers.api.set({ latencyMs: 300 });
  const page = await openWith(browserUnderTest, servers, true);
  const recording = await page.record();
  await addHtml(
    page,
    `<p>${TEXT}</p><img src="${FLAGGED}"><p>In a line: <img src="${FLAGGED}" width="300"> it is.</p><img src="${SAFE}">`,
  );
  await until('the safe picture', async () => pixelsOf(await page.screenshot(), GREEN) > 10_000);
  await pill(page, /^Unsafe: violence/);
  await until('both pills', async () => (await shownItems(page, /^Unsafe: violence/)).length >= 2);
  const frames = await recording.stop();
  expect(frames.length).toBeGreaterThan(2);
  expect(frames.map(({ png }) => pixelsOf(png, MAGENTA)).filter((count) => count > 0)).toEqual([]);
  await until('the text', () => isSeen(page, TEXT));
  // One request for each picture, whatever shows it; small, and without an address.
  expect(asked(servers)).toHaveLength(2);
  expect(asked(servers).every(({ headers }) => headers['authorization'] === 'Bearer sk-e2e')).toBe(true);
});

test('a picture that takes the place of a safe one is not painted before it is judged; Show shows it', async ({
  browserUnderTest,
  servers,
}) => {
  const page = await openWith(browserUnderTest, servers, true);
  await addHtml(page, `<p>${TEXT}</p><img id="picture" src="${SAFE}">`);
  await until('the safe picture', async () => pixelsOf(await page.screenshot(), GREEN) > 10_000);
  servers.api.set({ latencyMs: 300 });
  const recording = await page.record();
  await page.evaluate(async (address) => {
    const blob = await (await fetch(address)).blob();
    document.querySelector('#picture')?.setAttribute('src', URL.createObjectURL(blob));
  }, FLAGGED);
  await pill(page, /^Unsafe: violence/);
  const frames = await recording.stop();
  expect(frames.map(({ png }) => pixelsOf(png, MAGENTA)).filter((count) => count > 0)).toEqual([]);
  await page.clickOverlay(/^Show$/);
  await until('the picture', async () => pixelsOf(await page.screenshot(), MAGENTA) > 10_000);
});

for (const strictness of ['standard', 'strict'])
  test(`${strictness}: a picture that the service fails on is ${strictness === 'strict' ? 'held' : 'shown as not checked'}`, async ({
    browserUnderTest,
    servers,
  }) => {
    const page = await openWith(browserUnderTest, servers, true, strictness);
    servers.api.set({ moderation: '500' });
    // One that no test before has had judged: verdicts are kept across tabs.
    await addHtml(page, `<img src="${picture(strictness === 'strict' ? 164 : 168, 120, GREEN)}">`);
    await pill(page, /^Not checked:/);
    await until('the server to be asked', () => asked(servers).length > 0);
    expect(pixelsOf(await page.screenshot(), GREEN) > 10_000).toBe(strictness === 'standard');
  });

test('without the setting no picture is sent, and all are shown', async ({ browserUnderTest, servers }) => {
  const page = await openWith(browserUnderTest, servers, false);
  await addHtml(page, `<p>No test before this one has had this sentence sent.</p><img src="${FLAGGED}">`);
  await until('the picture', async () => pixelsOf(await page.screenshot(), MAGENTA) > 10_000);
  await until('the text to be sent', () => servers.api.requests.some(({ path }) => path.endsWith('/moderations')));
  expect(asked(servers)).toEqual([]);
});
