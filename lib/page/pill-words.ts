import { CATEGORIES, type Category, type UncheckedReason } from '../types.ts';
import type { PageBlock } from './block.ts';
import type { PillView } from './pill-views.ts';

/** Texts in the user's language, resolved when the script starts: an orphaned script cannot ask for them any more. */
export interface PillTexts {
  readonly show: string;
  readonly showAnyway: string;
  readonly hideAgain: string;
  readonly notUnsafe: string;
  readonly undo: string;
  readonly cancel: string;
  /** Opens the choice of exceptions; what it is called in that choice; that no few words decide. */
  readonly exceptions: string;
  readonly thisText: string;
  readonly noPhrase: string;
  readonly reportAsk: string;
  readonly reportNothing: string;
  /** Said by held text when no script answers. */
  readonly unavailable: string;
  readonly tail: string;
  readonly minorsConfirm: string;
  readonly clearedView: string;
  unsafe(category: Category): string;
  sensitive(category: Category): string;
  unchecked(reason: UncheckedReason): string;
  /** What the user themselves has called unsafe. */
  reported(category: Category): string;
  /** A kind of unsafe text, to choose from. */
  report(category: Category): string;
  /** The words are not unsafe: anywhere, or on this site. */
  exceptEverywhere(phrase: string): string;
  exceptHere(phrase: string): string;
  hiddenCount(count: number): string;
}

/** The gravest category in what a pill stands for: it names the pill. */
export function gravestCategory(view: PillView): Category | undefined {
  return CATEGORIES.find((category) => view.regions.some((region) => region.verdict.category === category));
}

/** Whether nobody but the user calls it unsafe. */
export function isReported({ regions }: PillView): boolean {
  return regions.length > 0 && regions.every((region) => region.verdict.reported);
}

/** Whether it is there because of what a picture shows. */
export function isPicture({ block, regions }: PillView): boolean {
  return block.live.text === '' && regions.some(({ besides }) => !besides);
}

/** What a pill says. */
export function labelOf(view: PillView, texts: PillTexts): string {
  const category = gravestCategory(view) ?? 'custom';
  switch (view.kind) {
    case 'tail':
      return texts.tail;
    case 'pardoned':
      return texts.notUnsafe;
    case 'veil':
      return isReported(view) ? texts.reported(category) : texts.unsafe(category);
    case 'mild':
      return texts.sensitive(category);
    case 'hold':
    case 'marked':
      return texts.unchecked(view.regions.find((region) => region.verdict.reason)?.verdict.reason ?? 'failed');
    default:
      return view.kind satisfies never;
  }
}

/** Whether nothing is hidden under the pill, so that it stands beside the text. */
export function isAside(view: PillView): boolean {
  return view.revealed || view.kind === 'marked' || view.kind === 'pardoned';
}

/** The text of a block that is not hidden, for those who cannot see it: the block itself is inert. Empty where that is not needed. */
export function clearedText(view: PillView): string {
  if (isAside(view) || view.kind === 'tail') return '';
  return [view, ...(view.more ?? [])]
    .map(({ block }) => clearedOf(block).trim())
    .join(' ')
    .trim();
}

function clearedOf({ live, plan }: PageBlock): string {
  return (plan?.regions ?? [])
    .filter((region) => region.treatment === 'clear')
    .map((region) => live.text.slice(region.start, region.end).replace(/[\s\u2029]+/g, ' '))
    .join('');
}
