import { describe, expect, test } from 'vitest';
import type { FoundBy } from '../../../../lib/messages.ts';
import { pageHealth, type Found } from '../../../../lib/moderate/health/page-health.ts';

const LAYERS = ['new', 'old', 'oldest'];
const layer = (id: string, count = 1): Found => ({ by: 'layer', layer: id, count });
const by = (way: FoundBy, count = 1): Found => ({ by: way, count });

describe('a page with an adapter', () => {
  test.each([
    ['nothing is there yet', [], undefined, { health: 'none' }],
    ['what is there counts for nothing', [layer('old', 0)], 'layer:new', { health: 'none' }],
    ['the newest layout fits', [layer('new')], undefined, { health: 'fine' }],
    ['an older one was always the one here', [layer('oldest')], 'layer:oldest', { health: 'fine' }],
    ['it is the first time', [layer('oldest')], undefined, { health: 'fine' }],
    ['a newer one than usual fits', [layer('new')], 'layer:old', { health: 'fine' }],
    ['an older one than usual fits', [layer('old')], 'layer:new', { health: 'fallback', why: 'older-layer' }],
    ['older ones fit besides the usual one', [layer('oldest', 9), layer('new')], 'layer:new', { health: 'fine' }],
    ['no layout fits', [by('growth'), by('attributes')], undefined, { health: 'fallback', why: 'no-layer' }],
    ['no layout fits where one did', [by('growth')], 'layer:old', { health: 'fallback', why: 'no-layer' }],
    ['no layout fits, for a while already', [by('growth')], 'growth', { health: 'fallback', why: 'no-layer' }],
    ['the usual layout is no longer in the adapter', [layer('old')], 'layer:gone', { health: 'fine' }],
    ['what was taught fits', [by('taught'), by('growth')], 'layer:new', { health: 'fine' }],
  ] as const)('%s', (_what, found, usual, expected) => {
    expect(pageHealth({ found, layers: LAYERS, usual })).toStrictEqual(expected);
  });
});

describe('a page without an adapter', () => {
  test.each([
    ['any way will do', [by('growth')], 'attributes', { health: 'fine' }],
    ['a layout fitted when an adapter knew the page', [by('names')], 'layer:x', { health: 'fallback', why: 'no-layer' }],
    ['what was taught fits no more', [by('attributes')], 'taught', { health: 'fallback', why: 'taught' }],
  ] as const)('%s', (_what, found, usual, expected) => {
    expect(pageHealth({ found, layers: [], usual })).toStrictEqual(expected);
  });
});

test('text that nobody claims is told before all else', () => {
  for (const found of [[], [layer('new')], [by('taught')]])
    expect(pageHealth({ found, layers: LAYERS, usual: 'layer:new', unclaimed: true })).toStrictEqual({
      health: 'unclaimed',
      why: 'unclaimed',
    });
});
