import type { ShareOutcome, ShareProgress } from '../../messages.ts';
import { plain } from '../../mark/escape.ts';
import { fileNameOf, formatOfFile } from '../../mark/file-name.ts';
import { isOut, livesOf, type Life } from '../../meter/state.ts';
import { placed } from '../../mark/redact/apply.ts';
import { decide } from '../../policy/decide.ts';
import { labelFor, type LabelChoice } from '../../policy/label.ts';
import { packsFor } from '../../policy/packs/index.ts';
import { dailyLimit, type PolicyPack } from '../../policy/pack.ts';
import { topicsFor } from '../../policy/topics.ts';
import type { Settings } from '../../settings/schema.ts';
import type { Attribution, Decision, PictureFormat, Quota, ShareId } from '../../types.ts';
import type { Draft } from './drafts.ts';
import { failureOf, ShareError } from './error.ts';
import { canBeOneOff, factsOf, legible, type Facts } from './facts.ts';
import { answered, ANSWER_MS, unlessAborted } from '../patience.ts';
import { hide, suggestionsFor } from './redaction.ts';
import type { ShareDeps, ShareSource } from './types.ts';

/** What a person said on the review page. */
export interface Consent {
  readonly reason?: string;
  readonly oneOff?: string;
  readonly model?: string;
  /** Which suggestions are to be hidden; without it all of them. */
  readonly redact?: readonly number[];
}

/** Which completion a press means, if not the one in view, and whether it is a one-off. */
export interface Meant {
  readonly token?: string;
  /** The one the context menu was opened on. */
  readonly menu?: boolean;
  /** The day is full; the reason for an occasional one-off is asked for on the review page. */
  readonly oneOff?: boolean;
}

/** A draft before its picture is marked and, if it is the first time, before its shot is a file. */
type Work = Omit<Draft, 'picture' | 'lacks' | 'shot'> & { readonly shot: Blob | OffscreenCanvas };
type Marked = Work & Pick<Draft, 'picture' | 'lacks'>;

/** What is left once a share has its place: it needs no turn, for it lasts as long as the browser's question where to save is open. */
type Rest = () => Promise<ShareOutcome>;

const CARD: LabelChoice = { style: 'card', marks: [], demands: [] };
const IDLE: ShareProgress = { done: 0, of: 0 };

/** Shares, one after the other: a second press waits for its turn and is decided on what is true then. */
export class Shares {
  readonly #deps: ShareDeps;
  #turn: Promise<unknown> = Promise.resolve();
  #running: AbortController | undefined;
  /** Tabs with a share under way, or waiting for its turn, and what cancels it. */
  readonly #pressed = new Map<number, AbortController>();
  /** Shares whose file is on its way. */
  readonly #saving = new Set<ShareId>();
  progress: ShareProgress = IDLE;

  constructor(deps: ShareDeps) {
    this.#deps = deps;
  }

