import type { Clock } from '../../../clock.ts';
import { canonicalEndpoint, isLocalHost } from '../../../settings/origins.ts';
import type { Settings } from '../../../settings/schema.ts';
import type { UncheckedReason } from '../../../types.ts';
import { Backoff, retryAfterMs } from './backoff.ts';
import { Breaker } from './breaker.ts';
import { Budget, type UsageStore } from './budget.ts';
import type { Outcome, Service } from './client.ts';
import { Extra } from './extra.ts';
import { requestGuard, type Spend } from './guard-request.ts';
import { requestImage, requestModeration, type Picture } from './request.ts';

/** What sending needs from its surroundings. */
export interface SenderDeps {
  readonly clock: Clock;
  /** Uniform in [0, 1). */
  readonly random: () => number;
  /**
   * The key that was entered for this endpoint's origin; null where it needs none. Asked before every request, so that a new key is used at once and
   * none is kept in memory for long.
   */
  readonly readKey: (endpoint: string) => Promise<string | null | undefined>;
  /** The `openai` part of the settings as it is now. */
  readonly settings: () => Settings['openai'];
  readonly online: () => boolean;
  /** Keeps the count of what was sent today. */
  readonly usage: UsageStore;
  /** Whether the browser gives access to this address; asked when a service cannot be reached. */
  readonly allowed?: (endpoint: string) => Promise<boolean>;
  /** What names this installation to a chat model at this address. */
  readonly safetyId?: (endpoint: string) => Promise<string>;
  readonly fetch?: typeof fetch;
}

/** What one request is about: texts, of which a guard model takes one at a time, or a picture. */
export type Content = { readonly texts: readonly string[] } | { readonly picture: Picture };

/** A request that has no complete answer by then has failed, in milliseconds. */
export const HANG_MS = 10_000;
/** For how long a refused key, a refused place or an empty account is left alone if nothing changes, in milliseconds. */
const REFUSED_MS = 60_000;
/** What a service that did not answer is asked first, and by the button "Test connection": nobody's text. */
export const SAMPLE = 'The weather is fine today.';

/** What was refused: not asked again until one of them changes, or a minute has gone. */
interface Refused {
  readonly endpoint: string;
  readonly key: Service['key'];
  readonly until: number;
}

/** Everything that decides whether a request is made, and makes it. */
export class Sender {
  readonly #deps: SenderDeps;
  readonly #budget: Budget;
  #backoff: Backoff;
  #breaker: Breaker;
  /** A service that judges texts well may be none for pictures: what fails there must not stop the texts. */
  #pictures: Breaker;
  #extra = new Extra();
  #paused: UncheckedReason = 'limited';
  #refused: Refused | undefined;
  #target = '';

  constructor(deps: SenderDeps) {
    this.#deps = deps;
    this.#budget = new Budget(deps.clock, deps.usage);
    this.#backoff = new Backoff(deps.clock, deps.random);
    this.#breaker = new Breaker(deps.clock);
    this.#pictures = new Breaker(deps.clock);
  }

  /** Asks unless it is known beforehand that it would be in vain. Never rejects. @param stop aborts when nobody waits any more */
  async send(content: Content, stop: AbortSignal): Promise<Outcome> {
    try {
      return await this.#send(content, stop);
    } catch {
      // The key or the count could not be read.
      return { failed: 'failed' };
    }
  }

