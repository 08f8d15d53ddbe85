import type { Assessment, EngineId, Segment, Strictness, UncheckedReason, Verdict } from '../types.ts';
import { collapse, hashText, Lru, normalise } from './cache.ts';
import { decide } from './verdict.ts';

/** An engine that answers at once. */
interface LocalEngine {
  assess(segment: Segment): Assessment;
}
/** The user's terms; knows besides where a term may still be coming. */
export interface TermEngine extends LocalEngine {
  openFrom(text: string): number;
}
/** The on-device classifier; judges whole completions too. */
export interface ModelEngine extends LocalEngine {
  whole(text: string): Assessment;
}
/** An engine that answers later. Never rejects. */
export interface RemoteEngine {
  assess(segment: Segment): Promise<Assessment>;
  /** Answers that came after `assess` had given up on them. */
  onLate?(heard: (segment: Segment, assessment: Assessment) => void): void;
}

export interface EngineState {
  readonly engine: EngineId;
  readonly state: 'ready' | 'loading' | 'off' | 'trouble';
  readonly reason?: UncheckedReason;
}

interface Entry {
  readonly segment: Segment;
  readonly local: Assessment[];
  remote?: Assessment | 'asked';
}

/** Verdicts kept per page: about 40 long completions. */
const CACHE_SIZE = 8000;
/** How often, and how many at once, the remote engine is asked again after trouble. */
const RETRY_MS = 10_000;
const RETRY_BATCH = 32;
const SAFE: Verdict = { kind: 'safe', scores: {}, engine: 'blocklist' };

/**
 * Asks the engines in order of cost: blocklist, on-device, remote. A stage that is sure decides; `strict` waits for the remote one, the other
 * levels let it correct the verdict afterwards. `verdict()` is synchronous: `undefined` means "not yet", and `onChange` says when to ask again.
 */
export class Cascade {
  strictness: Strictness = 'standard';
  /** Grows with every change that may turn a verdict; callers compare it to know what is stale. */
  epoch = 0;
  #terms: TermEngine | undefined;
  #model: ModelEngine | 'loading' | UncheckedReason = 'loading';
  #remote: RemoteEngine | undefined;
  #remoteTrouble: UncheckedReason | undefined;
  #pardoned: ReadonlySet<string> = new Set();
  #retriedAt = 0;
  readonly #entries = new Lru<string, Entry>(CACHE_SIZE);
  readonly #onChange: () => void;

  /** @param terms undefined while they are still to come: nothing is decided before */
  constructor(terms: TermEngine | undefined, onChange: () => void) {
    this.#terms = terms;
    this.#onChange = onChange;
  }

  /** Changes strictness and the texts the user called "Not unsafe". Assessments stay valid. */
  configure(strictness: Strictness, pardoned: ReadonlySet<string>): void {
    this.strictness = strictness;
    this.#pardoned = pardoned;
    this.#changed();
  }

  setTerms(terms: TermEngine): void {
    this.#terms = terms;
    this.#entries.clear();
    this.#changed();
  }

  /** @param model the engine, or why there is none */
  setModel(model: ModelEngine | UncheckedReason): void {
    this.#model = model;
    this.#entries.clear();
    this.#changed();
  }

  setRemote(remote: RemoteEngine | undefined): void {
    this.#remote = remote;
    this.#remoteTrouble = undefined;
    this.#entries.clear();
    remote?.onLate?.((segment, assessment) => {
      const entry = this.#remote === remote ? this.#entries.get(keyOf(segment)) : undefined;
      if (!entry) return;
      entry.remote = assessment;
      this.#remoteTrouble = assessment.unchecked;
      this.#changed();
    });
    this.#changed();
  }

  /** Offset in `text` from which one of the user's terms may still be completing; see the blocklist. */
  openFrom(text: string): number {
    return this.#terms?.openFrom(text) ?? text.length;
  }

