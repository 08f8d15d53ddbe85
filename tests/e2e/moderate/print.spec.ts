import { inflateSync } from 'node:zlib';
import { TERM } from '../../pages/texts.ts';
import { expect, test } from '../fixtures/test.ts';
import { becomesReadable } from '../helpers/readable.ts';
import { addCompletions, isSeen, openScene, pill } from './scene.ts';

/** Letters that stand nowhere else: a printed page names every letter it draws, in the tables of its fonts. */
const SHOWN = 'Ψ';
const VEILED = 'Ξ';
const WAITING = 'Ж';

/** Everything a PDF says, unpacked. */
function unpacked(pdf: Buffer): string {
  const parts: string[] = [];
  let at = 0;
  for (;;) {
    const start = /stream\r?\n/.exec(pdf.toString('latin1', at));
    if (!start) break;
    const from = at + start.index + start[0].length;
    const end = pdf.indexOf('endstream', from);
    try {
      parts.push(inflateSync(pdf.subarray(from, end)).toString('latin1'));
    } catch {
      parts.push(pdf.toString('latin1', from, end));
    }
    at = end + 'endstream'.length;
  }
  return parts.join('\n');
}

test('what is printed has cleared blocks, and no letter of what is held or veiled, not even an invisible one', async ({
  browserUnderTest,
  servers,
}) => {
  const page = await openScene(browserUnderTest, servers, 'chatgpt');
  await addCompletions(page, [`The baker draws a ${SHOWN} into every crust.`]);
  await becomesReadable(page, 'into every crust');
  await addCompletions(
    page,
    [`The loaf is for the neighbours. Nobody may know of the ${VEILED} and the ${TERM} below it.`, `And a ${WAITING} that`],
    true,
  );
  await pill(page);
  await becomesReadable(page, 'is for the neighbours');
  expect(await isSeen(page, `And a ${WAITING} that`)).toBe(false);
  const drawn = unpacked(await page.print()).toLowerCase();
  const has = (letter: string) => drawn.includes(`<${(letter.codePointAt(0) ?? 0).toString(16).padStart(4, '0')}>`);
  expect([SHOWN, VEILED, WAITING].map(has)).toEqual([true, false, false]);
});
