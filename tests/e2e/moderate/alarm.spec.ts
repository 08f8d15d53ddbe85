import { expect, test } from '../fixtures/test.ts';
import { answered } from '../helpers/chat.ts';
import type { TestPage } from '../helpers/types.ts';
import { until } from '../helpers/until.ts';
import { askFor, openScene, pill } from './scene.ts';

/** Milliseconds after which held text whose script is silent says so; lib/sites/hold-sheet.ts has 2,800. */
const ALARM_MS = 3200;

/** Notes every 100 ms where the page says that Sharemark does not answer, shadow roots included. Runs in the page. */
function watchAlarms(): void {
  const alarms = new Set<string>();
  Object.assign(globalThis, { alarms });
  const visit = (root: Document | ShadowRoot): void => {
    for (const element of root.querySelectorAll('*')) {
      const { visibility, content } = getComputedStyle(element, '::before');
      if (visibility === 'visible' && content.includes('Sharemark')) alarms.add(`${element.localName}.${element.className}`);
      if (element.shadowRoot) visit(element.shadowRoot);
    }
  };
  const look = (): void => {
    visit(document);
    setTimeout(look, 100);
  };
  look();
}

const alarms = (page: TestPage): Promise<string[]> =>
  page.evaluate(() => {
    const seen: unknown = Reflect.get(globalThis, 'alarms');
    return seen instanceof Set ? [...seen].map(String) : ['not watched'];
  });

// On each of them several elements of one answer match the adapter's layouts; deep-chat's are in a shadow root. Sheets are the same in both browsers.
for (const id of ['claude', 'gemini', 'deep-chat'])
  test(
    `${id}: nobody is told that Sharemark does not answer while it does`,
    { tag: id === 'deep-chat' ? [] : '@chromium' },
    async ({ browserUnderTest, servers }) => {
      const page = await openScene(browserUnderTest, servers, id, { query: { tps: 200 } });
      await page.evaluate(watchAlarms);
      for (const [index, scenario] of ['unsafe', 'safe'].entries()) {
        await askFor(page, id, scenario);
        await answered(page, index + 1, 60_000);
        await pill(page);
        const since = Date.now();
        await until('the time after which a silent script is told of', () => Promise.resolve(Date.now() - since > ALARM_MS));
        expect(await alarms(page), scenario).toEqual([]);
      }
    },
  );
