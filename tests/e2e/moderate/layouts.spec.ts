import { contentScriptMatches, HOSTED, SITES } from '../../../lib/sites/index.ts';
import { completionsOf, type Layer, type Site, usersOf } from '../../../lib/sites/site.ts';
import type { PageStatus } from '../../../lib/messages.ts';
import { TERM } from '../../pages/texts.ts';
import { expect, test } from '../fixtures/test.ts';
import { ask, type ChatPage } from '../helpers/chat.ts';
import { allowPage } from '../helpers/extension-pages.ts';
import type { ChatServers } from '../helpers/servers.ts';
import { localDay, openStatusDesk, type StatusDesk } from '../helpers/status.ts';
import type { BrowserUnderTest, TestPage } from '../helpers/types.ts';
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

/** With LAYERS=all every layer of every site is tried; else the newest of each, as the older ones are told in markup (tests/unit/sites/layouts.test.ts). */
const ALL_LAYERS = process.env['LAYERS'] === 'all';

/** A few of everything, for the browser in which pages load slowly: an attribute, a class, an element's name, shadow roots, a part of a name. */
const SAMPLE = new Set([
  'chatgpt',
  'claude',
  'gemini',
  'gemini-enterprise',
  'poe',
  'deepseek',
  'character-ai',
  'open-webui',
  'gradio',
  'deep-chat',
]);

/** All of one test's cases together, in milliseconds: usually less than a second each. */
const ALL_MS = 360_000;

/** Longest wait for a veil, in milliseconds; machines that run this are often busy. */
const VEIL_MS = 8000;

const layered = SITES.filter(({ layers }) => layers.length > 0);
const allHosts = Object.fromEntries(
  contentScriptMatches().map((pattern) => [new URL(pattern.replaceAll('*', '')).hostname, 'layouts']),
);

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
  why: PageStatus['why'] | undefined;
}

/** Opens a layout, has an unsafe answer come, and tells what Sharemark made of it once it says of the page what it should. */
async function tryLayout(
  page: TestPage,
  status: () => Promise<PageStatus | undefined>,
  one: Case,
  url: string,
): Promise<Outcome> {
  await page.goto(url);
  await ask(page, LAYOUT, 'Go');
  const look = async () => ({
    status: await status(),
    seen: await page.evaluate((): { there: number; painted: number } => Reflect.get(globalThis, 'seen')),
  });
  const last = await until(
    `something to be veiled on ${url}`,
    async () => {
      const now = await look();
      return (now.status?.veiled ?? 0) > 0 && now.status?.health === one.health && now.seen.there > 0 ? now : undefined;
    },
    VEIL_MS,
  ).catch(look);
  const { found = [], veiled = 0, health = 'none', why } = last.status ?? {};
  return { there: last.seen.there > 0, painted: last.seen.painted, veiled, found, health, why };
}

function addressOf(servers: ChatServers, { site, layer, without }: Pick<Case, 'site' | 'layer' | 'without'>): string {
  const query = new URLSearchParams([
    ['layer', layer.id],
    ['scenario', 'unsafe-first'],
    ['tps', '200'],
    ['history', '1'],
    ...without.map((list) => ['without', list]),
  ]);
  const [pattern] = site.matches;
  return `${pattern === undefined ? `${servers.url}/layouts/${site.id}` : pattern.replaceAll('*', '')}?${query}`;
}

interface Case {
  readonly name: string;
  readonly site: Site;
  readonly layer: Layer;
  /** Selectors that the page has lost. */
  readonly without: readonly string[];
  /** What is to be said of the page. */
  readonly health: PageStatus['health'];
}

/** The sites' layers, one of each site at a time, the newest first. */
function byAge(sites: readonly Site[]): { site: Site; layer: Layer }[] {
  const most = ALL_LAYERS ? Math.max(...sites.map(({ layers }) => layers.length)) : 1;
  return Array.from({ length: most }).flatMap((_, age) =>
    sites.flatMap((site) => {
      const layer = site.layers[age];
      return layer ? [{ site, layer }] : [];
    }),
  );
}

/** Each layer as it is. */
const asTheyAre = (sites: readonly Site[]): Case[] =>
  byAge(sites).map(({ site, layer }) => ({ name: `${site.id} ${layer.id}`, site, layer, without: [], health: 'fine' }));

/** Each layer without its own selectors, and, for a few sites, the newest without anything that an adapter knows. */
const afterRedesigns = (sites: readonly Site[]): Case[] =>
  byAge(sites).flatMap(({ site, layer }) => {
    const parts = { site, layer, health: 'fallback' } as const;
    const own = { ...parts, name: `${site.id} without ${layer.id}`, without: layer.completion };
    const bare = { ...parts, name: `${site.id} without any`, without: [...completionsOf(site), ...usersOf(site)] };
    return SAMPLE.has(site.id) && site.layers[0] === layer && site.layers.length > 1 ? [own, bare] : [own];
  });

