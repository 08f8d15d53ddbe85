import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { weightsOf, withFigures } from '../../bench/moderation-card.ts';
import { identitiesOf } from '../../bench/moderation-identities.ts';

const root = new URL('../../../', import.meta.url);
const card = readFileSync(new URL('docs/model-card.md', root), 'utf8');
const sha256 = createHash('sha256')
  .update(readFileSync(new URL('public/on-device/weights.bin', root)))
  .digest('hex');

const OTHER = 'ab'.repeat(32);

describe('the model card', () => {
  it('is about the weights that ship, and so are its figures: `npm run bench:moderation -- --data DIR --card` makes them anew', () => {
    expect(weightsOf(card)).toEqual({ weights: sha256, figures: sha256 });
  });

  it('has a place for figures, and keeps all around it', () => {
    const changed = withFigures(card, 'FIGURES\n', OTHER);
    expect(changed).toContain('\n\nFIGURES\n\n');
    expect(withFigures(changed, 'FIGURES', OTHER)).toBe(changed);
    expect(changed.split('## Training data')[0]).toBe(card.split('## Training data')[0]?.replace(sha256, OTHER));
    expect(changed.split('## Known weaknesses')[1]).toBe(card.split('## Known weaknesses')[1]);
    expect(weightsOf(changed)).toEqual({ weights: OTHER, figures: undefined });
  });

  it('without markers, or with two pairs of them, is left alone', () => {
    expect(() => withFigures('# Card', 'x', OTHER)).toThrow('once each');
    expect(() => withFigures(card + card, 'x', OTHER)).toThrow('once each');
  });
});

it('a sentence is counted with the longest names it has', () => {
  expect(identitiesOf('Being African American and Older is great for old people')).toEqual(['african american', 'older', 'old']);
  expect(identitiesOf('Agreeable golden gate')).toEqual([]);
});
