import type { Assessment, EngineId, Segment, Strictness, UncheckedReason, Verdict } from '../types.ts';
import { collapse, hashText, Lru, normalise } from './cache.ts';
import type { PictureEngine } from './pictures.ts';
import { shortestReason } from './reason.ts';
import { NO_SWAY, type Sway } from './feedback/sway.ts';
import { decide, eased, unliftable } from './verdict.ts';

/** An engine that answers at once. */
interface LocalEngine {
  assess(segment: Segment): Assessment;
}
/** The user's terms and exceptions; knows besides where a term may still be coming. */
export interface TermEngine extends LocalEngine {
  openFrom(text: string): number;
  /** The text without the exceptions in it; undefined if there are none. */
  without(text: string): string | undefined;
  /** The words of the text that are a hit. */
  hitIn(text: string): string | undefined;
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
  /** Kept for the remote engine alone: thousands of texts would be kept twice for nothing. */
  readonly segment: Segment | undefined;
  readonly local: Assessment[];
  remote?: Assessment | 'asked';
  /** It is being asked; until it answers, what it said before counts. */
  asking?: true;
}

/** Verdicts kept per page: about 20 long completions. */
const CACHE_SIZE = 4000;
/** How often, and how many at once, the remote engine is asked again after trouble. */
const RETRY_MS = 10_000;
const RETRY_BATCH = 32;
/** What a classifier says of no words at all. */
const NOTHING: Assessment = { engine: 'on-device', scores: {} };
const SAFE: Verdict = { kind: 'safe', scores: {}, engine: 'blocklist' };

/**
 * Asks the engines in order of cost: blocklist, on-device, remote. A stage that finds something unsafe decides, and the later ones are not
 * asked; `strict` waits for the remote one, the other levels let it correct "safe" afterwards. Who is right when they disagree: `RULES` in
 * disagreement.ts. `verdict()` is synchronous: `undefined` means "not yet", and `onChange` says when to ask again.
 */
export class Cascade {
  strictness: Strictness = 'standard';
  /** Grows with every change that may turn a verdict; callers compare it to know what is stale. */
  epoch = 0;
  /** Time spent in engines so far, in milliseconds. */
  spent = 0;
  /** What judges pictures; set by {@link setPictures}. */
  pictures: PictureEngine | undefined;
  #terms: TermEngine | undefined;
  #model: ModelEngine | 'loading' | UncheckedReason = 'loading';
  #remote: RemoteEngine | undefined;
  #remoteTrouble: UncheckedReason | undefined;
  /** Whether there are texts that the remote engine could not judge for a passing reason, whatever it said of others since. */
  #owed = false;
  #sway: Sway = NO_SWAY;
  #retriedAt = 0;
  readonly #entries = new Lru<string, Entry>(CACHE_SIZE);
  readonly #onChange: () => void;

  /** @param terms undefined while they are still to come: nothing is decided before */
  constructor(terms: TermEngine | undefined, onChange: () => void) {
    this.#terms = terms;
    this.#onChange = onChange;
  }