/** Under which name the log of health keeps a site's pages. */
const keyOf = (site: Site, servers: ChatServers): string => (site.matches.length > 0 ? site.id : new URL(servers.url).origin);

/** Lets the log of health know, before the first page of each site is opened, that this layer is usual there. */
async function seedUsual(desk: StatusDesk, usual: ReadonlyMap<string, string>): Promise<void> {
  const day = { day: localDay(), layers: {}, checked: 1, veiled: 0, revealed: 0, failed: 0, ms: 0 };
  const log = [...usual].map(([key, layer]) => [key, { days: [day], models: [], usual: `layer:${layer}` }]);
  await desk.write('health', Object.fromEntries(log));
}

/** Tries cases one after the other in one tab: what is in the background is not painted. */
async function tryAll(
  browser: BrowserUnderTest,
  servers: ChatServers,
  cases: readonly Case[],
  check: (one: Case, outcome: Outcome) => void,
): Promise<void> {
  servers.api.set({ hosts: { ...servers.api.settings.hosts, ...allHosts } });
  await browser.seedSettings({ blocklist: { terms: [TERM], exceptions: [], shipped: true } });
  const page = await browser.open(`${servers.url}/layouts/open-webui`);
  if (cases.some(({ site }) => site.matches.length === 0)) await allowPage(browser, page);
  const desk = await openStatusDesk(browser);
  const tab = await page.tabId();
  await page.front();
  await page.evaluateEarly(watchWord, TERM);
  const mine = cases.filter(({ site }) => browser.name === 'chromium' || SAMPLE.has(site.id));
  const usual = new Map<string, string>();
  for (const [index, one] of mine.entries()) {
    const key = keyOf(one.site, servers);
    if (usual.get(key) !== one.layer.id) {
      // Whoever writes the log reads all of it first: not while the last page is being written to it.
      const last = mine[index - 1];
      if (last) await desk.has('health', [keyOf(last.site, servers), 'days', 0, 'layers']);
      usual.clear();
      for (const { site, layer } of mine.slice(index))
        if (!usual.has(keyOf(site, servers))) usual.set(keyOf(site, servers), layer.id);
      await seedUsual(desk, usual);
    }
    check(one, await tryLayout(page, () => desk.ofTab(tab), one, addressOf(servers, one)));
    if (one.health === 'fallback' && SAMPLE.has(one.site.id))
      await until(`the toolbar to say so: ${one.name}`, async () => (await desk.title(tab)).includes('This page has changed'));
  }
}

for (const [group, sites] of [
  ['hosted', layered.filter((site) => HOSTED.includes(site))],
  ['self-hosted', layered.filter((site) => !HOSTED.includes(site))],
] as const) {
  test(`${group} sites: layers are found as themselves, and shows nothing unsafe`, async ({ browserUnderTest, servers }) => {
    test.setTimeout(ALL_MS);
    await tryAll(browserUnderTest, servers, asTheyAre(sites), ({ name, layer }, { found, ...outcome }) => {
      expect.soft(outcome, name).toEqual({ there: true, painted: 0, veiled: 1, health: 'fine', why: undefined });
      // Where any text may be an answer, what stands beside one may have been looked at, too.
      expect.soft(found, name).toContainEqual({ by: 'layer', layer: layer.id, count: 2 });
    });
  });

  // Which layer matches does not depend on the browser (and is told in markup for all of them).
  test(
    `${group} sites: without its selectors the next layer takes over, then what needs none, and that is told`,
    { tag: ALL_LAYERS ? [] : '@chromium' },
    async ({ browserUnderTest, servers }) => {
      test.setTimeout(ALL_MS);
      await tryAll(browserUnderTest, servers, afterRedesigns(sites), ({ name, site, layer }, { found, veiled, ...outcome }) => {
        const older = site.layers.slice(site.layers.indexOf(layer) + 1).map(({ id }) => id);
        const layers = found.flatMap((one) => one.layer ?? []);
        expect.soft(older, name).toEqual(expect.arrayContaining(layers));
        expect.soft(found, name).not.toEqual([]);
        expect.soft(veiled, name).toBeGreaterThan(0);
        const why = layers.length > 0 ? 'older-layer' : 'no-layer';
        expect.soft(outcome, name).toEqual({ there: true, painted: 0, health: 'fallback', why });
      });
    },
  );
}
