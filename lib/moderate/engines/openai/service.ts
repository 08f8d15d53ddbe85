import { fromBase64 } from '../../../base64.ts';
import {
  parseModerateRequest,
  parsePictureRequest,
  type ModerateReply,
  type ModerateRequest,
  type PictureRequest,
} from '../../../messages.ts';
import { originOf } from '../../../settings/origins.ts';
import type { Assessment, UncheckedReason } from '../../../types.ts';
import { Lru } from '../../cache.ts';
import { Allowance } from './allowance.ts';
import type { Outcome } from './client.ts';
import type { ServicePort } from './ports.ts';
import { isSendable, type Picture } from './request.ts';
import { Sender, type Content, type SenderDeps } from './sender.ts';
import { Slots } from './slots.ts';
import { Underway } from './underway.ts';

/** What the service needs from its surroundings. */
export interface ServiceDeps extends SenderDeps {
  /** Resolves when the settings have been read; requests that come earlier wait for it. Never rejects. */
  readonly ready?: Promise<unknown>;
}

/** For the toolbar icon. `ready` also before the first request. */
export interface Health {
  readonly state: 'off' | 'ready' | 'trouble';
  readonly reason?: UncheckedReason;
}

/** The background's side of the engine: everything that touches the network and the key. */
export interface ModerationService {
  /** Answers requests on a content script's port until it is disconnected, which gives up what is under way for it alone. */
  serve(port: ServicePort): void;
  /** Asks about one picture; `not-text` if the service takes no pictures, or not this one. Never rejects. */
  assessPicture(picture: Picture): Promise<Assessment>;
  health(): Health;
  /** Calls `listener` when the health may have changed. */
  onHealth(listener: (health: Health) => void): void;
}

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

class OpenAiService implements ModerationService {
  readonly #deps: ServiceDeps;
  readonly #cache = new Lru<string, Assessment>(CACHE_SIZE);
  readonly #underway = new Underway();
  readonly #allowance: Allowance;
  readonly #sender: Sender;
  readonly #slots = new Slots(PARALLEL);
  /** Of their own: slow pictures must not make texts wait. */
  readonly #pictureSlots = new Slots(PARALLEL / 2);
  readonly #listeners: ((health: Health) => void)[] = [];
  #trouble: UncheckedReason | undefined;
  #troubleAt = '';

  constructor(deps: ServiceDeps) {
    this.#deps = deps;
    this.#allowance = new Allowance(deps.clock);
    this.#sender = new Sender(deps);
  }

  serve(port: ServicePort): void {
    const gone = new AbortController();
    port.onDisconnect.addListener(() => gone.abort());
    port.onMessage.addListener((message) => {
      // What is no request gets no answer: whoever sent it is not our content script.
      const request = parseModerateRequest(message);
      if (request) void this.#answer(port, request, gone.signal);
      // Pictures come from pages alone.
      const shown = request || port.sender?.tab?.id === undefined ? undefined : parsePictureRequest(message);
      if (shown) void this.#answerPicture(port, shown, gone.signal);
    });
  }