  /** From the press to the saved file, or to whatever stands in the way, which the page is told as well. Never rejects. */
  async press(source: ShareSource, meant: Meant = {}): Promise<ShareOutcome> {
    // A second press on the same page is a double click, not a second share.
    if (this.#pressed.has(source.tabId)) return { kind: 'failed', why: 'busy' };
    const controller = new AbortController();
    this.#pressed.set(source.tabId, controller);
    const outcome = await this.#inTurn((signal) => this.#share(source, meant, signal), controller);
    this.#pressed.delete(source.tabId);
    // A page that is gone or hangs need not hear it.
    await answered(this.#deps.tell(source, outcome), this.#deps.clock, ANSWER_MS).catch(() => undefined);
    return outcome;
  }

  /** Releases a draft that a person has reviewed. Never rejects. */
  approve(share: ShareId, consent: Consent): Promise<ShareOutcome> {
    return this.#inTurn(() => this.#approve(share, consent));
  }

  /** Takes a draft back, unless it is out, or may be: that cannot be called back. Never rejects. */
  drop(share: ShareId): Promise<ShareOutcome> {
    return this.#inTurn(async () => {
      const { drafts } = this.#deps;
      this.#refuseWhileSaving(share);
      if ((await drafts.get(share))?.state === 'released' || (await this.#lifeOut(share))) throw new ShareError('out');
      await drafts.drop(share);
      return { kind: 'dropped', share };
    });
  }

  /** Saves a released share once more; it counts no second time. Never rejects. */
  export(share: ShareId, format: PictureFormat): Promise<ShareOutcome> {
    return this.#inTurn(async () => {
      this.#refuseWhileSaving(share);
      const draft = await this.#deps.drafts.get(share);
      if (draft?.state !== 'released' || !(await this.#lifeOut(share))) throw new ShareError('gone');
      const quota = await this.#quota(packsOf(await this.#deps.settings()));
      return this.#write(await this.#mark({ ...draft, format }), quota, true);
    });
  }

  /** Ends what a tab has pressed, or else whatever runs now, unless it has its place already. Nothing is counted. */
  cancel(tabId?: number): void {
    (tabId === undefined ? this.#running : this.#pressed.get(tabId))?.abort();
  }

  /** Looks after shares that an earlier life of the background left open: what the browser knows about their file is noted. */
  async recover(open: readonly ShareId[]): Promise<void> {
    const ledger = await this.#deps.ledger;
    for (const share of open) {
      const file = await this.#deps.find(share.slice(0, 8));
      if (file === false) await ledger.failed(share, 'interrupted');
      else if (file !== undefined) await ledger.saved(share, { format: formatOfFile(file), file });
    }
  }

  async #share(source: ShareSource, meant: Meant, signal: AbortSignal): Promise<ShareOutcome | Rest> {
    const { clock, zone, newId, siteLabel } = this.#deps;
    const settings = await this.#deps.settings();
    const packs = packsOf(settings);
    signal.throwIfAborted();
    const question = this.#deps.describe(source, meant.token, meant.menu ?? false);
    const described = await answered(question, clock, ANSWER_MS, signal);
    if (!described) throw new ShareError('no-completion');
    const verdict = await unlessAborted(this.#deps.judge(described.text, source.origin), signal);
    const topics = this.#deps.topics(described.text);
    const told = settings.share.models.find((entry) => entry.origin === source.origin)?.model;
    const model = legible(described.model) ?? legible(told);
    const finds = suggestionsFor(described.text, settings);
    const facts = factsOf(described, plain(settings.name), model, verdict, topics, finds.length);
    const quota = await this.#quota(packs);
    const decision = decide(packs, { ...facts, quota });
    if (decision.kind === 'refuse' && !(meant.oneOff && canBeOneOff(decision))) return { kind: 'refused', decision };

    const shot = await this.#deps.capture(source, described, signal, (progress) => (this.progress = progress), finds);
    const changed = shot.hash !== described.hash;
    if (changed) return { kind: 'refused', decision: decide(packs, { ...facts, changed, quota }) };

    const attribution: Attribution = {
      name: plain(settings.name),
      ...(model === undefined ? {} : { model }),
      host: new URL(source.origin).hostname,
      site: siteLabel(source.origin),
      at: clock.now(),
      zone: zone(),
    };
    const draft = {
      share: newId(),
      state: 'review',
      attribution,
      origin: source.origin,
      text: described.text,
      textHash: described.hash,
      verdict: verdict.kind,
      ...(verdict.category === undefined ? {} : { category: verdict.category }),
      topics,
      cautions: topicsFor(packs, topics.found, 'note'),
      label: labelFor(packs, settings.share.style),
      decision,
      shot: shot.picture,
      scale: shot.scale,
      ...(finds.length === 0 ? {} : { suggestions: placed(finds, shot.boxes, shot.scale) }),
      format: settings.share.format,
      reviewed: false,
    } as const;
    const marked = await this.#mark(draft);
    // The last moment: what has its place, or is kept, is no longer cancelled.
    signal.throwIfAborted();
    if (decision.kind === 'allow') return this.#release(marked, facts, packs, false);
    await this.#keep(marked);
    // The draft is kept, and the notice on the page has a link to it.
    await this.#deps.openReview(draft.share).catch(() => undefined);
    return { kind: 'review', share: draft.share };
  }

  async #approve(share: ShareId, consent: Consent): Promise<ShareOutcome | Rest> {
    const { drafts } = this.#deps;
    this.#refuseWhileSaving(share);
    const draft = await drafts.get(share);
    if (draft?.state !== 'review') throw new ShareError('gone');
    const settings = await this.#deps.settings();
    const packs = packsOf(settings);
    const model = legible(consent.model) ?? draft.attribution.model;
    if (model !== undefined && model !== draft.attribution.model) await this.#remember(draft.origin, model);
    const name = plain(settings.name);
    const attribution = { ...draft.attribution, name, ...(model === undefined ? {} : { model }) };
    const life = await this.#lifeOut(share);
    const used = await this.#quota(packs);
    // One that may be out since an earlier life of the background has its place already: a full day does not stand against it.
    const quota: Quota = life ? { ...used, used: 0 } : used;
    const full = quota.used >= (dailyLimit(packs) ?? Infinity);
    // A reason for a one-off that nobody asked for must not make a share free.
    const oneOff = life?.event.oneOff ?? (full ? consent.oneOff : undefined);
    const facts: Facts = {
      name,
      ...(model === undefined ? {} : { model }),
      modelAsked: true,
      text: draft.text,
      verdict: draft.verdict,
      ...(draft.category === undefined ? {} : { category: draft.category }),
      topics: draft.topics ?? { found: [] },
      secrets: draft.suggestions?.length ?? 0,
      streaming: false,
      changed: false,
      held: false,
      veiled: false,
      revealed: false,
      // Approved on a page that asked whose it is.
      assistant: true,
      consent: {
        reviewed: true,
        ...(consent.reason === undefined ? {} : { reason: consent.reason }),
        ...(oneOff === undefined ? {} : { oneOff }),
      },
    };
    const early = decide(packs, { ...facts, quota });
    if (early.kind !== 'allow') return { kind: 'refused', decision: early };
    const { suggestions: _, ...rest } = draft;
    // Before any mark: label, metadata, ledger and file are made of what is left.
    const approved = {
      ...rest,
      ...(await hide(draft, consent.redact, this.#deps)),
      attribution,
      // As it is asked for now: what the draft was shown with may be of another day.
      label: labelFor(packs, settings.share.style),
      reviewed: true,
      ...(consent.reason === undefined ? {} : { reason: consent.reason }),
      ...(oneOff === undefined ? {} : { oneOff }),
    };
    return this.#release(await this.#mark(approved), facts, packs, life !== undefined);
  }

  /**
   * The one place where a share is counted: in the same transaction it is decided once more, on the day as it is by then.
   *
   * @param again it has its place since an earlier attempt
   */
  async #release(draft: Marked, facts: Facts, packs: readonly PolicyPack[], again: boolean): Promise<ShareOutcome | Rest> {
    const ledger = await this.#deps.ledger;
    const { share, attribution, verdict, category, reviewed, reason, oneOff, textHash, text } = draft;
    const { decision, event, quota } = await ledger.append(
      {
        share,
        packs: packs.map(({ id }) => id),
        attribution,
        verdict,
        ...(category === undefined ? {} : { category }),
        reviewed,
        ...(reason === undefined ? {} : { reason }),
        ...(oneOff === undefined ? {} : { oneOff }),
        textHash,
        chars: text.length,
        preview: text,
        completions: 1,
      },
      dailyLimit(packs),
      (quota: Quota): Decision => decide(packs, { ...facts, quota }),
    );
    if (!event) return { kind: 'refused', decision };
    return this.#write({ ...draft, state: 'released' }, quota, again);
  }

  /**
   * Writes the file of a share that is counted; if that fails, it does not count.
   *
   * @param again an earlier file of it is out, or may be: then it counts all the same
   */
  #write(draft: Marked, quota: Quota, again: boolean): Rest {
    const { share, picture, lacks = [], format, attribution } = draft;
    this.#saving.add(share);
    const write = async (): Promise<ShareOutcome> => {
      const ledger = await this.#deps.ledger;
      let file: string;
      try {
        ({ file } = await this.#deps.save(picture, fileNameOf(attribution, share, format)));
      } catch (error) {
        // Should the ledger fail as well, it asks later; the user is told what came first.
        if (!again) await ledger.failed(share, failureOf(error)).catch(() => undefined);
        throw error;
      }
      // The file is out, whatever fails from here on: without this note its end is asked for later.
      await ledger.saved(share, { format, file, bytes: picture.size }).catch(() => undefined);
      // Only for exporting it again: a full disk must not undo what is out.
      await this.#keep(draft).catch(() => undefined);
      return { kind: 'saved', share, file, quota, ...(lacks.length === 0 ? {} : { lacks }) };
    };
    return () => write().finally(() => this.#saving.delete(share));
  }

  /** While its file is on its way nobody knows what is true of a share. */
  #refuseWhileSaving(share: ShareId): void {
    if (this.#saving.has(share)) throw new ShareError('busy');
  }

  /** The life of a share that is out, or may be. One that was taken back, or failed, has nothing more to give. */
  async #lifeOut(share: ShareId): Promise<Life | undefined> {
    const ledger = await this.#deps.ledger;
    return livesOf(await ledger.events()).find((life) => life.event.share === share && isOut(life));
  }

  async #quota(packs: readonly PolicyPack[]): Promise<Quota> {
    return (await this.#deps.ledger).quota(dailyLimit(packs));
  }

  async #keep(draft: Marked): Promise<void> {
    const shot = draft.shot instanceof Blob ? draft.shot : await this.#deps.encode(draft.shot);
    await this.#deps.drafts.put({ ...draft, shot });
  }

  async #mark<T extends Work>(draft: T): Promise<T & Pick<Draft, 'picture' | 'lacks'>> {
    const { share, shot, scale, attribution, text, reviewed, format, cautions = [], label = CARD } = draft;
    const redacted = (draft.redacted ?? 0) > 0;
    const order = { share, shot, scale, attribution, text, reviewed, redacted, format, cautions, label };
    const { picture, lacks } = await this.#deps.mark(order);
    return { ...draft, picture, lacks };
  }

  #remember(origin: string, model: string): Promise<void> {
    return this.#deps.update(({ share }) => ({
      share: { models: [...share.models.filter((entry) => entry.origin !== origin), { origin, model }] },
    }));
  }

  async #inTurn(
    run: (signal: AbortSignal) => Promise<ShareOutcome | Rest>,
    controller = new AbortController(),
  ): Promise<ShareOutcome> {
    const turn = this.#turn.then(async () => {
      this.#running = controller;
      try {
        return await run(controller.signal);
      } finally {
        this.#running = undefined;
        this.progress = IDLE;
      }
    });
    this.#turn = turn.catch(() => undefined);
    try {
      const outcome = await turn;
      return typeof outcome === 'function' ? await outcome() : outcome;
    } catch (error) {
      const why = failureOf(error);
      if (why === 'unknown') console.warn('Sharemark could not share', error);
      return { kind: 'failed', why };
    }
  }
}

function packsOf({ packs, share }: Settings): readonly PolicyPack[] {
  return packsFor(packs, share.perDay === null ? {} : { perDay: share.perDay });
}
