import type { Clock } from '../../../clock.ts';
import { parseModerateRequest, type ModerateReply, type ModerateRequest } from '../../../messages.ts';
import { canonicalEndpoint, isLocalHost, originOf } from '../../../settings/origins.ts';
import type { Assessment, UncheckedReason } from '../../../types.ts';
import { Lru } from '../../cache.ts';
import { Allowance } from './allowance.ts';
import { Backoff, retryAfterMs } from './backoff.ts';
import type { ServicePort } from './ports.ts';
import { requestModeration, type Outcome, type Service } from './request.ts';
import { Slots } from './slots.ts';

/** What the service needs from its surroundings. */
export interface ServiceDeps {
  readonly clock: Clock;
  /** Uniform in [0, 1). */
  readonly random: () => number;
  /** Asked before every request, so that a new key is used at once and none is kept in memory for long. */
  readonly readKey: () => Promise<string | undefined>;
  /** Resolves when the settings have been read; requests that come earlier wait for it. Never rejects. */
  readonly ready?: Promise<unknown>;
  /** The `openai` part of the settings as it is now. */
  readonly settings: () => { readonly enabled: boolean; readonly endpoint: string; readonly model: string };
  readonly online: () => boolean;
  readonly fetch?: typeof fetch;
}

/** For the toolbar icon. `ready` also before the first request. */
export interface Health {
  readonly state: 'off' | 'ready' | 'trouble';
  readonly reason?: UncheckedReason;
}

/** The background's side of the engine: everything that touches the network and the key. */
export interface ModerationService {
  /** Answers requests on a content script's port until it is disconnected, which aborts what is under way for it. */
  serve(port: ServicePort): void;
  health(): Health;
  /** Calls `listener` when the health may have changed. */
  onHealth(listener: (health: Health) => void): void;
}

/** A request that has no complete answer by then has failed, in milliseconds. */
export const HANG_MS = 10_000;
const PARALLEL = 4;
/** Verdicts kept, of all pages together: about 20 long completions. */
const CACHE_SIZE = 4_000;

function unchecked(reason: UncheckedReason): Assessment {
  return { engine: 'openai', scores: {}, unchecked: reason };
}

function senderOf({ sender }: ServicePort): { id: string; origin: string } {
  const origin = sender?.origin ?? originOf(sender?.url) ?? '';
  return { id: sender?.tab?.id === undefined ? `origin ${origin}` : `tab ${sender.tab.id}`, origin };
}

/** What was refused: not asked again until one of them changes. */
interface Refused {
  readonly endpoint: string;
  readonly key: string;
}

class OpenAiService implements ModerationService {
  readonly #deps: ServiceDeps;
  readonly #cache = new Lru<string, Assessment>(CACHE_SIZE);
  readonly #allowance: Allowance;
  readonly #backoff: Backoff;
  readonly #slots = new Slots(PARALLEL);
  readonly #listeners: ((health: Health) => void)[] = [];
  #refused: Refused | undefined;
  #endpoint = '';
  #trouble: UncheckedReason | undefined;
  #troubleAt = '';

  constructor(deps: ServiceDeps) {
    this.#deps = deps;
    this.#allowance = new Allowance(deps.clock);
    this.#backoff = new Backoff(deps.clock, deps.random);
  }

  serve(port: ServicePort): void {
    const gone = new AbortController();
    port.onDisconnect.addListener(() => gone.abort());
    port.onMessage.addListener((message) => {
      // What is no request gets no answer: whoever sent it is not our content script.
      const request = parseModerateRequest(message);
      if (request) void this.#answer(port, request, gone.signal);
    });
  }