  async assessPicture(picture: Picture): Promise<Assessment> {
    await this.#deps.ready;
    if (!isSendable(picture)) return unchecked('not-text');
    const outcome = await this.#ask({ picture }, new AbortController().signal);
    if ('failed' in outcome) return unchecked(outcome.failed);
    return outcome.assessments[0] ?? unchecked('failed');
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
    if (gone.aborted) return;
    const { id: sender, origin } = senderOf(port);
    const { endpoint, model, format, policy, thresholds } = this.#deps.settings();
    // Kept apart by page: how fast an answer comes must not tell one page what another has shown.
    const keyOf = (text: string): string => JSON.stringify([origin, endpoint, model, format, policy, thresholds, text]);
    const texts = [...new Set(segments.map(({ text }) => text))];
    const missing = texts.filter((text) => !this.#cache.get(keyOf(text)) && !this.#underway.has(keyOf(text)));
    const allowed = missing.length === 0 || this.#allowance.take(sender, missing);
    // A guard model judges one text at a time.
    const batches = format === 'moderations' && missing.length > 0 ? [missing] : missing.map((text) => [text]);
    if (allowed) for (const texts of batches) this.#start({ texts }, texts.map(keyOf));
    const found = new Map(
      await Promise.all(texts.map(async (text): Promise<[string, Assessment]> => [text, await this.#find(keyOf(text), gone)])),
    );
    reply(port, { id, assessments: segments.map(({ text }) => found.get(text) ?? unchecked('failed')) }, gone);
  }

  async #answerPicture(port: ServicePort, { id, jpeg }: PictureRequest, gone: AbortSignal): Promise<void> {
    await this.#deps.ready;
    if (gone.aborted) return;
    reply(port, { id, assessments: [await this.#judgePicture(port, jpeg, gone)] }, gone);
  }

  /** The page may be of an older version, or not ours: whether pictures are sent at all is asked here once more. */
  async #judgePicture(port: ServicePort, jpeg: string, gone: AbortSignal): Promise<Assessment> {
    const { enabled, images, endpoint, model, format, thresholds } = this.#deps.settings();
    const bytes = fromBase64(jpeg);
    if (!enabled || !images || format !== 'moderations' || !bytes || !isJpeg(bytes)) return unchecked('not-text');
    const { id: sender, origin } = senderOf(port);
    const hash = new Uint8Array(await crypto.subtle.digest('SHA-256', bytes)).join();
    if (gone.aborted) return unchecked('failed');
    const key = JSON.stringify([origin, endpoint, model, thresholds, 'picture', hash]);
    const known = this.#cache.get(key) !== undefined || this.#underway.has(key);
    if (!known && this.#allowance.takePicture(sender)) this.#start({ picture: { bytes, type: 'image/jpeg' } }, [key]);
    return this.#find(key, gone);
  }

  /** What is known of the text or picture with this key, or will be. One that nobody asks about was over its page's allowance. */
  async #find(key: string, gone: AbortSignal): Promise<Assessment> {
    const known = this.#cache.get(key);
    if (known) return known;
    const outcome = await this.#underway.wait(key, gone);
    if (!outcome) return unchecked('limited');
    return 'failed' in outcome ? unchecked(outcome.failed) : (outcome.assessments[0] ?? unchecked('failed'));
  }

  #start(content: Content, keys: readonly string[]): void {
    this.#underway.start(keys, async (stop) => {
      const outcome = await this.#ask(content, stop);
      if (!('failed' in outcome)) {
        for (const [index, key] of keys.entries()) {
          const assessment = outcome.assessments[index];
          if (assessment) this.#cache.set(key, assessment);
        }
      }
      return outcome;
    });
  }

  async #ask(content: Content, stop: AbortSignal): Promise<Outcome> {
    const outcome = await ('picture' in content ? this.#pictureSlots : this.#slots).run(() =>
      stop.aborted ? Promise.resolve<Outcome>({ failed: 'failed' }) : this.#sender.send(content, stop),
    );
    // A page that was closed says nothing about the service.
    if (!stop.aborted) this.#report(troubleOf(outcome));
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

function reply(port: ServicePort, said: ModerateReply, gone: AbortSignal): void {
  if (gone.aborted) return;
  try {
    port.postMessage(said);
  } catch {
    // The page went away this very moment.
  }
}

/** By its first bytes (ITU-T T.81, SOI and the next marker). */
function isJpeg(bytes: Uint8Array): boolean {
  return bytes[0] === 0xff && bytes[1] === 0xd8 && bytes[2] === 0xff;
}

/** What is wrong with the service, by one outcome: an answer in doubt is not, it is about one text. */
function troubleOf(outcome: Outcome): UncheckedReason | undefined {
  return 'failed' in outcome ? outcome.failed : undefined;
}

/**
 * Makes the service; one per background. Whatever happens, each segment is answered with scores that the endpoint gave for exactly this text,
 * or as unchecked with the reason. The key leaves this object only in the Authorization header of a request to the endpoint.
 */
export function createModerationService(deps: ServiceDeps): ModerationService {
  return new OpenAiService(deps);
}
