import * as v from 'valibot';
import type { Clock } from '../../../clock.ts';

/** Most that may be sent on one local day; null for no limit. */
export interface BudgetLimits {
  readonly requests: number | null;
  /** UTF-16 code units of the texts that are to be judged; what is put around them for a guard model is not counted. */
  readonly chars: number | null;
}

const Count = v.pipe(v.number(), v.safeInteger(), v.minValue(0));
const UsageSchema = v.object({ day: v.string(), requests: Count, chars: Count });
/** What was sent on a day. */
export type Usage = v.InferOutput<typeof UsageSchema>;

/** Where the count outlives the background. */
export interface UsageStore {
  read(): Promise<unknown>;
  write(usage: Usage): Promise<void>;
}

/** What was sent on the day of `now` (milliseconds, this computer's time zone), by what the store holds. */
export function usageOn(stored: unknown, now: number): Usage {
  const date = new Date(now);
  const day = [date.getFullYear(), date.getMonth() + 1, date.getDate()].map((part) => String(part).padStart(2, '0')).join('-');
  const parsed = v.safeParse(UsageSchema, stored);
  return parsed.success && parsed.output.day === day ? parsed.output : { day, requests: 0, chars: 0 };
}

/** Counts what is sent, before it is sent, and says when the day's is used up. */
export class Budget {
  readonly #clock: Clock;
  readonly #store: UsageStore;
  /** Requests of several tabs take their share one after the other. */
  #turn: Promise<unknown> = Promise.resolve();

  constructor(clock: Clock, store: UsageStore) {
    this.#clock = clock;
    this.#store = store;
  }

  /**
   * Takes one request with `chars` characters from what is left today; false, and nothing taken, if it is not enough. Rejects if there is a limit
   * and the count cannot be kept: then nobody knows whether it is used up.
   */
  take(chars: number, limits: BudgetLimits): Promise<boolean> {
    const taking = this.#turn.then(() => this.#take(chars, limits));
    this.#turn = taking.catch(() => undefined);
    return taking;
  }

  async #take(chars: number, limits: BudgetLimits): Promise<boolean> {
    try {
      const usage = usageOn(await this.#store.read(), this.#clock.now());
      const next = { ...usage, requests: usage.requests + 1, chars: usage.chars + chars };
      if (next.requests > (limits.requests ?? Infinity) || next.chars > (limits.chars ?? Infinity)) return false;
      await this.#store.write(next);
      return true;
    } catch (error) {
      if (limits.requests !== null || limits.chars !== null) throw error;
      return true;
    }
  }
}