  async #send(content: Content, stop: AbortSignal): Promise<Outcome> {
    const { clock, readKey, settings, fetch, safetyId } = this.#deps;
    const { enabled, endpoint: address, model, format, policy, thresholds } = settings();
    const endpoint = canonicalEndpoint(address);
    if (!enabled || endpoint === undefined) return { failed: 'failed' };
    if (this.#cutOff(endpoint)) return { failed: 'offline' };
    const key = await readKey(endpoint);
    if (key === undefined && format === 'moderations') return { failed: 'no-key' };
    this.#aim(JSON.stringify([endpoint, format, model]));
    const refused = this.#refused;
    if (refused?.endpoint === endpoint && refused.key === key && clock.now() < refused.until) return { failed: 'bad-key' };
    if (this.#backoff.waiting) return { failed: this.#paused };
    const service: Service = {
      endpoint,
      model,
      key,
      format,
      policy,
      thresholds,
      ...(format !== 'moderations' && safetyId ? { safetyId: await safetyId(endpoint) } : {}),
      ...(fetch ? { fetch } : {}),
    };
    const open = await this.#breaker.pass(async () => {
      const outcome = await this.#attempt(service, { texts: [SAMPLE] }, new AbortController().signal, new Extra());
      return 'failed' in outcome ? outcome.failed : undefined;
    });
    if (open) return { failed: open };
    // There is no harmless picture to ask first: after a pause the next one is the probe.
    const shut = 'picture' in content ? await this.#pictures.pass(() => Promise.resolve(undefined)) : undefined;
    if (shut) return { failed: shut };
    return stop.aborted ? { failed: 'failed' } : this.#attempt(service, content, stop, this.#extra);
  }

  /** What was wrong with another service says nothing about this one. */
  #aim(target: string): void {
    if (target === this.#target) return;
    this.#target = target;
    this.#backoff = new Backoff(this.#deps.clock, this.#deps.random);
    this.#breaker = new Breaker(this.#deps.clock);
    this.#pictures = new Breaker(this.#deps.clock);
    this.#extra = new Extra();
  }

  #cutOff(endpoint: string): boolean {
    return !this.#deps.online() && !isLocalHost(new URL(endpoint).hostname);
  }

  /** @param extra what second questions about a text are taken from */
  async #attempt(service: Service, content: Content, stop: AbortSignal, extra: Extra): Promise<Outcome> {
    const chars = 'texts' in content ? content.texts.reduce((sum, text) => sum + text.length, 0) : 0;
    const spend: Spend = () => this.#budget.take(chars, this.#deps.settings().budget);
    if (!(await spend())) return { failed: 'budget' };
    const hung = new AbortController();
    const done = this.#deps.clock.after(HANG_MS, () => hung.abort());
    const outcome = await ask(service, content, AbortSignal.any([stop, hung.signal]), async () => extra.take(chars) && spend());
    done();
    if (!('failed' in outcome)) extra.earn(chars);
    // A page that was closed says nothing about the service.
    return stop.aborted ? outcome : this.#learn(service, outcome, 'picture' in content ? this.#pictures : this.#breaker);
  }

  /** Draws from an outcome what is to be done next, and gives it the reason that helps a person. @param breaker of texts or of pictures */
  async #learn(service: Service, outcome: Outcome, breaker: Breaker): Promise<Outcome> {
    if (!('failed' in outcome)) {
      this.#refused = undefined;
      this.#backoff.reset();
      breaker.answered();
      return outcome;
    }
    const { failed, headers } = outcome;
    const { endpoint, key } = service;
    const now = this.#deps.clock.now();
    if (failed === 'offline') {
      const reason = !this.#cutOff(endpoint) && (await this.#deps.allowed?.(endpoint)) === false ? 'blocked' : 'offline';
      this.#breaker.failed(reason);
      return { failed: reason };
    }
    if (failed === 'failed') {
      breaker.failed(failed);
      return this.#cutOff(endpoint) ? { failed: 'offline' } : outcome;
    }
    // It has answered, if only to refuse.
    breaker.answered();
    if (failed === 'bad-key') this.#refused = { endpoint, key, until: now + REFUSED_MS };
    if (failed === 'limited' || failed === 'no-credit' || failed === 'blocked') {
      const asked = retryAfterMs(headers, now);
      this.#paused = failed;
      this.#backoff.refused(failed === 'limited' ? asked : Math.max(asked ?? 0, REFUSED_MS));
    }
    return outcome;
  }
}

/** One request, in the form that the service takes. Never rejects; a picture is nothing that a guard model could judge. */
async function ask(service: Service, content: Content, signal: AbortSignal, spend: Spend): Promise<Outcome> {
  const { format = 'moderations' } = service;
  if ('picture' in content) {
    return format === 'moderations' ? requestImage(service, content.picture, signal) : { failed: 'not-text' };
  }
  if (format === 'moderations') return requestModeration(service, content.texts, signal);
  const [text, more] = content.texts;
  if (text === undefined || more !== undefined) return { failed: 'failed' };
  return requestGuard({ ...service, format }, text, signal, spend);
}
