import type { ShareOutcome, ShareProgress } from '../../messages.ts';
import { plain } from '../../mark/escape.ts';
import { fileNameOf } from '../../mark/file-name.ts';
import { isOut, livesOf } from '../../meter/state.ts';
import { decide, type ShareFacts } from '../../policy/decide.ts';
import { packsFor } from '../../policy/packs/index.ts';
import { dailyLimit, type PolicyPack } from '../../policy/pack.ts';
import type { Settings } from '../../settings/schema.ts';
import type { Attribution, Decision, PictureFormat, Quota, ShareId } from '../../types.ts';
import type { Draft } from './drafts.ts';
import { failureOf, ShareError } from './error.ts';
import type { Described, ShareDeps, ShareSource } from './types.ts';

/** What a person said on the review page. */
export interface Consent {
  readonly reason?: string;
  readonly oneOff?: string;
  readonly model?: string;
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
type Work = Omit<Draft, 'picture' | 'shot'> & { readonly shot: Blob | OffscreenCanvas };
type Marked = Work & { readonly picture: Blob };

const IDLE: ShareProgress = { done: 0, of: 0 };

/** Shares, one after the other: a second press waits for its turn and is decided on what is true then. */
export class Shares {
  readonly #deps: ShareDeps;
  #turn: Promise<unknown> = Promise.resolve();
  #running: AbortController | undefined;
  /** Tabs with a share under way, or waiting for its turn. */
  readonly #pressed = new Set<number>();
  progress: ShareProgress = IDLE;

  constructor(deps: ShareDeps) {
    this.#deps = deps;
  }

  /** From the press to the saved file, or to whatever stands in the way, which the page is told as well. Never rejects. */
  async press(source: ShareSource, meant: Meant = {}): Promise<ShareOutcome> {
    // A second press on the same page is a double click, not a second share.
    if (this.#pressed.has(source.tabId)) return { kind: 'failed', why: 'busy' };
    this.#pressed.add(source.tabId);
    const outcome = await this.#inTurn((signal) => this.#share(source, meant, signal));
    this.#pressed.delete(source.tabId);
    await this.#deps.tell(source, outcome);
    return outcome;
  }

  /** Releases a draft that a person has reviewed. Never rejects. */
  approve(share: ShareId, consent: Consent): Promise<ShareOutcome> {
    return this.#inTurn(() => this.#approve(share, consent));
  }

  /** Takes a draft back. Never rejects. */
  drop(share: ShareId): Promise<ShareOutcome> {
    return this.#inTurn(async () => {
      const { drafts } = this.#deps;
      if ((await drafts.get(share))?.state === 'review') await drafts.drop(share);
      return { kind: 'dropped', share };
    });
  }

  /** Saves a released share once more; it counts no second time. Never rejects. */
  export(share: ShareId, format: PictureFormat): Promise<ShareOutcome> {
    return this.#inTurn(async () => {
      const draft = await this.#deps.drafts.get(share);
      if (draft?.state !== 'released' || !(await this.#isOut(share))) throw new ShareError('gone');
      const settings = await this.#deps.settings();
      return this.#write({ ...draft, format, picture: await this.#mark({ ...draft, format }) }, dailyLimit(packsOf(settings)));
    });
  }

  /** Ends the capture that runs now, if one does. Nothing is counted. */
  cancel(): void {
    this.#running?.abort();
  }

  /** Looks after shares that an earlier life of the background left open: what the browser knows about their file is noted. */
  async recover(open: readonly ShareId[]): Promise<void> {
    const ledger = await this.#deps.ledger;
    for (const share of open) {
      const file = await this.#deps.find(share.slice(0, 8));
      if (file === false) await ledger.failed(share, 'interrupted');
      else if (file !== undefined) await ledger.saved(share, { format: file.endsWith('.png') ? 'png' : 'jpeg', file });
    }
  }

  async #share(source: ShareSource, meant: Meant, signal: AbortSignal): Promise<ShareOutcome> {
    const { clock, zone, newId, siteLabel } = this.#deps;
    const settings = await this.#deps.settings();
    const packs = packsOf(settings);
    const described = await this.#deps.describe(source, meant.token, meant.menu ?? false);
    if (!described) throw new ShareError('no-completion');
    const verdict = await this.#deps.judge(described.text);
    const told = settings.share.models.find((entry) => entry.origin === source.origin)?.model;
    const model = described.model ?? told;
    const facts = factsOf(described, plain(settings.name), model, verdict);
    const quota = await this.#quota(packs);
    const decision = decide(packs, { ...facts, quota });
    if (decision.kind === 'refuse' && !(meant.oneOff && canBeOneOff(decision))) return { kind: 'refused', decision };

