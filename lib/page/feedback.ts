import type { Cascade } from '../moderate/cascade.ts';
import { hashText, normalise } from '../moderate/cache.ts';
import type { FeedbackKind } from '../moderate/feedback/event.ts';
import { CONTEXT_CHARS } from '../moderate/segment.ts';
import type { Category, EngineId, Verdict } from '../types.ts';
import type { PageBlock } from './block.ts';
import type { PillView } from './pill-views.ts';
import type { Question } from './question.ts';
import type { PillTexts } from './pill-words.ts';
import { selectedRange, type Sentence, sentencesAround, sentencesIn } from './reported.ts';

/** What a person says of one sentence on the page. */
interface Report {
  readonly kind: FeedbackKind;
  readonly text: string;
  readonly hash: string;
  readonly category: Category;
  readonly score: number;
  readonly engine: EngineId;
}

/** Where what was said is kept. */
export interface FeedbackDesk {
  say(reports: readonly Report[]): void;
  /** The last word of this kind on these texts is taken back. */
  unsay(kind: FeedbackKind, hashes: readonly string[]): void;
  /** Words that do not count any more: on this site, or everywhere. */
  except(phrase: string, everywhere: boolean): void;
  unexcept(phrase: string, everywhere: boolean): void;
}

export interface FeedbackParts {
  readonly cascade: Cascade;
  readonly desk: FeedbackDesk;
  readonly texts: PillTexts;
  readonly blocks: () => Iterable<PageBlock>;
  /** By block: what can be taken back there for a while. */
  readonly pardoned: Map<Element, { readonly hashes: readonly string[]; at: number }>;
  readonly ask: (question: Question) => void;
}

/** What can be reported: the short list. `custom` stands for anything else. */
const REPORTABLE = [
  'sexual',
  'hate',
  'harassment',
  'violence',
  'self-harm',
  'illicit',
  'sexual/minors',
  'custom',
] as const satisfies readonly Category[];

/** "Not unsafe", "Missed this" and exceptions, as pressed on a page. */
export class PageFeedback {
  readonly #parts: FeedbackParts;
  readonly #undo = new WeakMap<Element, () => void>();
  /** What the context menu was last opened on. */
  #meant: WeakRef<Element> | undefined;

  constructor(parts: FeedbackParts, signal: AbortSignal) {
    this.#parts = parts;
    const note = (event: MouseEvent) => {
      const [target] = event.composedPath();
      if (event.isTrusted && target instanceof Element) this.#meant = new WeakRef(target);
    };
    globalThis.addEventListener('contextmenu', note, { capture: true, passive: true, signal });
  }

