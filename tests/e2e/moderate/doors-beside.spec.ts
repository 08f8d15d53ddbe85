import { TERM } from '../../pages/texts.ts';
import { expect, test } from '../fixtures/test.ts';
import { becomesReadable, boxesOf, READABLE } from '../helpers/readable.ts';
import type { Box } from '../helpers/types.ts';
import { until } from '../helpers/until.ts';
import { addHtml, becomesHidden, copyAll, isSeen, openScene, pill, sharpnessIn, shownItems, VEILED } from './scene.ts';

/** Text of an answer that stands in no text node of its own (lib/page/doors). */

const TEXT = 'The dough needs patience and a warm place by the oven.';
const AFTER = 'In the morning the whole house smells of it.';
const SECRET = `Hidden under the stone lies the jar of ${TERM} for the guests.`;
/** In the browser's own words: without the term, which the pill does not say either. */
const TOLD = 'Hidden under the stone';

const ATTRIBUTES = {
  title: `<p>The dough needs <a href="#oven" title="${SECRET}">patience</a> and a warm place by the oven.</p>`,
  'aria-label': `<p>The dough needs <span role="note" aria-label="${SECRET}">patience</span> and a warm place by the oven.</p>`,
  'a title around the paragraph': `<div title="${SECRET}"><p>${TEXT}</p></div>`,
} as const;

for (const [what, html] of Object.entries(ATTRIBUTES))
  test(`${what}: an unsafe one hides its block from eyes and ears, and Show brings both back`, async ({
    browserUnderTest,
    servers,
  }) => {
    const page = await openScene(browserUnderTest, servers, 'chatgpt');
    await addHtml(page, `${html}<p>${AFTER}</p>`);
    await pill(page);
    await becomesReadable(page, AFTER);
    expect(await isSeen(page, 'and a warm place by the oven')).toBe(false);
    expect(await page.accessibleText()).not.toContain(TOLD);
    await page.clickOverlay(/^Show$/);
    await becomesReadable(page, 'a warm place by the oven');
    expect(await page.accessibleText()).toContain(TOLD);
  });

test('a title that turns unsafe after the text was shown hides it again; "Not unsafe" is about the title alone', async ({
  browserUnderTest,
  servers,
}) => {
  const page = await openScene(browserUnderTest, servers, 'chatgpt');
  await addHtml(page, `<p>The dough needs <a href="#oven" title="More of this">patience</a> and a warm place by the oven.</p>`);
  await becomesReadable(page, 'a warm place by the oven');
  await page.evaluate((secret) => document.querySelector('#made a')?.setAttribute('title', secret), SECRET);
  await becomesHidden(page, 'a warm place by the oven');
  await page.clickOverlay(/^Not unsafe$/);
  await becomesReadable(page, 'a warm place by the oven');
  const said = JSON.stringify(await browserUnderTest.storage()).match(/"not-unsafe"/g);
  expect(said).toHaveLength(1);
});

test('an unsafe description hides its picture', async ({ browserUnderTest, servers }) => {
  const page = await openScene(browserUnderTest, servers, 'chatgpt');
  const picture = `data:image/svg+xml,${encodeURIComponent('<svg xmlns="http://www.w3.org/2000/svg" width="300" height="90"/>')}`;
  const img = (alt: string) => `<p><img src="${picture}" alt="${alt}"></p>`;
  await addHtml(page, `<p>${TEXT}</p>${img('A loaf')}${img(SECRET)}`);
  await becomesReadable(page, TEXT);
  await pill(page);
  const visible = await page.evaluate(() =>
    [...document.querySelectorAll('#made img')].map((image) => getComputedStyle(image).visibility),
  );
  expect(visible).toEqual(['visible', 'hidden']);
  expect(await page.accessibleText()).not.toContain(TOLD);
});

const GENERATED = {
  'a literal': `<style>.tip::after { content: "${SECRET}"; display: block }</style>`,
  'an attribute': '<style>.tip::after { content: "Note: " attr(data-tip); display: block }</style>',
} as const;

