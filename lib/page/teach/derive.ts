import { selectorProblem } from '../../sites/selector.ts';
import { levelsOf, rowOf, siblingsOf } from './rows.ts';
import { matchesOf, type Root } from './search.ts';
import { lookOf, type Token, tokensOf } from './tokens.ts';
import type { Role } from './words.ts';

/** A way to say where messages are. */
export interface Candidate {
  readonly selector: string;
  /** What was picked, or what of its surroundings the selector matches. */
  readonly row: Element;
  readonly matches: readonly Element[];
  /** Nothing in it is a name: it tells places only, and the next build of the page may have others. */
  readonly weak: boolean;
}

/** All ways from the narrowest to the widest, and the one that fits best. */
export interface Derived {
  readonly ladder: readonly Candidate[];
  readonly best: number;
}

/** Tests of an element that are tried, and of its descendants. */
const MOST_TOKENS = 5;
const MOST_INNER = 80;

interface Scored extends Candidate {
  readonly score: number;
}

/** Best first: tests of the element itself, alone and together. */
function ownTests(row: Element): { css: string; weight: number }[] {
  const tokens = tokensOf(row).slice(0, MOST_TOKENS);
  const named = tokens.filter(({ weight }) => weight > 1);
  const looks = tokens.filter(({ weight }) => weight === 1);
  const type = row.localName.includes('-') ? '' : row.localName;
  const together = (parts: readonly Token[]) => `${type}${parts.map(({ css }) => css).join('')}`;
  return [
    ...named,
    ...(named.length > 1
      ? [
          {
            css: named
              .slice(0, 2)
              .map(({ css }) => css)
              .toSorted(byTypeFirst)
              .join(''),
            weight: 4,
          },
        ]
      : []),
    ...(looks.length > 0
      ? [{ css: together([...named.slice(0, 1), ...looks].filter(({ css }) => /^[.[]/.test(css))), weight: 1.5 }]
      : []),
  ];
}

/** The name of a custom element comes before its attributes. */
function byTypeFirst(one: string, other: string): number {
  return Number(/^[.[]/.test(one)) - Number(/^[.[]/.test(other));
}

/** Tests by which a row differs from its unlike siblings: something it has inside, or something it lacks. */
function differences(row: Element, siblings: readonly Element[]): { css: string; weight: number; like: Set<Element> }[] {
  const others = siblings.filter((sibling) => lookOf(sibling) !== lookOf(row));
  const found: { css: string; weight: number; like: Set<Element> }[] = [];
  const own = new Set(tokensOf(row).map(({ css }) => css));
  const like = new Set(siblings.filter((sibling) => !others.includes(sibling)));
  for (const token of others.flatMap(tokensOf))
    if (!own.has(token.css) && others.every((other) => other.matches(token.css)) && /^[.[]/.test(token.css))
      found.push({ css: `:not(${token.css})`, weight: Math.min(3, token.weight), like });
  if (siblings.length < 2) return unique(found);
  for (const inner of [...row.querySelectorAll('*')].slice(0, MOST_INNER))
    for (const token of tokensOf(inner)) {
      if (token.weight < 4) continue;
      const having = new Set(siblings.filter((sibling) => sibling.querySelector(token.css)));
      if (having.size === siblings.length || having.size * 4 < siblings.length) continue;
      // What is in every second row is a matter of roles; what is in some is a matter of what they say.
      const steps = siblings.filter(
        (sibling, index) => index > 0 && having.has(sibling) === having.has(siblings[index - 1] ?? sibling),
      );
      if (!token.role && steps.length * 3 > siblings.length) continue;
      found.push({ css: `:has(${token.css})`, weight: token.role ? 6 : 3, like: having });
    }
  return unique(found);
}

function unique<T extends { css: string }>(tests: readonly T[]): T[] {
  return [...new Map(tests.map((test) => [test.css, test])).values()];
}

/** What stands around a row and has a name: `[css, combinator]`, the nearest first. */
function anchors(row: Element): { css: string; path: string; weight: number }[] {
  const found: { css: string; path: string; weight: number }[] = [];
  let path = '';
  for (let at = row.parentElement, steps = 0; at && steps < 6 && at.localName !== 'html'; at = at.parentElement, steps++) {
    const token = tokensOf(at).find(({ weight, role }) => weight > 1 && !role);
    const css = token?.css ?? (/^(?:main|body)$/.test(at.localName) ? at.localName : undefined);
    if (css !== undefined) found.push({ css, path: `${css}${path} > `, weight: token?.weight ?? 2 });
    path = ` > ${at.localName}${path}`;
  }
  return found;
}

/** Everything that may be said of one row, and how good it is to say. */
function candidatesFor(row: Element, roots: readonly Root[]): Scored[] {
  const siblings = siblingsOf(row);
  const apart = differences(row, siblings);
  const alike = siblings.filter((sibling) => lookOf(sibling) === lookOf(row));
  const inside = apart.find(({ css }) => css.startsWith(':has'));
  const wanted = new Set(alike.length < siblings.length || !inside ? alike : inside.like);
  const own = ownTests(row);
  const type = row.localName;
  const around = anchors(row).slice(0, 3);

  const tried = new Map<string, { weight: number; weak: boolean }>();
  const put = (selector: string, weight: number, weak = false) => {
    if (!tried.has(selector) && selectorProblem(selector) === undefined) tried.set(selector, { weight, weak });
  };
  for (const test of own) put(test.css, test.weight);
  for (const test of own.slice(0, 3))
    for (const { css, weight } of apart.slice(0, 6)) put(`${test.css}${css}`, Math.min(test.weight, weight) + 0.5);
  for (const { css, weight } of apart.slice(0, 6)) put(`${type}${css}`, Math.min(2, weight));
  for (const { css, path, weight } of around) {
    for (const test of own.slice(0, 3)) put(`${css} ${test.css}`, Math.min(test.weight, weight) - 0.2);
    for (const test of apart.slice(0, 6)) put(`${path}${type}${test.css}`, Math.min(weight, test.weight, 2));
    put(`${path}${type}`, 1);
  }
  const place = around[0]?.path ?? placePath(row);
  if (place !== undefined) {
    put(`${place}${type}`, 0.5, around.length === 0);
    const odd = row.parentNode ? [...row.parentNode.children].indexOf(row) % 2 === 0 : true;
    if (siblings.length > 1) put(`${place}${type}:nth-child(${odd ? 'odd' : 'even'})`, -3, true);
  }

  return [...tried].flatMap(([selector, { weight, weak }]) => {
    const matches = matchesOf(selector, roots);
    if (!matches.includes(row)) return [];
    const missed = [...wanted].filter((one) => !matches.includes(one)).length;
    const wrong = siblings.filter((one) => !wanted.has(one) && matches.includes(one)).length;
    const beyond = matches.filter((one) => !siblings.includes(one)).length;
    const score = weight - (6 * missed) / wanted.size - (wrong > 0 ? 5 : 0) - Math.min(3, beyond / 10) - selector.length / 100;
    return [{ selector, row, matches, weak, score }];
  });
}

/** Where a row stands by types alone, for pages that name nothing. */
function placePath(row: Element): string | undefined {
  const types: string[] = [];
  for (let at = row.parentElement; at && types.length < 6; at = at.parentElement) {
    types.unshift(at.localName);
    if (at.localName === 'body' || at.localName === 'main') return `${types.join(' > ')} > `;
  }
  const root = row.getRootNode();
  return root instanceof ShadowRoot && types.length > 1 ? `${types.join(' > ')} > ` : undefined;
}

function sameSet(one: readonly Element[], other: readonly Element[]): boolean {
  return one.length === other.length && one.every((element) => other.includes(element));
}

/** The best selector for each different set of places that one level can mean, the fewest places first. */
function stepsOf(row: Element, roots: readonly Root[]): Scored[] {
  const best: Scored[] = [];
  for (const candidate of candidatesFor(row, roots).toSorted((one, other) => other.score - one.score))
    if (best.length < 4 && !best.some(({ matches }) => sameSet(matches, candidate.matches))) best.push(candidate);
  return best.toSorted((one, other) => one.matches.length - other.matches.length);
}

/**
 * Selectors for what was picked, from stable attributes and names where there are any. The best one matches the rows of the list that look
 * like the picked one's, and no others; the rest of the ladder is narrower or wider, by level and by how much it asks for.
 */
export function derive(picked: Element, role: Role, roots: readonly Root[]): Derived | undefined {
  const row = rowOf(picked, role);
  if (!row) return undefined;
  const ladder: Scored[] = [];
  let best: Scored | undefined;
  for (const level of levelsOf(picked)) {
    const steps = stepsOf(level, roots);
    if (level === row) best = steps.toSorted((one, other) => other.score - one.score)[0];
    for (const step of steps)
      if (!ladder.some(({ matches }) => sameSet(matches, step.matches))) ladder.push(step);
      else if (step === best)
        ladder.splice(
          ladder.findIndex(({ matches }) => sameSet(matches, step.matches)),
          1,
          step,
        );
  }
  best ??= ladder[0];
  return best && { ladder, best: Math.max(0, ladder.indexOf(best)) };
}
