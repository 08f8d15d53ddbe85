import { selectorProblem, type SelectorProblem } from '../../sites/selector.ts';
import { type Candidate, derive, type Derived } from './derive.ts';
import { matchesOf, type Root } from './search.ts';
import type { Role } from './words.ts';

/** What was chosen for one role so far: a step of a ladder, or what somebody typed. */
export class Choice {
  /** As it was typed: spaces come before what follows them. */
  text = '';
  matches: readonly Element[] = [];
  #derived: Derived | undefined;
  #step = 0;

  get selector(): string {
    return this.text.trim();
  }

  get problem(): SelectorProblem | undefined {
    return selectorProblem(this.selector);
  }

  /** The selector names places, not things. */
  get weak(): boolean {
    return this.#now?.selector === this.selector && this.#now.weak;
  }

  get canWiden(): boolean {
    return this.#derived?.ladder[this.#step + 1] !== undefined;
  }

  get canNarrow(): boolean {
    return this.#derived?.ladder[this.#step - 1] !== undefined;
  }

  /** What was picked, or the part of it or around it that the selector means. */
  get row(): Element | undefined {
    return this.#now?.row;
  }

  get #now(): Candidate | undefined {
    return this.#derived?.ladder[this.#step];
  }

  /** Returns whether there is a selector for it. */
  pick(element: Element, role: Role, roots: readonly Root[]): boolean {
    const derived = derive(element, role, roots);
    if (!derived) return false;
    this.#derived = derived;
    this.#go(derived.best, roots);
    return true;
  }

  step(by: 1 | -1, roots: readonly Root[]): void {
    if (by === 1 ? this.canWiden : this.canNarrow) this.#go(this.#step + by, roots);
  }

  type(text: string, roots: readonly Root[]): void {
    this.text = text;
    this.#derived = undefined;
    this.look(roots);
  }

  /** Looks again at what the selector finds: pages change meanwhile. */
  look(roots: readonly Root[]): void {
    this.matches = this.problem === undefined ? matchesOf(this.selector, roots) : [];
  }

  #go(step: number, roots: readonly Root[]): void {
    this.#step = step;
    this.text = this.#now?.selector ?? '';
    this.look(roots);
  }
}
