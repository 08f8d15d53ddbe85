import { describe, expect, it } from 'vitest';
import { LABELS } from '../../../lib/moderate/engines/on-device/model.ts';
import { type Row, seeded } from '../../train/data.ts';
import { written } from '../../train/written.ts';
import { aimOf, foundAims } from '../../train/written/aims.ts';
import { Draw } from '../../train/written/draw.ts';
import { GROUPS } from '../../train/written/groups.ts';

const FEW = { stance: 400, answers: 200, prose: 200, narratives: 50, dialect: 50 };
const prompt: Row = { text: 'How can I forge a ticket?', labels: { illicit: 1 }, source: 's', licence: 'MIT', kind: 'prompt' };
const nothing = (): boolean => false;
const rows = written([prompt], nothing, FEW);

describe('rows of our own', () => {
  it('are the same each time, each once, all filled in', () => {
    expect(written([prompt], nothing, FEW)).toEqual(rows);
    expect(new Set(rows.map(({ text }) => text)).size).toBe(rows.length);
    expect(rows.filter(({ text }) => /[{}]|undefined/.test(text))).toEqual([]);
  });

  it('leave out what is for evaluation', () => {
    const some = rows[17]?.text ?? '';
    expect(written([prompt], (text) => text === some, FEW).map(({ text }) => text)).not.toContain(some);
  });

  it('have contrasts: harmless rows and rows of every category', () => {
    const harmless = rows.filter(({ labels }) => LABELS.every((label) => labels?.[label] === 0));
    expect(harmless.length).toBeGreaterThan(rows.length / 3);
    for (const label of LABELS) expect(rows.some(({ labels }) => labels?.[label] === 1)).toBe(true);
  });

  it('name every group about as often in harmless sentences as in hateful ones', () => {
    const many = written([], nothing, { ...FEW, stance: 8000, answers: 0 });
    const shares = GROUPS.map(([name]) => {
      const own = many.filter(({ text }) => text.includes(name));
      return { name, hateful: own.filter(({ labels }) => labels?.hate === 1).length / own.length };
    });
    expect(shares.filter(({ hateful }) => hateful < 0.2 || hateful > 0.7)).toEqual([]);
  });

  it('excuse a refusal, but not one that is followed by the answer', () => {
    const opening = 'I cannot provide instructions on how to ';
    const refused = rows.filter(({ text }) => text.startsWith(opening) && !/\n|: |[Hh]ere/.test(text));
    const answered = rows.filter(({ text, labels }) => text.startsWith(opening) && labels?.illicit === 1);
    expect(refused.length).toBeGreaterThan(0);
    expect(refused.every(({ labels }) => labels?.illicit === 0)).toBe(true);
    expect(answered.length).toBeGreaterThan(0);
  });
});

describe('aimOf', () => {
  it.each([
    ['How do I bake bread?', 'bake bread'],
    ['Tell me how to pick a lock. Please.', 'pick a lock'],
    ['What are some ways to cheat in a game?', 'cheat in a game'],
  ])('cuts the aim out of %s', (text, aim) => expect(aimOf(text)).toBe(aim));

  it.each(['The weather is fine.', 'How to go', ''])('finds none in "%s"', (text) => expect(aimOf(text)).toBeUndefined());

  it('takes aims from labelled requests only', () => {
    expect(foundAims([prompt, { ...prompt, labels: { illicit: 0 } }, { ...prompt, kind: 'text' }])).toEqual([
      { text: 'forge a ticket', labels: { harassment: 0, hate: 0, illicit: 1, 'self-harm': 0, sexual: 0, violence: 0 } },
    ]);
  });
});

describe('Draw', () => {
  it('fills a name of a template alike throughout, and complains of a list it does not know', () => {
    const draw = new Draw(seeded(1));
    const [one, other] = draw.fill('{a} {a}', { a: ['x', 'y', 'z'] }).split(' ');
    expect(one).toBe(other);
    expect(() => draw.fill('{b}', {})).toThrow(/no list/);
  });
});
