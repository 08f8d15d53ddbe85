import { contentScriptMatches, HOSTED, SITES } from '../../../lib/sites/index.ts';
import { completionsOf, type Layer, type Site, usersOf } from '../../../lib/sites/site.ts';
import type { PageStatus } from '../../../lib/messages.ts';
import { TERM } from '../../pages/texts.ts';
import { expect, test } from '../fixtures/test.ts';
import { ask, type ChatPage } from '../helpers/chat.ts';
import { allowPage } from '../helpers/extension-pages.ts';
import type { ChatServers } from '../helpers/servers.ts';
import { openStatusDesk, type StatusDesk } from '../helpers/status.ts';
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
const ALL_MS = 240_000;

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
}

/** Opens a layout, has an unsafe answer come, and tells what Sharemark made of it. */
async function tryLayout(page: TestPage, desk: StatusDesk, url: string): Promise<Outcome> {
  await page.goto(url);
  await ask(page, LAYOUT, 'Go /unsafe-first');
  const look = async () => ({
    status: await desk.of(page),
    seen: await page.evaluate((): { there: number; painted: number } => Reflect.get(globalThis, 'seen')),
  });
  const { status, seen } = await until(
    `something to be veiled on ${url}`,
    async () => {
      const now = await look();
      return (now.status?.veiled ?? 0) > 0 && now.seen.there > 0 ? now : undefined;
    },
    VEIL_MS,
  ).catch(look);
  return {
    there: seen.there > 0,
    painted: seen.painted,
    veiled: status?.veiled ?? 0,
    found: status?.found ?? [],
    health: status?.health ?? 'none',
  };
}

function addressOf(servers: ChatServers, { site, layer, without }: Pick<Case, 'site' | 'layer' | 'without'>): string {
  const query = new URLSearchParams([
    ['layer', layer.id],
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
}

/** Each layer as it is; the oldest first, so that none is a step back from what was there before. */
const asTheyAre = (sites: readonly Site[]): Case[] =>
  sites.flatMap((site) =>
    site.layers.toReversed().map((layer) => ({ name: `${site.id} ${layer.id}`, site, layer, without: [] })),
  );

/** The newest layer without its own selectors, and, for a few sites, without anything that an adapter knows. */
const afterRedesigns = (sites: readonly Site[]): Case[] =>
  sites.flatMap((site) => {
    const [layer] = site.layers;
    if (!layer) return [];
    const all = [...completionsOf(site), ...usersOf(site)];
    const without = { name: `${site.id} without ${layer.id}`, site, layer, without: layer.completion };
    const bare = { name: `${site.id} without any`, site, layer, without: all };
    return SAMPLE.has(site.id) && site.layers.length > 1 ? [without, bare] : [without];
  });

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
  await page.front();
  await page.evaluateEarly(watchWord, TERM);
  for (const one of cases)
    if (browser.name === 'chromium' || SAMPLE.has(one.site.id)) check(one, await tryLayout(page, desk, addressOf(servers, one)));
}

for (const [group, sites] of [
  ['hosted', layered.filter((site) => HOSTED.includes(site))],
  ['self-hosted', layered.filter((site) => !HOSTED.includes(site))],
] as const) {
  test(`${group} sites: every layer is found as itself, and shows nothing unsafe`, async ({ browserUnderTest, servers }) => {
    test.setTimeout(ALL_MS);
    await tryAll(browserUnderTest, servers, asTheyAre(sites), ({ name, layer }, { found, ...outcome }) => {
      expect.soft(outcome, name).toEqual({ there: true, painted: 0, veiled: 1, health: 'fine' });
      // Where any text may be an answer, what stands beside one may have been looked at, too.
      expect.soft(found, name).toContainEqual({ by: 'layer', layer: layer.id, count: 2 });
    });
  });

  test(`${group} sites: without its selectors the next layer takes over, then what needs none`, async ({
    browserUnderTest,
    servers,
  }) => {
    test.setTimeout(ALL_MS);
    await tryAll(browserUnderTest, servers, afterRedesigns(sites), ({ name, layer }, { found, ...outcome }) => {
      expect.soft(outcome, name).toMatchObject({ there: true, painted: 0 });
      expect.soft(outcome.veiled, name).toBeGreaterThan(0);
      expect
        .soft(
          found.map((one) => one.layer),
          name,
        )
        .not.toContain(layer.id);
      expect.soft(found, name).not.toEqual([]);
    });
  });
}
