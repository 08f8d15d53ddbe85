import { type Judge, plan } from '../moderate/plan.ts';
import { MARK } from '../sites/hold-sheet.ts';
import type { Site } from '../sites/site.ts';
import { PageBlock } from './block.ts';
import { QUIET_MS } from './finish.ts';
import { type Painter, paintOf } from './painter.ts';
import { gravest, type PillView } from './pill-views.ts';

/** What a value is now: not judged yet, painted, or hidden because of a verdict. */
type State = 'wait' | 'clear' | 'veil';

interface ValueMessage {
  readonly block: PageBlock;
  value: string;
  grownAt: number;
  epoch: number;
  state: State;
}

/**
 * Messages whose text is a `<textarea>` value: nothing announces a change, so values are polled, in every frame while one may be growing.
 * Highlights cannot paint part of a value: the whole message is held or shown.
 */
export class ValueMessages {
  readonly #rule: NonNullable<Site['value']>;
  readonly #judge: Judge;
  readonly #painter: Painter;
  readonly #revealed: ReadonlySet<string>;
  readonly #known = new Map<HTMLTextAreaElement, ValueMessage>();
  #hiding = true;

  /** @param revealed hashes of regions the user chose to see */
  constructor(rule: NonNullable<Site['value']>, judge: Judge, painter: Painter, revealed: ReadonlySet<string>) {
    this.#rule = rule;
    this.#judge = judge;
    this.#painter = painter;
    this.#revealed = revealed;
  }

  /** Looks at every message's value. @param generating the page shows that it is not finished. Returns whether pills may have changed. */
  poll(now: number, generating: boolean): boolean {
    let changed = false;
    for (const area of this.#known.keys()) if (!area.isConnected) this.#known.delete(area);
    for (const message of document.querySelectorAll(this.#rule.message)) {
      const role = message.querySelector(this.#rule.role)?.textContent?.trim().toLowerCase() ?? '';
      for (const area of message.querySelectorAll('textarea')) {
        if (this.#rule.ownRoles.includes(role)) this.#release(area);
        else if (this.#look(area, now, generating)) changed = true;
      }
    }
    return changed;
  }

  /** Everything is judged again with the next poll. */
  refresh(): void {
    for (const message of this.#known.values()) message.epoch = -1;
  }

  setHiding(hiding: boolean): void {
    this.#hiding = hiding;
    if (!hiding) for (const area of this.#known.keys()) this.#painter.release(area);
    this.refresh();
  }

  *blocks(): Generator<PageBlock> {
    for (const { block } of this.#known.values()) yield block;
  }

  *pills(): Generator<PillView> {
    if (!this.#hiding) return;
    for (const { block, state } of this.#known.values()) {
      const regions = (block.plan?.regions ?? []).filter(({ treatment }) => treatment !== 'clear' && treatment !== 'marked');
      if (state === 'wait' || regions.length === 0) continue;
      yield { kind: gravest(regions), block, regions, revealed: regions.every(({ hash }) => this.#revealed.has(hash)) };
    }
  }

  /** Whether a message waits for its verdict. */
  get waiting(): boolean {
    for (const { state } of this.#known.values()) if (state === 'wait') return true;
    return false;
  }

  dispose(): void {
    for (const area of Array.from(this.#known.keys())) this.#release(area);
  }

  #look(area: HTMLTextAreaElement, now: number, generating: boolean): boolean {
    let known = this.#known.get(area);
    if (!known)
      this.#known.set(area, (known = { block: new PageBlock(area), value: '', grownAt: now, epoch: -1, state: 'wait' }));
    const before = known.state;
    if (area.value !== known.value) {
      known.value = area.value;
      known.grownAt = now;
      known.state = 'wait';
      known.epoch = -1;
    }
    if (known.value.trim() === '') known.state = 'clear';
    else if (known.state === 'wait' ? this.#finished(known, now, generating) : known.epoch !== this.#judge.epoch)
      this.#decide(known);
    if (this.#hiding) {
      this.#painter.mark(area, MARK.hold, known.state === 'wait');
      this.#painter.mark(area, MARK.veil, known.state === 'veil');
      this.#painter.mark(area, 'inert', known.state !== 'clear');
    }
    return before !== known.state;
  }

  #finished(known: ValueMessage, now: number, generating: boolean): boolean {
    return !generating && now - known.grownAt >= QUIET_MS;
  }

  #decide(known: ValueMessage): void {
    const { block } = known;
    block.live.update(known.value);
    block.live.close(true);
    block.plan = plan(block.live, this.#judge, '', true);
    if (block.plan.waiting) return;
    known.epoch = this.#judge.epoch;
    const shown = block.plan.regions.every((region) => {
      const paint = paintOf(region, region.hash !== '' && this.#revealed.has(region.hash));
      return paint === 'clear';
    });
    known.state = shown ? 'clear' : 'veil';
  }

  #release(area: HTMLTextAreaElement): void {
    this.#known.delete(area);
    this.#painter.release(area);
  }
}
