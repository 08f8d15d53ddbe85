import type { HealthDelta } from '../../messages.ts';
import { layerKey } from './page-health.ts';

/**
 * Turns what a page counts now into what is new since the last report that arrived. Counts of a page also fall, when a conversation is
 * switched or scrolled away: what then comes back counts again. One report is under way at a time, so that none counts twice.
 */
export class HealthDeltas {
  #told: HealthDelta = { found: [], checked: 0, veiled: 0, revealed: 0, failed: 0, ms: 0 };
  #underWay: HealthDelta | undefined;

  /** What is to be reported, or undefined if that is nothing new, or the last report has not been settled. */
  next(now: HealthDelta): HealthDelta | undefined {
    if (this.#underWay) return undefined;
    const told = this.#told;
    const before = new Map(told.found.map((one) => [layerKey(one), one.count]));
    const named = now.model !== undefined && now.model !== told.model ? { model: now.model } : {};
    // What has fallen is the new ground to count from.
    this.#told = {
      ...told,
      found: now.found.map((one) => ({ ...one, count: Math.min(before.get(layerKey(one)) ?? 0, one.count) })),
      checked: Math.min(told.checked, now.checked),
      veiled: Math.min(told.veiled, now.veiled),
      revealed: Math.min(told.revealed, now.revealed),
      failed: Math.min(told.failed, now.failed),
      ms: Math.min(told.ms, now.ms),
    };
    const found = now.found
      .map((one, index) => ({ ...one, count: one.count - (this.#told.found[index]?.count ?? 0) }))
      .filter(({ count }) => count > 0);
    const delta: HealthDelta = {
      found,
      checked: now.checked - this.#told.checked,
      veiled: now.veiled - this.#told.veiled,
      revealed: now.revealed - this.#told.revealed,
      failed: now.failed - this.#told.failed,
      ms: now.ms - this.#told.ms,
      ...named,
    };
    const counts = delta.checked + delta.veiled + delta.revealed + delta.failed;
    if (found.length === 0 && counts === 0 && !('model' in named)) return undefined;
    this.#underWay = now;
    return delta;
  }

  /** Whether the last report arrived; if not, the next one tells it again. */
  settle(arrived: boolean): void {
    if (arrived && this.#underWay) this.#told = this.#underWay;
    this.#underWay = undefined;
  }
}