  /** Changes strictness and what the user has said of texts. Assessments stay valid. */
  configure(strictness: Strictness, sway: Sway = NO_SWAY): void {
    this.strictness = strictness;
    this.#sway = sway;
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
      if (!entry || isAnswer(entry.remote)) return;
      entry.remote = assessment;
      this.#remoteTrouble = assessment.unchecked;
      this.#changed();
    });
    this.#changed();
  }

  setPictures(pictures: PictureEngine | undefined): void {
    if (pictures === this.pictures) return;
    this.pictures = pictures;
    pictures?.onChange(() => this.#changed());
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
    const said = this.#sway.overrides.size > 0 ? this.#sway.overrides.get(hashText(text)) : undefined;
    // Only the ends that are ours to trim: the border between context and text tells whether a word goes on.
    const asked = { text, before: collapse(segment.before) };
    const key = keyOf(asked);
    const entry = this.#entries.get(key) ?? this.#assess(key, asked);
    const verdict = entry && this.#decide(entry, said?.kind === 'clear');
    if (said?.kind !== 'unsafe' || verdict?.category === 'sexual/minors') return verdict;
    return { kind: 'unsafe', category: said.category, scores: verdict?.scores ?? {}, engine: said.engine, reported: true };
  }

  /** Whether the user has said something about this (normalised) text. */
  isSettled(text: string): boolean {
    return this.#sway.overrides.size > 0 && this.#sway.overrides.has(hashText(text));
  }

  /**
   * The shortest words of a text without which it would be shown: what a phrase exception would have to be. Undefined if nothing so short
   * decides, or no exception can change the verdict.
   * @param meant words the user has picked, to be looked at first
   */
  restsOn(segment: Segment, meant?: string): string | undefined {
    const terms = this.#terms;
    if (!terms) return undefined;
    const text = normalise(segment.text);
    return shortestReason(text, meant ?? terms.hitIn(text), (without) => {
      const found = [terms.assess({ text: without, before: '' })];
      const model = this.#model;
      if (typeof model !== 'string')
        found.push(eased(model.assess(segment), bare(without) ? NOTHING : model.assess({ ...segment, text: without })));
      const { kind } = decide(found, this.strictness, this.#sway.shift);
      return kind !== 'unsafe' && !(kind === 'sensitive' && this.strictness === 'strict');
    });
  }

  /** The on-device verdict on a finished completion in context. `undefined` when there is no model. */
  whole(text: string): Verdict | undefined {
    if (typeof this.#model === 'string') return undefined;
    const started = performance.now();
    const asked = normalise(text);
    const without = this.#terms?.without(asked);
    const found = this.#model.whole(asked);
    const counts = without === undefined ? found : eased(found, bare(without) ? NOTHING : this.#model.whole(without));
    this.spent += performance.now() - started;
    return decide([counts], this.strictness, this.#sway.shift);
  }

  /** Asks the remote engine again for what it could not judge for a passing reason. Call often; works every ten seconds. @param now milliseconds */
  retry(now: number): void {
    if (!this.#remote || !this.#owed || now - this.#retriedAt < RETRY_MS) return;
    this.#retriedAt = now;
    this.#owed = false;
    let left = RETRY_BATCH;
    for (const entry of this.#entries.values()) {
      if (typeof entry.remote !== 'object' || entry.asking || !passing(entry.remote)) continue;
      if (left === 0) {
        this.#owed = true;
        return;
      }
      void this.#ask(this.#remote, entry);
      left--;
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
    const started = performance.now();
    const terms = this.#terms?.assess(segment);
    const hit = terms?.severity === 'unsafe';
    if (!hit && this.#model === 'loading') return undefined;
    // A classifier alone decides nothing: the user's terms come first.
    if (!terms && typeof this.#model !== 'string') return undefined;
    const judged = this.#judged(segment);
    // No `push`: it would keep room for sixteen more, in each of thousands.
    const local = terms && judged ? [terms, judged] : [terms, judged].filter((one) => one !== undefined);
    this.spent += performance.now() - started;
    const entry: Entry = { segment: this.#remote && segment, local };
    this.#entries.set(key, entry);
    return entry;
  }

  #judged(segment: Segment): Assessment | undefined {
    if (typeof this.#model !== 'string') return this.#assessLocally(this.#model, segment);
    return this.#model === 'loading' ? undefined : { engine: 'on-device', scores: {}, unchecked: this.#model };
  }

  /** Words the user has excepted do not count; see docs/architecture.md. */
  #assessLocally(model: ModelEngine, segment: Segment): Assessment {
    const found = model.assess(segment);
    const without = this.#terms?.without(segment.text);
    if (without === undefined) return found;
    return eased(found, bare(without) ? NOTHING : model.assess({ ...segment, text: normalise(without) }));
  }

  async #ask(remote: RemoteEngine, entry: Entry): Promise<void> {
    const { segment } = entry;
    if (!segment) return;
    // One that is asked again after trouble does not become "not yet" again: what was shown meanwhile would be taken away.
    entry.remote ??= 'asked';
    entry.asking = true;
    const answer = await remote.assess(segment);
    delete entry.asking;
    if (this.#remote !== remote) return;
    // The first answer stands: what comes later to the same question must not turn a verdict back.
    if (!isAnswer(entry.remote)) entry.remote = answer;
    this.#remoteTrouble = passing(answer);
    this.#owed ||= passing(answer) !== undefined;
    this.#changed();
  }

  #askOnce(entry: Entry): void {
    if (entry.remote === undefined && this.#remote) void this.#ask(this.#remote, entry);
  }

  /** @param cleared the user called it "Not unsafe": nothing counts but what nobody lifts */
  #decide(entry: Entry, cleared: boolean): Verdict | undefined {
    const { local } = entry;
    if (cleared) {
      // What was lifted has kept the text from the engine that could find worse.
      this.#askOnce(entry);
      if (entry.remote === 'asked' && this.strictness === 'strict') return undefined;
      const all = typeof entry.remote === 'object' ? [...local, entry.remote] : local;
      return unliftable(all, this.strictness) ?? SAFE;
    }
    const early = decide(local, this.strictness, this.#sway.shift);
    if (early.kind === 'unsafe') return early;
    this.#askOnce(entry);
    const { remote } = entry;
    if (remote === undefined) return early;
    if (remote === 'asked') return this.strictness === 'strict' ? undefined : early;
    // In `strict` the remote engine is the one that decides, so its failure is nobody's "safe".
    if (remote.unchecked && this.strictness === 'strict') {
      return { kind: 'unchecked', scores: {}, engine: 'openai', reason: remote.unchecked };
    }
    return decide([...local, remote], this.strictness, this.#sway.shift);
  }

  #changed(): void {
    this.epoch++;
    this.#onChange();
  }
}

/** Whether the remote engine has judged the text, or has said that it cannot tell. */
function isAnswer(remote: Entry['remote']): remote is Assessment {
  return typeof remote === 'object' && passing(remote) === undefined;
}

/** Why there is no answer yet; one in doubt is an answer, and would be the same again. */
function passing({ unchecked }: Assessment): UncheckedReason | undefined {
  return unchecked === 'doubt' ? undefined : unchecked;
}

function keyOf({ before, text }: Segment): string {
  return hashText(`${before}\n${text}`);
}

function bare(text: string): boolean {
  return !/[\p{L}\p{N}]/u.test(text);
}
