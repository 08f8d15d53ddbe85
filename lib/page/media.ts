import { hashText } from '../moderate/cache.ts';
import { type Besides, judgeBesides } from '../moderate/doors.ts';
import { treatPicture } from '../moderate/pictures.ts';
import type { Judge, Region } from '../moderate/plan.ts';
import { PageBlock } from './block.ts';
import { doorTexts } from './doors/texts.ts';
import { CONTROL } from './part.ts';

/** Smaller ones, in CSS pixels, are icons: parts of the page. */
const ICON_PX = 32;
/** On a button larger ones are, too; from this size on it is a picture that can be pressed to see it larger. */
const BUTTON_ICON_PX = 96;

type Finding = Pick<Region, 'treatment' | 'verdict'>;

const blocks = new WeakMap<Element, PageBlock>();
const numbers = new WeakMap<Element, number>();
let lastNumber = 0;

/** Whether a picture, film or frame belongs to the page rather than to the answer: an icon, or what stands on a button. @param judged whether somebody judges pictures */
function isPagesOwn(medium: Element, judged: boolean): boolean {
  const shape = shapeOf(medium);
  // What is still loading may stand in for something larger.
  if (judged && 'complete' in shape && shape.complete === false) return false;
  const { width, height } = shape.getBoundingClientRect();
  const least = medium.closest(CONTROL) ? BUTTON_ICON_PX : ICON_PX;
  // What has no size yet may become a picture.
  return width > 0 && height > 0 && (width < least || height < least);
}

/** A medium as a block: it has no text of its own, and is shown or held as a whole. Stays the same from call to call. */
export function blockOf(medium: Element): PageBlock {
  let block = blocks.get(medium);
  if (!block) {
    block = new PageBlock(shapeOf(medium));
    block.settled = true;
    blocks.set(medium, block);
  }
  return block;
}

/** Something in this element or its attributes has changed: if it is a medium, it is judged anew. */
export function touchMedium(element: Element): void {
  const block = blocks.get(element);
  if (block) block.planned = '';
}

/**
 * Judges what a medium says (its description, a field's value, the words of a drawing), and the picture itself where an engine can; where nobody
 * can, `strict` holds it.
 */
export function judgeMedium(medium: Element, judge: Judge): PageBlock {
  const block = blockOf(medium);
  // A page with many drawings must not have them read with every token.
  const key = `${judge.epoch}`;
  if (judge.strictness !== 'strict' && block.planned === key && !block.plan?.waiting) return block;
  block.planned = key;
  const found = judgeBesides(doorTexts(medium, false), judge);
  const strict = judge.strictness === 'strict';
  const own = (strict || judge.pictures !== undefined) && isPagesOwn(medium, judge.pictures !== undefined);
  // An icon may be the place of a picture that is loaded when it comes into sight.
  judge.pictures?.watch(shapeOf(medium));
  const verdict = own ? undefined : judge.pictures?.verdict(shapeOf(medium), judge.strictness);
  if (found === 'waiting' || verdict === 'waiting') {
    block.plan = { regions: [], judgedTo: -1, waiting: true, done: 0 };
    return block;
  }
  const seen = verdict && { treatment: treatPicture(verdict, judge.strictness), verdict };
  const finding = graver(found, seen) ?? (strict && !own && !seen ? UNCHECKABLE : undefined);
  const hash = found ? hashText(`${hashOf(medium)} ${found.texts.join('\n')}`) : hashOf(medium);
  const [last] = block.plan?.regions ?? [];
  // The same object as before where nothing has changed.
  if (!finding) block.plan = { regions: [], judgedTo: 0, waiting: false, done: 0 };
  else if (last?.hash !== hash || last.treatment !== finding.treatment || last.verdict.reason !== finding.verdict.reason) {
    const besides = found && finding === found ? { besides: found.texts } : {};
    const region: Region = { start: 0, end: 0, treatment: finding.treatment, verdict: finding.verdict, hash, ...besides };
    block.plan = { regions: [region], judgedTo: 0, waiting: false, done: 0 };
  }
  return block;
}

/** By what a person's Show is remembered: where it comes from, or the element itself. */
function hashOf(medium: Element): string {
  const source = shapeOf(medium).getAttribute('src') ?? medium.getAttribute('data');
  if (source !== null && source !== '') return hashText(`${medium.tagName} ${source}`);
  let number = numbers.get(medium);
  if (number === undefined) numbers.set(medium, (number = ++lastNumber));
  return `medium ${number}`;
}

/** What is to be done with a medium as a whole: because of what it says, or because of the picture. */
function graver(said: Besides | undefined, seen: Finding | undefined): Finding | undefined {
  if (said && (said.treatment === 'veil' || seen?.treatment !== 'veil')) return said;
  return seen?.treatment === 'clear' ? undefined : seen;
}

const UNCHECKABLE: Finding = {
  treatment: 'hold',
  verdict: { kind: 'unchecked', reason: 'not-text', scores: {}, engine: 'on-device' },
};

/** The element that has the medium's size: a `<picture>` has none of its own. */
function shapeOf(medium: Element): Element {
  return (medium.tagName === 'PICTURE' && medium.querySelector('img')) || medium;
}
