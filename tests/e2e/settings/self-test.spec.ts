import { expect, test } from '../fixtures/test.ts';
import type { TestPage } from '../helpers/types.ts';

/** Presses "Test now" and waits for the end of the test. */
async function testOnce(options: TestPage): Promise<void> {
  await options.control('button', 'Test now').click();
  await options.waitFor(
    'the end of the test',
    () => document.querySelector('#self-test output')?.textContent === 'Test finished',
    undefined,
  );
}

test('the filter is tested twice, and what a setting has changed is told', async ({ browserUnderTest }) => {
  const options = await browserUnderTest.openExtensionPage('options.html');
  await testOnce(options);
  const rows = () =>
    options.evaluate(
      () => [...document.querySelectorAll('#self-test tbody tr')].map((row) => [...row.children].map((cell) => cell.textContent)),
      undefined,
    );
  const first = await rows();
  expect(first).toHaveLength(7);
  expect(first.at(-1)?.[1]).toMatch(/^\d+ of 84$/);

  await options.control('radio', 'Strict').click();
  await testOnce(options);
  await options.waitFor(
    'the difference',
    () => document.querySelector('#self-test')?.textContent.includes('Strictness: Standard → Strict') === true,
    undefined,
  );
  expect(await rows()).not.toEqual(first);

  const stored: unknown = (await browserUnderTest.storage())['selfTest'];
  expect(stored).toHaveLength(2);
  await options.control('button', 'Delete results').click();
  await options.waitFor('the table to go', () => document.querySelector('#self-test table') === null, undefined);
});