for (const [what, style] of Object.entries(GENERATED))
  test(`text generated from ${what} is never painted, and hides its block`, async ({ browserUnderTest, servers }) => {
    const page = await openScene(browserUnderTest, servers, 'chatgpt');
    await addHtml(page, `${style}<p class="tip" data-tip="${SECRET}">${TEXT}</p><p>${AFTER}</p>`);
    await pill(page);
    await becomesReadable(page, AFTER);
    expect(await sharpnessIn(page, '.tip')).toBeLessThan(READABLE);
    await page.clickOverlay(/^Show$/);
    await until('it to be shown', async () => (await sharpnessIn(page, '.tip')) >= READABLE);
  });

test('text that is generated under the pointer only is judged when it comes there', async ({ browserUnderTest, servers }) => {
  const page = await openScene(browserUnderTest, servers, 'chatgpt');
  const style = '<style>.tip:hover::after { content: attr(data-tip); display: block }</style>';
  await addHtml(page, `${style}<p class="tip" data-tip="${SECRET}">${TEXT}</p><p>${AFTER}</p>`);
  await becomesReadable(page, TEXT);
  const { x, y } = await page.box('.tip');
  await page.moveMouse({ x: x + 40, y: y + 10 });
  await pill(page);
  expect(await sharpnessIn(page, '.tip')).toBeLessThan(READABLE);
});

/** Letters that say themselves that they are visible, as chart libraries write them. */
const drawing = (id: string, words: string) =>
  `<svg id="${id}" width="700" height="40"><text x="4" y="28" font-size="20" visibility="visible">${words}</text></svg>`;

test('words in a drawing are text of the answer', async ({ browserUnderTest, servers }) => {
  const page = await openScene(browserUnderTest, servers, 'chatgpt');
  await addHtml(page, `<p>${TEXT}</p>${drawing('one', AFTER)}<div>${drawing('two', SECRET)}</div>`);
  await pill(page);
  await becomesReadable(page, TEXT);
  await until('the first drawing to be shown', async () => (await sharpnessIn(page, '#one')) >= READABLE);
  expect(await sharpnessIn(page, '#two')).toBeLessThan(READABLE);
});

/** What KaTeX makes of `\\text{…} + x^2`, shortened: the same for screen readers and for eyes. */
const formula = (words: string) =>
  `<span class="katex"><span class="katex-mathml"><math><semantics><mrow><mtext>${words}</mtext><mo>+</mo><msup><mi>x</mi><mn>2</mn></msup></mrow>` +
  `<annotation encoding="application/x-tex">\\text{${words}} + x^2</annotation></semantics></math></span>` +
  `<span class="katex-html" aria-hidden="true"><span class="base"><span class="mord text"><span class="mord">${words}</span></span>` +
  `<span class="mbin">+</span><span class="mord mathnormal">x</span><span class="mord">2</span></span></span></span>`;
const MATH_STYLE =
  '<style>.katex-mathml { position: absolute; clip: rect(1px, 1px, 1px, 1px); width: 1px; height: 1px; overflow: hidden }</style>';

test('a formula is judged once and shown as a whole', async ({ browserUnderTest, servers }) => {
  const page = await openScene(browserUnderTest, servers, 'chatgpt');
  const native = `<math display="block"><mrow><mi>a</mi><mo>=</mo><mi>b</mi></mrow></math>`;
  await addHtml(
    page,
    `${MATH_STYLE}<p>For the loaf take ${formula('cups of flour')} and stir well.</p><p>Then find ${native} for the oven.</p><p>${formula(SECRET)}</p>`,
  );
  await pill(page);
  await becomesReadable(page, 'and stir well.');
  await becomesReadable(page, 'for the oven.');
  const clear = await page.evaluate(() =>
    [...document.querySelectorAll('#made > p')].map((block) => block.hasAttribute('data-sm-clear')),
  );
  expect(clear).toEqual([true, true, false]);
  expect((await shownItems(page, VEILED)).filter(({ role }) => role === 'group')).toHaveLength(1);
  expect(await page.accessibleText()).not.toContain(TOLD);
  expect(await isSeen(page, `${SECRET}+x`)).toBe(false);
});

