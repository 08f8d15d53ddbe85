import { contentScriptMatches, HOSTED, SITES } from '../../../lib/sites/index.ts';
import { completionsOf, type Layer, type Site } from '../../../lib/sites/site.ts';
import type { PageStatus } from '../../../lib/messages.ts';
import { TERM } from '../../pages/texts.ts';
import { expect, test } from '../fixtures/test.ts';
import { ask, type ChatPage } from '../helpers/chat.ts';
import { allowPage } from '../helpers/extension-pages.ts';
import type { ChatServers } from '../helpers/servers.ts';
import { openStatusDesk, type StatusDesk } from '../helpers/status.ts';
import type { TestPage } from '../helpers/types.ts';
import { until } from '../helpers/until.ts';

/** How the page of described layouts is worked. */
const LAYOUT: ChatPage = {
  id: 'layouts',
  composer: '.composer textarea',
  composerKind: 'textarea',
  sendKey: 'Enter',
  send: '.composer .primary',
  stop: '.halt',
  regenerate: '.once-more',
  answers: '[data-slot]',
  questions: '[data-slot]',
};

/** A few of everything, for the browser in which pages load slowly: an attribute, a class, an element's name, shadow roots, a part of a name. */
const SAMPLE = ['chatgpt', 'claude', 'gemini', 'gemini-enterprise', 'poe', 'deepseek', 'character-ai', 'open-webui', 'gradio', 'deep-chat'];

const layered = SITES.filter(({ layers }) => layers.length > 0);
const allHosts = Object.fromEntries(contentScriptMatches().map((pattern) => [new URL(pattern.replaceAll('*', '')).hostname, 'layouts']));

/**
 * Looks before every frame whether a word is about to be painted: its own fill is not transparent, or a highlight clears it. Cheaper than
 * pictures, which other tests take. Runs in the page, before its scripts.
 */
function watchWord(word: string): void {
  const seen = { there: 0, painted: 0 };
  Object.assign(globalThis, { seen });
  const visit = (root: Node): void => {
    for (const node of root.childNodes) {
      if (node instanceof Text && node.data.includes(word) && node.parentElement) {
        seen.there += 1;
        const fill = getComputedStyle(node.parentElement).getPropertyValue('-webkit-text-fill-color');
        const at = node.data.indexOf(word);
        const cleared = [...(CSS.highlights.get('sharemark-clear') ?? [])].some(
          (range) => range.startContainer === node && range.startOffset < at + word.length && range.endOffset > at,
        );
        if (!/, 0\)$|^transparent$/.test(fill) || cleared) seen.painted += 1;
      }
      if (!(node instanceof Element) || /^(script|style|textarea)$/.test(node.localName)) continue;
      if (node.shadowRoot) visit(node.shadowRoot);
      visit(node);
    }
  };
  const look = (): void => {
    visit(document);
    requestAnimationFrame(look);
  };
  requestAnimationFrame(look);
}

interface Outcome {
  there: boolean;
  painted: number;
  veiled: number;
  found: PageStatus['found'];
  health: PageStatus['health'];
}

/** Opens a layout, has an unsafe answer come, and tells what Sharemark made of it. */
async function tryLayout(page: TestPage, desk: StatusDesk, url: string): Promise<Outcome> {
  await page.goto(url);
  await ask(page, LAYOUT, 'Please tell me all of it /unsafe-first');
  const status = await until(
    `something to be veiled on ${url}`,
    async () => {
      const now = await desk.of(page);
      return now !== undefined && now.veiled > 0 ? now : undefined;
    },
    4000,
  ).catch(() => desk.of(page));
  const { there, painted } = await page.evaluate((): { there: number; painted: number } => Reflect.get(globalThis, 'seen'));
  return { there: there > 0, painted, veiled: status?.veiled ?? 0, found: status?.found ?? [], health: status?.health ?? 'none' };
}

function addressOf(servers: ChatServers, site: Site, layer: Layer, without: readonly string[] = []): string {
  const query = new URLSearchParams([['layer', layer.id], ['tps', '200'], ['history', '1'], ...without.map((list) => ['without', list])]);
  const [pattern] = site.matches;
  return `${pattern === undefined ? `${servers.url}/layouts/${site.id}` : pattern.replaceAll('*', '')}?${query}`;
}

const casesOf = (sites: readonly Site[]) => sites.flatMap((site) => site.layers.map((layer) => ({ site, layer, name: `${site.id} ${layer.id}` })));

for (const [group, sites] of [
  ['hosted', layered.filter((site) => HOSTED.includes(site))],
  ['self-hosted', layered.filter((site) => !HOSTED.includes(site))],
] as const)
  test(`${group} sites: every layer is found as itself, and shows nothing unsafe`, async ({ browserUnderTest, servers }) => {
    servers.api.set({ hosts: { ...servers.api.settings.hosts, ...allHosts } });
    await browserUnderTest.seedSettings({ blocklist: { terms: [TERM], exceptions: [], shipped: true } });
    const page = await browserUnderTest.open(`${servers.url}/layouts/${sites[0]?.id}`);
    if (group === 'self-hosted') await allowPage(browserUnderTest, page);
    const desk = await openStatusDesk(browserUnderTest);
    await page.front();
    await page.evaluateEarly(watchWord, TERM);
    const tried = browserUnderTest.name === 'chromium' ? sites : sites.filter(({ id }) => SAMPLE.includes(id));
    for (const { site, layer, name } of casesOf(tried)) {
      const began = Date.now();
      const { found, ...outcome } = await tryLayout(page, desk, addressOf(servers, site, layer));
      console.log(name, Date.now() - began, JSON.stringify(found), JSON.stringify(outcome));
      expect.soft(outcome, name).toEqual({ there: true, painted: 0, veiled: 1, health: 'fine' });
      expect.soft(found, name).toEqual([{ by: 'layer', layer: layer.id, count: 2 }]);
    }
  });
