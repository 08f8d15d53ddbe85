import type { SelectorProblem } from '../../sites/selector.ts';

/** What the picker says, in the user's language. */
export interface TeachTexts {
  readonly title: string;
  readonly help: string;
  readonly take: string;
  readonly wider: string;
  readonly narrower: string;
  readonly widest: string;
  readonly narrowest: string;
  readonly role: string;
  readonly answer: string;
  readonly own: string;
  /** Short names of the two, on the boxes. */
  readonly answerTag: string;
  readonly ownTag: string;
  readonly pickOwn: string;
  readonly selector: string;
  readonly selectorHint: string;
  readonly save: string;
  readonly cancel: string;
  readonly move: string;
  readonly saved: string;
  readonly notSaved: string;
  readonly missing: string;
  readonly notHere: string;
  readonly both: string;
  readonly weak: string;
  matches(count: number): string;
  problem(problem: SelectorProblem): string;
  /** What the keyboard points at: which element, and how much text it has. */
  pointed(element: string, chars: number): string;
}
