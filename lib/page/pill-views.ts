import type { Region } from '../moderate/plan.ts';
import type { Treatment } from '../moderate/treatment.ts';
import type { PageBlock } from './block.ts';
import type { Message } from './message.ts';

/** Some of a block's regions. */
interface BlockRegions {
  readonly block: PageBlock;
  readonly regions: readonly Region[];
}

/** What one pill stands for. */
export interface PillView {
  readonly kind: Exclude<Treatment, 'clear'> | 'tail' | 'pardoned';
  readonly block: PageBlock;
  readonly regions: readonly Region[];
  readonly revealed: boolean;
  /** Regions of following blocks that belong to the same sentence. */
  readonly more?: readonly BlockRegions[];
  /** Hashes of the texts a person has just called "Not unsafe". */
  readonly pardoned?: readonly string[];
}

/** What the user decided about texts on this page. */
export interface Decisions {
  /** Hashes of regions they chose to see. */
  readonly revealed: ReadonlySet<string>;
  /** By block: hashes of texts they have just called "Not unsafe". */
  readonly pardoned: ReadonlyMap<Element, { readonly hashes: readonly string[] }>;
}

/** An unfinished tail explains itself after this silence, in milliseconds. */
export const TAIL_PILL_MS = 2000;

/** The gravest first: what names a pill that stands for several regions. */
const GRAVITY = ['veil', 'hold', 'mild', 'marked'] as const;

/** The pills a message needs now. @param now `performance.now()` */
export function pillsOf(message: Message, decisions: Decisions, now: number): PillView[] {
  const views: PillView[] = [];
  let marked = false;
  for (const block of message.blocks) {
    const regions = (block.plan?.regions ?? []).filter((region) => region.treatment !== 'clear');
    // One mark a message: its first unchecked place.
    const told = regions.filter((region) => region.treatment !== 'marked' || !marked);
    if (regions.some((region) => region.treatment === 'marked')) marked = true;
    const joined = joinedTo(views.at(-1), block, told);
    if (joined) views[views.length - 1] = joined;
    const own = joined ? told.slice(1) : told;
    const pardon = decisions.pardoned.get(block.element);
    if (own.length > 0) views.push(pillFor(block, own, decisions.revealed));
    else if (joined) continue;
    else if (pardon) views.push({ kind: 'pardoned', block, regions: [], revealed: false, pardoned: pardon.hashes });
    else if (isStuck(message, block, now)) views.push({ kind: 'tail', block, regions: [], revealed: false });
  }
  for (const block of message.mediaBlocks) {
    const regions = (block.plan?.regions ?? []).filter(
      ({ treatment }) => treatment !== 'clear' && (treatment !== 'marked' || !marked),
    );
    marked ||= regions.some(({ treatment }) => treatment === 'marked');
    if (regions.length > 0) views.push(pillFor(block, regions, decisions.revealed));
  }
  return views;
}

/** All regions a pill stands for. */
export function regionsOf(view: PillView): Region[] {
  return [...view.regions, ...(view.more ?? []).flatMap(({ regions }) => regions)];
}

/** The last pill with a block's first region, when both are of one sentence that the page has broken over its lines. */
function joinedTo(last: PillView | undefined, block: PageBlock, [first]: readonly Region[]): PillView | undefined {
  if (!last || !block.endsAnother || first?.start !== 0) return undefined;
  const before = last.more?.at(-1) ?? last;
  const end = before.regions.at(-1);
  if (end?.treatment !== first.treatment || end.end < before.block.live.text.trimEnd().length) return undefined;
  return { ...last, more: [...(last.more ?? []), { block, regions: [first] }] };
}

function pillFor(block: PageBlock, regions: readonly Region[], revealed: ReadonlySet<string>): PillView {
  return { kind: gravest(regions), block, regions, revealed: regions.every((region) => revealed.has(region.hash)) };
}

/** The gravest treatment among regions that are not clear. */
export function gravest(regions: readonly Pick<Region, 'treatment'>[]): (typeof GRAVITY)[number] {
  return GRAVITY.find((kind) => regions.some((region) => region.treatment === kind)) ?? 'marked';
}

/** Whether a tail has waited for long for an end that may not come. */
function isStuck(message: Message, block: PageBlock, now: number): boolean {
  return (
    !message.finished &&
    !block.settled &&
    message.bornAt > 0 &&
    block.live.tail.trim() !== '' &&
    now - message.grownAt >= TAIL_PILL_MS
  );
}
