import type { Cascade } from '../moderate/cascade.ts';
import { normalise } from '../moderate/cache.ts';
import { splitText } from '../moderate/segment.ts';
import { treat } from '../moderate/treatment.ts';
import { MARK } from '../sites/hold-sheet.ts';
import type { Site } from '../sites/site.ts';
import { QUIET_MS } from './finish.ts';
import type { Painter } from './painter.ts';

interface ValueMessage {
  value: string;
  grownAt: number;
  treatment: 'wait' | 'clear' | 'veil';
}

/**
 * Messages whose text is a `<textarea>` value: nothing announces a change, so values are polled, in every frame while one may be growing.
 * Highlights cannot paint part of a value: the whole message is held or shown.
 */
export class ValueMessages {
  readonly #rule: NonNullable<Site['value']>;
  readonly #cascade: Cascade;
  readonly #painter: Painter;
  readonly #known = new Map<HTMLTextAreaElement, ValueMessage>();
  hiding = true;

  constructor(rule: NonNullable<Site['value']>, cascade: Cascade, painter: Painter) {
    this.#rule = rule;
    this.#cascade = cascade;
    this.#painter = painter;
  }

  /** Looks at every message's value. @param generating the page shows that it is not finished */
  poll(now: number, generating: boolean): void {
    for (const area of this.#known.keys()) if (!area.isConnected) this.#known.delete(area);
    for (const message of document.querySelectorAll(this.#rule.message)) {
      const role = message.querySelector(this.#rule.role)?.textContent?.trim().toLowerCase() ?? '';
      for (const area of message.querySelectorAll('textarea')) {
        if (this.#rule.ownRoles.includes(role)) this.#release(area);
        else this.#look(area, now, generating);
      }
    }
  }

  /** Counts for the popup. */
  get counts(): { checked: number; veiled: number; held: number } {
    const all = [...this.#known.values()];
    return {
      checked: all.filter((message) => message.treatment !== 'wait').length,
      veiled: all.filter((message) => message.treatment === 'veil').length,
      held: all.filter((message) => message.treatment === 'wait').length,
    };
  }

  dispose(): void {
    for (const area of [...this.#known.keys()]) this.#release(area);
  }

  #look(area: HTMLTextAreaElement, now: number, generating: boolean): void {
    let known = this.#known.get(area);
    if (!known) this.#known.set(area, (known = { value: '', grownAt: now, treatment: 'wait' }));
    if (area.value !== known.value) {
      known.value = area.value;
      known.grownAt = now;
      known.treatment = 'wait';
    }
    if (known.value.trim() === '') known.treatment = 'clear';
    else if (known.treatment === 'wait' && !generating && now - known.grownAt >= QUIET_MS) known.treatment = this.#judge(known.value);
    if (!this.hiding) return;
    this.#painter.mark(area, MARK.hold, known.treatment === 'wait');
    this.#painter.mark(area, MARK.veil, known.treatment === 'veil');
    this.#painter.mark(area, 'inert', known.treatment !== 'clear');
  }

  #judge(value: string): 'wait' | 'clear' | 'veil' {
    let worst: 'clear' | 'veil' = 'clear';
    for (const { start, end } of splitText(value)) {
      const verdict = this.#cascade.verdict({ text: value.slice(start, end), before: normalise(value.slice(Math.max(0, start - 240), start)) });
      if (!verdict) return 'wait';
      const treatment = treat(verdict, this.#cascade.strictness);
      if (treatment !== 'clear' && treatment !== 'marked') worst = 'veil';
    }
    return worst;
  }

  #release(area: HTMLTextAreaElement): void {
    this.#known.delete(area);
    this.#painter.release(area);
  }
}