  health(): Health {
    if (!this.#deps.settings().enabled) return { state: 'off' };
    // What was wrong with another service says nothing about this one.
    const current = this.#troubleAt === this.#deps.settings().endpoint;
    return this.#trouble === undefined || !current ? { state: 'ready' } : { state: 'trouble', reason: this.#trouble };
  }

  onHealth(listener: (health: Health) => void): void {
    this.#listeners.push(listener);
  }

  async #answer(port: ServicePort, { id, segments }: ModerateRequest, gone: AbortSignal): Promise<void> {
    await this.#deps.ready;
    const sender = senderOf(port);
    const { endpoint, model } = this.#deps.settings();
    // Kept apart by page: how fast an answer comes must not tell one page what another has shown.
    const keyOf = (text: string): string => JSON.stringify([sender.origin, endpoint, model, text]);
    const known = new Map<string, Assessment>();
    const missing = new Set<string>();
    for (const { text } of segments) {
      const cached = this.#cache.get(keyOf(text));
      if (cached) known.set(text, cached);
      else missing.add(text);
    }
    let reason: UncheckedReason = 'failed';
    if (missing.size > 0) {
      const texts = [...missing];
      const outcome = this.#allowance.take(sender.id, texts) ? await this.#ask(texts, gone) : { failed: 'limited' as const };
      if ('failed' in outcome) reason = outcome.failed;
      else {
        for (const [index, assessment] of outcome.assessments.entries()) {
          const text = texts[index];
          if (text === undefined) continue;
          known.set(text, assessment);
          this.#cache.set(keyOf(text), assessment);
        }
      }
    }
    if (gone.aborted) return;
    const reply: ModerateReply = { id, assessments: segments.map(({ text }) => known.get(text) ?? unchecked(reason)) };
    try {
      port.postMessage(reply);
    } catch {
      // The page went away this very moment.
    }
  }

  async #ask(texts: readonly string[], gone: AbortSignal): Promise<Outcome> {
    const outcome = await this.#slots.run(() =>
      gone.aborted ? Promise.resolve<Outcome>({ failed: 'failed' }) : this.#tryAsking(texts, gone),
    );
    // A page that was closed says nothing about the service.
    if (!gone.aborted) this.#report('failed' in outcome ? outcome.failed : undefined);
    return outcome;
  }

  /** Asks unless it is known beforehand that it would be in vain. */
  async #tryAsking(texts: readonly string[], gone: AbortSignal): Promise<Outcome> {
    const { enabled, endpoint: address, model } = this.#deps.settings();
    const endpoint = canonicalEndpoint(address);
    if (!enabled || endpoint === undefined) return { failed: 'failed' };
    if (!this.#deps.online() && !isLocalHost(new URL(endpoint).hostname)) return { failed: 'offline' };
    let key: string | undefined;
    try {
      key = await this.#deps.readKey();
    } catch {
      return { failed: 'failed' };
    }
    if (key === undefined) return { failed: 'no-key' };
    if (endpoint !== this.#endpoint) {
      this.#endpoint = endpoint;
      this.#backoff.reset();
    }
    if (this.#refused?.endpoint === endpoint && this.#refused.key === key) return { failed: 'bad-key' };
    if (this.#backoff.waiting) return { failed: 'limited' };
    return this.#request({ endpoint, model, key, ...(this.#deps.fetch ? { fetch: this.#deps.fetch } : {}) }, texts, gone);
  }

  async #request(service: Service, texts: readonly string[], gone: AbortSignal): Promise<Outcome> {
    const hung = new AbortController();
    const stop = this.#deps.clock.after(HANG_MS, () => hung.abort());
    const outcome = await requestModeration(service, texts, AbortSignal.any([gone, hung.signal]));
    stop();
    if (!('failed' in outcome)) {
      this.#refused = undefined;
      this.#backoff.reset();
    } else if (outcome.failed === 'bad-key') {
      this.#refused = { endpoint: service.endpoint, key: service.key };
    } else if (outcome.failed === 'limited') {
      this.#backoff.refused(retryAfterMs(outcome.headers, this.#deps.clock.now()));
    } else if (!this.#deps.online() && !isLocalHost(new URL(service.endpoint).hostname)) {
      return { failed: 'offline' };
    }
    return outcome;
  }

  #report(trouble: UncheckedReason | undefined): void {
    const { endpoint } = this.#deps.settings();
    if (trouble === this.#trouble && endpoint === this.#troubleAt) return;
    this.#trouble = trouble;
    this.#troubleAt = endpoint;
    for (const listener of this.#listeners) listener(this.health());
  }
}

/**
 * Makes the service; one per background. Whatever happens, each segment is answered with scores that the endpoint gave for exactly this text,
 * or as unchecked with the reason. The key leaves this object only in the Authorization header of a request to the endpoint.
 */
export function createModerationService(deps: ServiceDeps): ModerationService {
  return new OpenAiService(deps);
}