  /** These very texts are not unsafe. */
  notUnsafe(view: PillView): void {
    const { desk } = this.#parts;
    const reports: Report[] = sentencesOf(view).flatMap(({ sentence, verdict }) => {
      const { category, engine, scores } = verdict;
      // Nobody lifts that, and an event that does nothing would only mislead.
      if (category === undefined || category === 'sexual/minors') return [];
      return [{ kind: 'not-unsafe', ...named(sentence), category, score: scores[category] ?? 0, engine }];
    });
    reports.push(...besidesOf(view));
    if (reports.length === 0) return;
    desk.say(reports);
    this.#offerUndo(
      view,
      reports.map(({ hash }) => hash),
      () =>
        desk.unsay(
          'not-unsafe',
          reports.map(({ hash }) => hash),
        ),
    );
  }

  /** Words on which a pill's first verdict rests, or that the user has selected there. */
  phraseOf(view: PillView): string | undefined {
    const selected = selectedRange([view.block]);
    for (const { sentence, verdict } of sentencesOf(view)) {
      const { block, cut } = sentence;
      if (verdict.engine === 'openai' || verdict.reported || cut.verdict?.kind !== verdict.kind) continue;
      const { text } = block.live;
      const segment = {
        text: text.slice(cut.start, cut.end),
        before: text.slice(Math.max(0, cut.start - CONTEXT_CHARS), cut.start),
      };
      const meant =
        selected && sentencesIn([block], selected).some((one) => one.cut === cut) ? normalise(selected.toString()) : '';
      const phrase = this.#parts.cascade.restsOn(segment, meant === '' ? undefined : meant);
      if (phrase !== undefined) return phrase;
    }
    return undefined;
  }

  /** Words do not count any more. */
  except(view: PillView, phrase: string, everywhere: boolean): void {
    const { desk } = this.#parts;
    desk.except(phrase, everywhere);
    this.#offerUndo(view, [], () => desk.unexcept(phrase, everywhere));
  }

  /** What was just said is taken back; of what the user has reported at any time, the report. */
  undo(view: PillView): void {
    const { element } = view.block;
    if (view.kind === 'pardoned') {
      this.#parts.pardoned.delete(element);
      this.#undo.get(element)?.();
    } else
      this.#parts.desk.unsay(
        'missed',
        sentencesOf(view).map(({ sentence }) => named(sentence).hash),
      );
  }

  /**
   * Asks what is unsafe about the selected sentences, or about the paragraph the context menu was opened on.
   * @returns whether there was anything to ask about
   */
  report(byMenu: boolean): boolean {
    const { ask, texts } = this.#parts;
    const blocks = [...this.#parts.blocks()];
    const meant = byMenu ? this.#meant?.deref() : undefined;
    const selected = selectedRange(blocks);
    const touched = selected ? sentencesIn(blocks, selected) : [];
    const sentences = touched.length > 0 || !meant ? touched : sentencesAround(blocks, meant);
    const about = sentences.filter(({ block, cut }) => !cut.verdict?.reported && textOf(block, cut) !== '');
    if (about.length === 0) return false;
    const say = (category: Category) => {
      const { desk } = this.#parts;
      desk.say(
        about.map((sentence) => {
          const { engine = 'on-device', scores = {} } = sentence.cut.verdict ?? {};
          return { kind: 'missed' as const, ...named(sentence), category, score: scores[category] ?? 0, engine };
        }),
      );
      document.getSelection()?.removeAllRanges();
    };
    ask({
      label: texts.reportAsk,
      about: about.map(({ block, cut }) => textOf(block, cut)).join(' '),
      choices: REPORTABLE.map((category) => ({ name: texts.report(category), act: () => say(category) })),
    });
    return true;
  }

  #offerUndo(view: PillView, hashes: readonly string[], undo: () => void): void {
    const { element } = view.block;
    this.#undo.set(element, undo);
    this.#parts.pardoned.set(element, { hashes, at: performance.now() });
  }
}

/** The sentences a pill stands for, each with the verdict that counts for it: its own, or that on what it is part of. */
function sentencesOf(view: PillView): { sentence: Sentence; verdict: Verdict }[] {
  return [view, ...(view.more ?? [])].flatMap(({ block, regions }) =>
    block.live.cuts.flatMap((cut) => {
      const region = regions.find(({ start, end, besides }) => !besides && cut.start >= start && cut.end <= end);
      if (!region) return [];
      const own = cut.verdict?.category === undefined ? undefined : cut.verdict;
      return [{ sentence: { block, cut }, verdict: own ?? region.verdict }];
    }),
  );
}

/** Texts that stand in no text node and are why a pill is there, as reports that they are not unsafe. */
function besidesOf(view: PillView): Report[] {
  const found = new Map<string, Report>();
  for (const { besides = [], verdict } of view.regions)
    for (const text of besides.map(normalise)) {
      const { category, engine, scores } = verdict;
      if (category === undefined || category === 'sexual/minors') continue;
      found.set(text, { kind: 'not-unsafe', text, hash: hashText(text), category, score: scores[category] ?? 0, engine });
    }
  return [...found.values()];
}

function textOf({ live }: PageBlock, { start, end }: Sentence['cut']): string {
  return normalise(live.text.slice(start, end));
}

function named({ block, cut }: Sentence): { text: string; hash: string } {
  const text = textOf(block, cut);
  return { text, hash: hashText(text) };
}
