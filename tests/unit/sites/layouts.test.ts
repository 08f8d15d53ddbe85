import { describe, expect, test } from 'vitest';
import { FOUND_BY } from '../../../lib/messages.ts';
import { pageHealth } from '../../../lib/moderate/health/page-health.ts';
import { COMMON_GENERATING } from '../../../lib/sites/generating.ts';
import { generic } from '../../../lib/sites/generic.ts';
import { detectSite, HOSTED, SITES } from '../../../lib/sites/index.ts';
import { completionsOf, layerOf, usersOf, type Layer, type Site } from '../../../lib/sites/site.ts';
import { takeAway } from '../../pages/layouts/take-away.ts';
import { DESCRIBED, layoutsOf, still } from './stills.ts';

const layered = SITES.filter(({ layers }) => layers.length > 0);
const stills = (site: Site): Document[] => site.layers.map(({ id }) => still(site.id, id));
const cases = layered.flatMap((site) => site.layers.map((layer) => ({ site, layer, name: `${site.id} ${layer.id}` })));

/** The completions of a page as they are taken: the outermost match. */
function found(page: Document, selector: string): Element[] {
  return [...page.querySelectorAll(selector)].filter((element) => !element.parentElement?.closest(selector));
}

const GROWN = [{ by: 'growth' as const, count: 1 }];

/** Ids of the layers that come after one. */
const older = (site: Site, layer: Layer): string[] => site.layers.slice(site.layers.indexOf(layer) + 1).map(({ id }) => id);

describe('every site', () => {
  test('that has layers is described, and nothing else', () => {
    expect(DESCRIBED.toSorted()).toEqual(layered.map(({ id }) => id).toSorted());
  });

  test.each(layered)('$id: all layers are described', ({ id, layers }) => {
    expect(Object.keys(layoutsOf(id).layers).toSorted()).toEqual(layers.map((layer) => layer.id).toSorted());
  });

  test.each(cases)('$name: is called like no other way to find completions', ({ layer }) => {
    expect(FOUND_BY).not.toContain(layer.id);
  });

  test.each(cases)('$name: the answer is one completion, of this layer, and the question is none', ({ site, layer }) => {
    const page = still(site.id, layer.id);
    const completions = found(page, completionsOf(site).join(', '));
    expect(completions.map((element) => layerOf(site, element)?.id)).toEqual([layer.id]);
    expect(completions[0]?.textContent).toContain('An answer.');
    expect(completions[0]?.textContent).not.toContain('What is it?');
    const users = usersOf(site).join(', ');
    if (users === '') return;
    const [answer] = completions;
    expect(answer?.closest(users) ?? answer?.querySelector(users)).toBeNull();
    for (const user of page.querySelectorAll(users)) expect(user.textContent).toContain('What is it?');
  });

  test.each(cases)(
    '$name: when its selectors are gone, an older layer takes over or none does, and health says so',
    ({ site, layer }) => {
      const page = still(site.id, layer.id);
      takeAway(page.documentElement, layer.completion.join(', '));
      const left = found(page, completionsOf(site).join(', '));
      expect(left.map((element) => layerOf(site, element)?.id)).not.toContain(layer.id);
      for (const answer of left) expect(answer.textContent).toContain('An answer.');
      // What takes over where no layer does is seen in browsers only: they find it by how it grows.
      const next = left.map((element) => layerOf(site, element)?.id ?? '');
      const ways = next.length > 0 ? next.map((id) => ({ by: 'layer' as const, layer: id, count: 1 })) : GROWN;
      expect(next.filter((id) => !older(site, layer).includes(id))).toEqual([]);
      expect(pageHealth({ found: ways, layers: site.layers.map(({ id }) => id), usual: `layer:${layer.id}` })).toEqual({
        health: 'fallback',
        why: next.length > 0 ? 'older-layer' : 'no-layer',
      });
      takeAway(page.documentElement, completionsOf(site).join(', '));
      expect(found(page, completionsOf(site).join(', '))).toEqual([]);
      expect(page.documentElement.textContent).toContain('An answer.');
    },
  );

  test.each(cases.filter(({ layer }) => layer.user))(
    '$name: the question is found where the layer names it',
    ({ site, layer }) => {
      const question = still(site.id, layer.id).querySelector((layer.user ?? []).join(', '));
      expect(question?.textContent).toContain('What is it?');
    },
  );

  test.each(layered)('$id: whatever else it looks for is in one of its layouts', (site) => {
    const pages = stills(site);
    const selectors = [
      ...(site.strip ?? []),
      ...site.generating.filter((selector) => !COMMON_GENERATING.includes(selector)),
      ...(site.model?.chosen ?? []),
      ...(site.model?.ofCompletion ?? []).map(({ selector, attribute }) => (attribute ? `${selector}[${attribute}]` : selector)),
      ...site.layers.flatMap(({ completion }) => completion),
    ];
    expect(selectors.filter((selector) => !pages.some((page) => page.querySelector(selector)))).toEqual([]);
  });

  test.each(layered)('$id: what is stripped is in a completion, and not all of it', (site) => {
    const strip = (site.strip ?? []).join(', ');
    if (strip === '') return;
    for (const page of stills(site))
      for (const answer of found(page, completionsOf(site).join(', '))) {
        expect(answer.matches(strip)).toBe(false);
        for (const part of answer.querySelectorAll(strip)) expect(part.textContent).not.toContain('An answer.');
      }
  });

  test.each([...SITES, generic])('$id: says when it was looked at, how sure that is, and names nothing by a hash', (site) => {
    expect(site.verifiedOn).toMatch(/^20\d\d-[01]\d-[0-3]\d$/);
    expect('ABCD').toContain(site.confidence);
    const all = JSON.stringify(site);
    expect(all.match(/\b(?:css|svelte|jsx|sc)-\w*\d\w*|_ngcontent[\w-]*|__[a-z]{1,3}\d\w*/gi) ?? []).toEqual([]);
  });
});

describe('self-hosted UIs', () => {
  const own = layered.filter((site) => !HOSTED.includes(site));

  test.each(own)('$id is told by what is on its page', (site) => {
    for (const page of stills(site)) expect(detectSite(page)?.id).toBe(site.id);
  });

  test('have no address, the others have one', () => {
    expect(own.flatMap(({ matches }) => matches)).toEqual([]);
    expect(own.filter(({ detect = [] }) => detect.length === 0)).toEqual([]);
    expect(HOSTED.filter(({ matches }) => matches.length === 0)).toEqual([]);
  });
});