    const shot = await this.#deps.capture(source, described, signal, (progress) => (this.progress = progress));
    const changed = shot.hash !== described.hash;
    if (changed) return { kind: 'refused', decision: decide(packs, { ...facts, changed, quota }) };
    signal.throwIfAborted();

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
      decision,
      shot: shot.picture,
      scale: shot.scale,
      format: settings.share.format,
      reviewed: false,
    } as const;
    const marked: Marked = { ...draft, picture: await this.#mark(draft) };
    if (decision.kind === 'allow') return this.#release(marked, facts, packs);
    await this.#keep(marked);
    await this.#deps.openReview(draft.share);
    return { kind: 'review', share: draft.share };
  }

  async #approve(share: ShareId, consent: Consent): Promise<ShareOutcome> {
    const { drafts } = this.#deps;
    const draft = await drafts.get(share);
    if (draft?.state !== 'review') throw new ShareError('gone');
    const settings = await this.#deps.settings();
    const packs = packsOf(settings);
    const model = consent.model?.trim() || draft.attribution.model;
    if (model !== undefined && model !== draft.attribution.model) await this.#remember(draft.origin, model);
    const name = plain(settings.name);
    const attribution = { ...draft.attribution, name, ...(model === undefined ? {} : { model }) };
    const full = (await this.#quota(packs)).used >= (dailyLimit(packs) ?? Infinity);
    // A reason for a one-off that nobody asked for must not make a share free.
    const oneOff = full ? consent.oneOff : undefined;
    const facts: Facts = {
      name,
      ...(model === undefined ? {} : { model }),
      modelAsked: true,
      text: draft.text,
      verdict: draft.verdict,
      ...(draft.category === undefined ? {} : { category: draft.category }),
      streaming: false,
      changed: false,
      held: false,
      veiled: false,
      revealed: false,
      consent: {
        reviewed: true,
        ...(consent.reason === undefined ? {} : { reason: consent.reason }),
        ...(oneOff === undefined ? {} : { oneOff }),
      },
    };
    const early = decide(packs, { ...facts, quota: await this.#quota(packs) });
    if (early.kind !== 'allow') return { kind: 'refused', decision: early };
    const approved = {
      ...draft,
      attribution,
      reviewed: true,
      ...(consent.reason === undefined ? {} : { reason: consent.reason }),
      ...(oneOff === undefined ? {} : { oneOff }),
    };
    return this.#release({ ...approved, picture: await this.#mark(approved) }, facts, packs);
  }

  /** The one place where a share is counted: in the same transaction it is decided once more, on the day as it is by then. */
  async #release(draft: Marked, facts: Facts, packs: readonly PolicyPack[]): Promise<ShareOutcome> {
    const ledger = await this.#deps.ledger;
    const { share, attribution, verdict, category, reviewed, reason, oneOff, textHash, text } = draft;
    const { decision, event } = await ledger.append(
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
    return this.#write({ ...draft, state: 'released' }, dailyLimit(packs));
  }

  /** Writes the file of a share that is counted; if that fails, and nothing else of it is out, it does not count. */
  async #write(draft: Marked, limit: number | undefined): Promise<ShareOutcome> {
    const ledger = await this.#deps.ledger;
    const { share, picture, format, attribution } = draft;
    let file: string;
    try {
      ({ file } = await this.#deps.save(picture, fileNameOf(attribution, share, format)));
    } catch (error) {
      await ledger.failed(share, failureOf(error));
      throw error;
    }
    await ledger.saved(share, { format, file, bytes: picture.size });
    // Only for exporting it again: a full disk must not undo what is out.
    await this.#keep(draft).catch(() => undefined);
    return { kind: 'saved', share, file, quota: await ledger.quota(limit) };
  }

  /** Whether a share is out: one that was taken back, or failed, has nothing more to give. */
  async #isOut(share: ShareId): Promise<boolean> {
    const ledger = await this.#deps.ledger;
    const life = livesOf(await ledger.events()).find(({ event }) => event.share === share);
    return life !== undefined && isOut(life);
  }

  async #quota(packs: readonly PolicyPack[]): Promise<Quota> {
    return (await this.#deps.ledger).quota(dailyLimit(packs));
  }

  async #keep(draft: Marked): Promise<void> {
    const shot = draft.shot instanceof Blob ? draft.shot : await this.#deps.encode(draft.shot);
    await this.#deps.drafts.put({ ...draft, shot });
  }

  #mark(draft: Work): Promise<Blob> {
    const { share, shot, scale, attribution, text, reviewed, format } = draft;
    return this.#deps.mark({ share, shot, scale, attribution, text, reviewed, format });
  }

  #remember(origin: string, model: string): Promise<void> {
    return this.#deps.update(({ share }) => ({
      share: { models: [...share.models.filter((entry) => entry.origin !== origin), { origin, model }] },
    }));
  }

  #inTurn(run: (signal: AbortSignal) => Promise<ShareOutcome>): Promise<ShareOutcome> {
    const turn = this.#turn.then(async (): Promise<ShareOutcome> => {
      const controller = new AbortController();
      this.#running = controller;
      try {
        return await run(controller.signal);
      } catch (error) {
        const why = failureOf(error);
        if (why === 'unknown') console.warn('Sharemark could not share', error);
        return { kind: 'failed', why };
      } finally {
        this.#running = undefined;
        this.progress = IDLE;
      }
    });
    this.#turn = turn;
    return turn;
  }
}

/** What is decided on, but for the day's count, which is asked for at the moment of the decision. */
type Facts = Omit<ShareFacts, 'quota'>;

function factsOf(
  { text, streaming, held, veiled, revealed }: Described,
  name: string,
  model: string | undefined,
  { kind, category }: { readonly kind: ShareFacts['verdict']; readonly category?: ShareFacts['category'] },
): Facts {
  return {
    name,
    ...(model === undefined ? {} : { model }),
    modelAsked: false,
    text,
    verdict: kind,
    ...(category === undefined ? {} : { category }),
    streaming,
    changed: false,
    held,
    veiled,
    revealed,
  };
}

/** Whether nothing but the full day rules it out, and the packs know one-offs. */
function canBeOneOff({ reasons }: Decision): boolean {
  return reasons.every(({ kind, lifts }) => kind === 'ask' || lifts === 'one-off');
}

function packsOf({ packs, share }: Settings): readonly PolicyPack[] {
  return packsFor(packs, share.perDay === null ? {} : { perDay: share.perDay });
}
