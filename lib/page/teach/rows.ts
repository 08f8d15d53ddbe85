import { composedParent } from '../shadow.ts';
import { lookOf, tokensOf } from './tokens.ts';
import type { Role } from './words.ts';

/** What text is made of inside of a message. */
const PROSE =
  /^(?:p|h[1-6]|ul|ol|dl|dt|dd|pre|code|table|thead|tbody|tr|td|th|blockquote|span|b|i|u|a|em|strong|small|sub|sup|br|hr|img|svg|path|button|kbd|mark|time|math|label|input|figure)$/;
/** Whatever holds one of these is more than a message. */
const BEYOND =
  'main, nav, form, textarea, [contenteditable="true"], [role="main"], [role="textbox"], input:not([type="checkbox"], [type="radio"], [type="hidden"])';
/** Most levels above what was picked. */
const MOST_LEVELS = 25;
/** Most children of a list that are looked at before and behind one of them. */
const MOST_BESIDE = 30;
/** Most descendants that are asked whose message they are. */
const MOST_INNER = 120;

function isProse(element: Element): boolean {
  if (element.localName === 'li') return element.querySelector('p, div, section, article') === null;
  return PROSE.test(element.localName);
}

function hasText(element: Element): boolean {
  return /\S/.test(element.textContent ?? '');
}

/** Whether an element is, or holds, more than a message: the composer, the page's main part. */
export function isBeyond(element: Element): boolean {
  if (/^(?:html|body|main|form|nav|textarea|input)$/.test(element.localName) || element.matches('[contenteditable="true"]'))
    return true;
  return element.querySelector(BEYOND) !== null;
}

/** What an element is in: itself first, outwards, through shadow roots, up to what is more than a message. */
export function levelsOf(picked: Element): Element[] {
  const levels: Element[] = [];
  for (let at: Element | null = picked; at && levels.length < MOST_LEVELS; at = composedParent(at)) {
    if (isBeyond(at)) break;
    levels.push(at);
  }
  return levels;
}

/** The children of one parent that are made of the same element and have something to read, this one among them; of many the nearest. */
export function siblingsOf(row: Element): Element[] {
  const all = [...(row.parentNode?.children ?? [row])];
  const at = all.indexOf(row);
  return all
    .slice(Math.max(0, at - MOST_BESIDE), at + MOST_BESIDE + 1)
    .filter((child) => child === row || (child.localName === row.localName && hasText(child) && !isBeyond(child)));
}

/** Whose messages the names inside of an element, and its own, say there are. */
function rolesInside(row: Element): Set<Role> {
  const roles = new Set<Role>();
  let count = 0;
  for (const element of row.querySelectorAll('*')) {
    if (++count > MOST_INNER) break;
    if (isProse(element) || !hasText(element)) continue;
    for (const { role, weight } of tokensOf(element)) if (role && weight >= 5) roles.add(role);
  }
  return roles;
}

/** Whether an element holds a question and its answer, going by structure: all in the list look the same, and have two unlike parts with text. */
function isExchange(row: Element, siblings: readonly Element[]): boolean {
  if (siblings.length > 1 && new Set(siblings.map(lookOf)).size > 1) return false;
  const parts = [...row.children].filter(
    (part) => !isProse(part) && hasText(part) && !part.matches('button, [role="toolbar"], time, footer'),
  );
  const talking = parts.filter(
    (part) => !/think|thought|reason|action|toolbar|footer|meta|avatar|header|time/i.test(part.className),
  );
  return siblings.length > 1 && talking.length >= 2 && new Set(talking.map(lookOf)).size > 1;
}

/** How much an element looks like one message of this role. */
function rowValue(row: Element, role: Role): number {
  const siblings = siblingsOf(row);
  const tokens = tokensOf(row);
  let value = (tokens[0]?.weight ?? 0) / 3;
  if (isProse(row)) value -= 6;
  const neighbours = [...(row.parentNode?.children ?? [])].slice(0, 2 * MOST_BESIDE);
  if (neighbours.filter(isProse).length * 2 > neighbours.length) value -= 3;
  if (siblings.length > 1) value += 3;
  if (new Set(siblings.map(lookOf)).size > 1) value += 1;
  const own = tokens.find((token) => token.role && token.weight >= 5)?.role;
  if (own === role) value += 5;
  else if (own) value -= 2;
  const inside = rolesInside(row);
  if (inside.size === 2 || (inside.size === 1 && !inside.has(role))) value -= 5;
  else if (inside.size === 0 && isExchange(row, siblings)) value -= 4;
  return value;
}

/** The level that is most likely one message; of two that are as likely the outer. Undefined where there can be none. */
export function rowOf(picked: Element, role: Role): Element | undefined {
  let best: { level: Element; value: number } | undefined;
  for (const level of levelsOf(picked)) {
    const value = rowValue(level, role);
    if (!best || value >= best.value) best = { level, value };
  }
  return best?.level;
}