  /** The verdict on a segment, or `undefined` while an engine it must wait for has not answered. */
  verdict(segment: Segment): Verdict | undefined {
    const text = normalise(segment.text);
    if (text === '') return SAFE;
    if (this.isPardoned(text)) return SAFE;
    // Only the ends that are ours to trim: the border between context and text tells whether a word goes on.
    const asked = { text, before: collapse(segment.before) };
    const key = keyOf(asked);
    const entry = this.#entries.get(key) ?? this.#assess(key, asked);
    return entry && this.#decide(entry);
  }

  /** Whether the user called this (normalised) text "Not unsafe". */
  isPardoned(text: string): boolean {
    return this.#pardoned.size > 0 && this.#pardoned.has(hashText(text));
  }

  /** The on-device verdict on a finished completion in context. `undefined` when there is no model. */
  whole(text: string): Verdict | undefined {
    if (typeof this.#model === 'string') return undefined;
    return decide([this.#model.whole(normalise(text))], this.strictness);
  }

  /** Asks the remote engine again for what it could not judge for a passing reason. Call often; works every ten seconds. @param now milliseconds */
  retry(now: number): void {
    if (!this.#remote || !this.#remoteTrouble || now - this.#retriedAt < RETRY_MS) return;
    this.#retriedAt = now;
    let left = RETRY_BATCH;
    for (const entry of this.#entries.values()) {
      if (entry.remote === undefined || entry.remote === 'asked' || !entry.remote.unchecked) continue;
      void this.#ask(this.#remote, entry, entry.segment);
      left--;
      if (left === 0) return;
    }
  }

  /** What the popup shows. */
  engines(): EngineState[] {
    const model: EngineState =
      this.#model === 'loading'
        ? { engine: 'on-device', state: 'loading' }
        : typeof this.#model === 'string'
          ? { engine: 'on-device', state: 'trouble', reason: this.#model }
          : { engine: 'on-device', state: 'ready' };
    const remote: EngineState = !this.#remote
      ? { engine: 'openai', state: 'off' }
      : this.#remoteTrouble
        ? { engine: 'openai', state: 'trouble', reason: this.#remoteTrouble }
        : { engine: 'openai', state: 'ready' };
    const lost = !this.#terms && typeof this.#model === 'string' && this.#model !== 'loading';
    const terms: EngineState = lost
      ? { engine: 'blocklist', state: 'trouble', reason: 'failed' }
      : { engine: 'blocklist', state: 'ready' };
    return [terms, model, remote];
  }

  #assess(key: string, segment: Segment): Entry | undefined {
    const terms = this.#terms?.assess(segment);
    const hit = terms?.severity === 'unsafe';
    if (!hit && this.#model === 'loading') return undefined;
    // A classifier alone decides nothing: the user's terms come first.
    if (!terms && typeof this.#model !== 'string') return undefined;
    const local = terms ? [terms] : [];
    if (typeof this.#model !== 'string') local.push(this.#model.assess(segment));
    else if (this.#model !== 'loading') local.push({ engine: 'on-device', scores: {}, unchecked: this.#model });
    const entry: Entry = { segment, local };
    this.#entries.set(key, entry);
    if (this.#remote && !hit) void this.#ask(this.#remote, entry, segment);
    return entry;
  }

  async #ask(remote: RemoteEngine, entry: Entry, segment: Segment): Promise<void> {
    entry.remote = 'asked';
    const answer = await remote.assess(segment);
    if (this.#remote !== remote) return;
    entry.remote = answer;
    this.#remoteTrouble = answer.unchecked;
    this.#changed();
  }

  #decide(entry: Entry): Verdict | undefined {
    const { remote, local } = entry;
    const early = decide(local, this.strictness);
    if (remote === undefined || early.kind === 'unsafe') return early;
    if (remote === 'asked') return this.strictness === 'strict' ? undefined : early;
    // In `strict` the remote engine is the one that decides, so its failure is nobody's "safe".
    if (remote.unchecked && this.strictness === 'strict') {
      return { kind: 'unchecked', scores: {}, engine: 'openai', reason: remote.unchecked };
    }
    return decide([...local, remote], this.strictness);
  }

  #changed(): void {
    this.epoch++;
    this.#onChange();
  }
}

function keyOf({ before, text }: Segment): string {
  return hashText(`${before}\n${text}`);
}