const field = (id: string, words: string) =>
  `<div><textarea id="${id}" rows="2" cols="70" style="font: 16px sans-serif">${words}</textarea></div>`;

test('a field inside of an answer: its value and its placeholder are judged, also when they change', async ({
  browserUnderTest,
  servers,
}) => {
  const page = await openScene(browserUnderTest, servers, 'chatgpt');
  const hint = `<div><input id="hint" size="70" style="font: 16px sans-serif" placeholder="${SECRET}"></div>`;
  await addHtml(page, `<p>${TEXT}</p>${field('safe', AFTER)}${field('unsafe', SECRET)}${hint}`);
  await becomesReadable(page, TEXT);
  await until('the harmless one to be shown', async () => (await sharpnessIn(page, '#safe')) >= READABLE);
  for (const id of ['#unsafe', '#hint']) expect(await sharpnessIn(page, id)).toBeLessThan(READABLE);
  expect(await page.accessibleText()).not.toContain(TOLD);
  await page.evaluate((secret) => {
    const area = document.querySelector<HTMLTextAreaElement>('#safe');
    if (area) area.value = secret;
  }, SECRET);
  await until('it to be hidden', async () => (await sharpnessIn(page, '#safe')) < READABLE);
});

test('a page that copies what is selected by itself does not get at what is veiled', async ({ browserUnderTest, servers }) => {
  const page = await openScene(browserUnderTest, servers, 'chatgpt');
  await page.evaluate(() => {
    for (const target of [document, window])
      target.addEventListener(
        'copy',
        (event) => {
          if (!(event instanceof ClipboardEvent)) return;
          event.clipboardData?.setData('text/plain', `page: ${getSelection()?.getRangeAt(0).toString()}`);
          event.preventDefault();
        },
        true,
      );
  });
  await addHtml(page, `<p>${TEXT}</p>`);
  await becomesReadable(page, TEXT);
  // Where nothing is hidden the page's own way stays.
  expect(await copyAll(page)).toMatch(/^page: /);
  await addHtml(page, `<p>${SECRET}</p><p>${AFTER}</p>`);
  await pill(page);
  await becomesReadable(page, AFTER);
  const copied = await copyAll(page);
  expect(copied).not.toContain(TOLD);
  expect(copied).toContain(AFTER);
});

test('a row that holds something veiled cannot be dragged away', async ({ browserUnderTest, servers }) => {
  const page = await openScene(browserUnderTest, servers, 'chatgpt');
  await addHtml(
    page,
    `<div id="row" draggable="true"><p>${SECRET}</p><p>${AFTER}</p></div><p id="free" draggable="true">${TEXT}</p>`,
  );
  await pill(page);
  await becomesReadable(page, AFTER);
  await page.evaluate(() => {
    document.addEventListener('dragstart', (event) => {
      const { id, textContent } = event.target as HTMLElement;
      event.dataTransfer?.setData('text/plain', textContent);
      document.documentElement.dataset['dragged'] = `${document.documentElement.dataset['dragged'] ?? ''} ${id}`;
    });
  });
  const [after] = await boxesOf(page, AFTER);
  const [text] = await boxesOf(page, TEXT);
  if (!after || !text) throw new Error('The texts are not laid out.');
  const drag = ({ x, y }: Box) => page.drag({ x: x + 20, y: y + 8 }, { x: x + 160, y: y + 60 });
  await drag(after);
  // Firefox does not always begin a drag so soon after another one.
  const dragged = await until('the other to be dragged', async () => {
    await drag(text);
    return page.evaluate(() => document.documentElement.dataset['dragged']);
  });
  expect(dragged).toMatch(/^( free)+$/);
});
