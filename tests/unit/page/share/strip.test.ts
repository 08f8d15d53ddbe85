import { parseHTML } from 'linkedom';
import { beforeEach, expect, test, vi } from 'vitest';
import { isLabel, visibleText } from '../../../../lib/page/share/visible-text.ts';
import { SITES } from '../../../../lib/sites/index.ts';
import { completionsOf } from '../../../../lib/sites/site.ts';
import { still } from '../../sites/stills.ts';

const STYLE = {
  position: 'static',
  overflowX: 'visible',
  overflowY: 'visible',
  visibility: 'visible',
  whiteSpace: 'normal',
  clip: 'auto',
};
const BOX = { left: 0, top: 0, right: 100, bottom: 20 };
const NAMES = [
  'Element',
  'Node',
  'ShadowRoot',
  'HTMLElement',
  'HTMLTextAreaElement',
  'HTMLSelectElement',
  'HTMLInputElement',
] as const;

/** A page on which everything can be seen. */
beforeEach(() => {
  const window = parseHTML('<html></html>');
  for (const name of NAMES) vi.stubGlobal(name, Reflect.get(window, name));
  // Nothing is an instance of it: linkedom has no slots.
  vi.stubGlobal('HTMLSlotElement', Date);
  vi.stubGlobal('getComputedStyle', (element: Element) => ({
    ...STYLE,
    display: /^(SPAN|A)$/.test(element.tagName) ? 'inline' : 'block',
  }));
  return () => vi.unstubAllGlobals();
});

function seen(page: Document): Document {
  page.createRange = () => Object.create({ selectNodeContents: () => undefined, getClientRects: () => [BOX] });
  for (const element of page.querySelectorAll('*')) element.checkVisibility = () => true;
  return page;
}

const cases = SITES.flatMap((site) => site.layers.map((layer) => ({ site, layer, name: `${site.id} ${layer.id}` })));

test.each(cases)('$name: shared is what the model answered, and nothing beside it', ({ site, layer }) => {
  const page = seen(still(site.id, layer.id));
  const answer = page.querySelector(completionsOf(site).join(', '));
  expect(answer && visibleText(answer, undefined, site.strip)).toBe('An answer.');
});

test('what is left out of the text is known to be so, for what is veiled in it', () => {
  const page = seen(still('grok', 'test-id'));
  const first = (selector: string) => page.querySelector(`${selector} p`)?.firstChild;
  const strip = SITES.find(({ id }) => id === 'grok')?.strip;
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the first child of a paragraph of the description.
  const inReasoning = first('.thinking-container') as Text;
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- as above.
  const inAnswer = first('.response-content-markdown') as Text;
  expect([isLabel(inReasoning), isLabel(inReasoning, strip), isLabel(inAnswer, strip)]).toEqual([false, true, false]);
});
