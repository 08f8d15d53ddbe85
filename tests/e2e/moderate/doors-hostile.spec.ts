import { TERM } from '../../pages/texts.ts';
import { expect, test } from '../fixtures/test.ts';
import { becomesReadable, READABLE } from '../helpers/readable.ts';
import { addHtml, copyAll, findable, isSeen, openScene, pill, sharpnessIn } from './scene.ts';

/** Rarer ways in which an answer says something: each is judged, and what it says is neither seen, heard, found nor copied. */

const TEXT = 'The dough needs patience and a warm place by the oven.';
const AFTER = 'In the morning the whole house smells of it.';
const SECRET = `Hidden under the stone lies the jar of ${TERM} for the guests.`;
const TOLD = 'Hidden under the stone';

const WAYS = {
  'the value a slider says': `<p>${TEXT} <span role="slider" tabindex="0" aria-valuenow="3" aria-valuetext="${SECRET}">3</span></p>`,
  'what an element says it is': `<p>${TEXT} <span role="img" aria-label="A loaf" aria-roledescription="${SECRET}">3</span></p>`,
  'the label of an option': `<p>${TEXT}</p><div><select id="way" style="width: 600px; font: 18px sans-serif"><option label="${SECRET}">One</option></select></div>`,
  'the label of options': `<p>${TEXT}</p><div><select id="way" size="3" style="width: 600px; font: 18px sans-serif"><optgroup label="${SECRET}"><option>One</option></optgroup></select></div>`,
  'a description kept out of sight': `<p tabindex="0" aria-describedby="note">${TEXT}</p><div id="note" hidden>${SECRET}</div>`,
  'what a button beside the text says': `<div>${TEXT} <button id="way" aria-label="${SECRET}" style="font: 18px sans-serif">Again</button></div>`,
  'a word on a button beside the text': `<div>${TEXT} <button id="way" style="font: 18px sans-serif">Hidden ${TERM}</button></div>`,
  'a dialog over everything': `<ul><li>${TEXT}<dialog id="open">${SECRET}</dialog></li></ul>`,
} as const;

for (const [what, html] of Object.entries(WAYS))
  // Firefox builds no accessibility tree at all where nothing is left to be heard.
  test(
    `${what}: shut like any other text`,
    { tag: html.includes('<dialog') ? '@chromium' : [] },
    async ({ browserUnderTest, servers }) => {
      const page = await openScene(browserUnderTest, servers, 'chatgpt');
      await addHtml(page, `${html}<p>${AFTER}</p>`);
      await page.evaluate(() => document.querySelector<HTMLDialogElement>('#made #open')?.showModal());
      await pill(page, /Unsafe: your blocked term/).catch(() => undefined);
      if (!html.includes('dialog')) await becomesReadable(page, AFTER);
      if (html.includes('id="way"')) expect.soft(await sharpnessIn(page, '#way'), 'sharp').toBeLessThan(READABLE);
      expect.soft(await page.accessibleText(), 'heard').not.toMatch(/Hidden (?:under|zorblax)/);
      expect.soft(await findable(page, [TOLD, `Hidden ${TERM}`]), 'found').toEqual([]);
      expect.soft(await copyAll(page), 'copied').not.toMatch(/Hidden (?:under|zorblax)/);
      expect.soft(await isSeen(page, TOLD), 'seen').toBe(false);
    },
  );
