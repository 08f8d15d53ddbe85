import { TERM } from '../../pages/texts.ts';
import { expect, test } from '../fixtures/test.ts';
import { READABLE } from '../helpers/readable.ts';
import { until } from '../helpers/until.ts';
import { addHtml, becomesHidden, copyAll, findable, openScene, pill, sharpnessIn } from './scene.ts';

/** Controls of the page that stand in one box with an answer's text: they stay usable while that is veiled, and no door to it opens. */

const SECRET = `Hidden under the stone lies the jar of ${TERM} for the guests.`;
const TOLD = 'Hidden under the stone';
const BUTTON = '<button class="again" type="button" style="font: 18px sans-serif">Again</button>';
const LINK = '<a class="again" href="#">Again</a>';

const BOXES = {
  'a list item with a paragraph': { html: `<ul><li><p>${SECRET}</p>${BUTTON}</li></ul>`, keys: true },
  'a definition with a link': { html: `<dl><dd><div><p>${SECRET}</p></div>${LINK} <span>10:30</span></dd></dl>`, keys: true },
  'a table cell with a bar': {
    html: `<table><tr><td><p>${SECRET}</p><span>${BUTTON} <button>Copy</button></span></td></tr></table>`,
    keys: true,
  },
  'spans that the page has made buttons': {
    html: `<ul><li><p>${SECRET}</p><span class="again" style="cursor: pointer">Again</span></li></ul>`,
    keys: false,
  },
  'one element for the text, one for the control': { html: `<div><span>${SECRET}</span> ${BUTTON}</div>`, keys: true },
  // No attribute can be set on the text alone: only the mouse reaches these (docs/limits.md).
  'text right beside a button': { html: `<div>${SECRET} ${BUTTON}</div>`, keys: false },
  'text in several pieces before a bar of buttons': {
    html: `<div><b>Hidden</b>${SECRET.slice(6)}<span>${BUTTON} <button><svg width="20" height="20"><path d="M0 0h9v9z"/></svg></button></span></div>`,
    keys: false,
  },
  'a button before the text': { html: `<pre>${BUTTON}${SECRET}</pre>`, keys: false },
} as const;

for (const [what, { html, keys }] of Object.entries(BOXES))
  test(`${what}: what stands beside veiled text can be pressed`, async ({ browserUnderTest, servers }) => {
    const page = await openScene(browserUnderTest, servers, 'chatgpt');
    await addHtml(page, `${html}<p>In the morning the whole house smells of it.</p>`);
    await page.evaluate(() => {
      document.querySelector('#made .again')?.addEventListener('click', (event) => {
        event.preventDefault();
        document.documentElement.dataset['again'] = `${Number(document.documentElement.dataset['again'] ?? 0) + 1}`;
      });
    });
    const presses = () => page.evaluate(() => document.documentElement.dataset['again'] ?? '0');
    await pill(page);
    await becomesHidden(page, TOLD);
    expect(await sharpnessIn(page, '.again')).toBeGreaterThanOrEqual(READABLE);
    const { x, y, width, height } = await page.box('#made .again');
    await page.click({ x: x + width / 2, y: y + height / 2 });
    await until('the press to be heard', async () => (await presses()) === '1');
    if (keys) {
      await page.evaluate(() => document.querySelector<HTMLElement>('#made .again')?.focus());
      await page.press('Enter');
      await until('the key to be heard', async () => (await presses()) === '2');
      expect(await page.accessibleText()).toContain('Again');
    }
    expect(await page.accessibleText()).not.toContain(TOLD);
    expect(await findable(page, [TOLD, TERM])).toEqual([]);
    const copied = await copyAll(page);
    expect(copied).not.toContain(TOLD);
    await page.clickOverlay(/^Show$/);
    await until('it to be shown', async () => (await findable(page, [TOLD])).length > 0);
  });
