import { parseShareQuestion, type Described, type ShareRequest } from '../messages.ts';
import type { Site } from '../sites/site.ts';
import type { PageBlock } from './block.ts';
import type { Conversation } from './conversation.ts';
import type { Message } from './message.ts';
import { paintOf } from './painter.ts';
import { CaptureDesk } from './share/desk.ts';
import { Completions, type CompletionSource } from './share/completions.ts';
import { chosenModel, modelRules } from './share/model.ts';
import { Notice } from './share-ui/notice.ts';
import type { NoticeAction } from './share-ui/outcome.ts';
import { ShareButtons, type ShareItem } from './share-ui/share-buttons.ts';
import type { ShareTexts } from './share-ui/texts.ts';

/** So much of a completion says which one a button belongs to. */
const LABEL_CHARS = 60;
/** Buttons follow what has changed on the page with this delay at most, in milliseconds: never while an answer is being written. */
const REFRESH_MS = 400;

export interface SharingParts {
  readonly site: Site;
  readonly conversation: Conversation;
  /** Blocks of messages in fields, where the site has them. */
  readonly values: { blocks(): Iterable<PageBlock> } | undefined;
  readonly texts: ShareTexts;
  /** Puts a request to the background and gives its answer. Rejects when the extension is gone. */
  readonly send: (request: ShareRequest) => Promise<unknown>;
  /** Takes our pills out of sight while a picture is taken; the result brings them back. */
  readonly hidePills: () => () => void;
}

/** Everything about shares on one page: the buttons, what the background asks, and what came of it. */
export class Sharing {
  readonly #parts: SharingParts;
  readonly #abort = new AbortController();
  readonly #source: CompletionSource;
  readonly #completions: Completions;
  readonly #desk: CaptureDesk;
  readonly #buttons: ShareButtons;
  readonly #notice: Notice;
  /** The completion that was last meant. */
  #meant = '';
  /** What the page's picker showed while a completion was written. */
  readonly #chosen = new WeakMap<Element, string>();
  #capturing = false;
  #stale = true;
  #refreshedAt = 0;

  constructor(parts: SharingParts) {
    const { signal } = this.#abort;
    this.#parts = parts;
    this.#source = sourceOf(parts);
    this.#completions = new Completions(this.#source, modelRules(parts.site), signal, parts.site.strip);
    this.#buttons = new ShareButtons(parts.texts, (root) => void this.#press(root), signal);
    this.#notice = new Notice(this.#buttons.overlay, (action) => this.#act(action), signal);
    const hideOverlay = () => {
      const showPills = parts.hidePills();
      this.#buttons.hide(true);
      this.#capturing = true;
      return () => {
        this.#capturing = false;
        this.#buttons.hide(false);
        showPills();
      };
    };
    this.#desk = new CaptureDesk({ completions: this.#completions, hideOverlay, signal });
    const stop = (event: KeyboardEvent) => {
      if (this.#capturing && event.isTrusted && event.key === 'Escape') void this.#ask({ type: 'share-cancel' });
    };
    // Nothing of ours can be pressed while the picture is taken: it would be in it.
    globalThis.addEventListener('keydown', stop, { capture: true, passive: true, signal });
  }

  /** The answer to a question of the background, or undefined if it asked something else. */
  answer(message: unknown): Promise<unknown> | undefined {
    const question = parseShareQuestion(message);
    if (!question) return this.#desk.answer(message);
    if (question.type === 'share-told') {
      this.#buttons.busy(undefined);
      this.#notice.show(question.outcome, this.#parts.texts);
      return Promise.resolve(true);
    }
    return Promise.resolve(this.#describe(question.token, question.menu));
  }

  /** Completions have grown, were judged, or were shown. */
  changed(): void {
    this.#stale = true;
  }

  /** Call a few times a second. */
  tick(): void {
    this.#buttons.verify();
    const now = performance.now();
    const { growing } = this.#parts.conversation;
    this.#buttons.writing = growing;
    if (growing) this.#noteModel();
    else if (this.#stale && now - this.#refreshedAt >= REFRESH_MS) this.#refresh(now);
  }

  dispose(): void {
    this.#abort.abort();
    this.#buttons.dispose();
  }

  #refresh(now: number): void {
    this.#stale = false;
    this.#refreshedAt = now;
    this.#buttons.show([...this.#items()]);
  }

  #describe(token: string | undefined, menu: boolean): Described | undefined {
    const meant = token ?? (menu ? this.#completions.meantByMenu() : undefined) ?? this.#completions.meantByView();
    const completion = meant === undefined ? undefined : this.#completions.describe(meant);
    // Frames are taken by nobody yet: where they stand in the tab's page only that page knows.
    if (!completion || completion.framed) return undefined;
    this.#meant = completion.token;
    const { text, hash, streaming, held, veiled, revealed } = completion;
    const root = this.#completions.element(completion.token);
    const message = root && this.#parts.conversation.messages.get(root);
    const model = completion.model ?? (root && this.#chosen.get(root));
    return {
      token: completion.token,
      text,
      hash,
      ...(model === undefined ? {} : { model }),
      // Fields name their author; only those of models are completions.
      assistant: message ? message.role === 'assistant' || (message.byGrowth && message.grew) : true,
      streaming,
      held,
      veiled,
      revealed,
    };
  }

  *#items(): Generator<ShareItem> {
    for (const { root, finished, blocks } of this.#source.messages.values()) {
      if (!finished || !root.isConnected || blocks.some(({ plan }) => plan?.waiting)) continue;
      if (blocks.every(({ live }) => live.text.trim() === '')) continue;
      const words = blocks.map((block) => this.#shownOf(block)).join(' ');
      yield { root, label: words.replace(/\s+/g, ' ').trim().slice(0, LABEL_CHARS) };
    }
  }

  /** What of a block may be read aloud: our own button must not tell what is veiled. */
  #shownOf({ live, plan }: PageBlock): string {
    const { hiding, revealed } = this.#parts.conversation;
    if (!hiding) return live.text;
    const shown = (plan?.regions ?? []).filter((region) => paintOf(region, revealed.has(region.hash)) === 'clear');
    return shown.map(({ start, end }) => live.text.slice(start, end)).join(' ');
  }

  /** A picker says which model writes now; of answers that were there before it says nothing. */
  #noteModel(): void {
    const name = chosenModel(this.#parts.site);
    if (name === undefined) return;
    for (const { root, finished, bornAt } of this.#parts.conversation.messages.values())
      if (!finished && bornAt > 0 && !this.#chosen.has(root)) this.#chosen.set(root, name);
  }

  async #press(root: Element): Promise<void> {
    const place = this.#completions.list().find(({ element }) => element === root);
    if (!place) return;
    await this.#ask({ type: 'share-press', token: place.token }, root);
  }

  async #ask(request: ShareRequest, root?: Element): Promise<void> {
    this.#buttons.busy(root);
    try {
      // The answer comes by `share-told`, whichever door was used; this one only tells that the background is there.
      await this.#parts.send(request);
    } catch {
      this.#notice.show({ kind: 'failed', why: 'gone' }, this.#parts.texts);
    } finally {
      this.#buttons.busy(undefined);
    }
  }

  #act(action: NoticeAction): void {
    if (action.kind === 'review') void this.#ask({ type: 'share-open', page: 'review', share: action.share });
    else if (action.kind === 'options') void this.#ask({ type: 'share-open', page: 'options' });
    else void this.#ask({ type: 'share-press', token: this.#meant, oneOff: true });
  }
}

/** Parts of a page that nobody knows the role of are no completions, unless there is nothing else. */
function sourceOf({ conversation, values }: Pick<SharingParts, 'conversation' | 'values'>): CompletionSource {
  return {
    get messages(): ReadonlyMap<Element, Message> {
      const sure = [...conversation.messages].filter(
        ([, message]) => !message.present || message.grew || message.source.by === 'list',
      );
      return sure.length > 0 ? new Map(sure) : conversation.messages;
    },
    revealed: conversation.revealed,
    get hiding() {
      return conversation.hiding;
    },
    ...(values ? { values: () => values.blocks() } : {}),
  };
}
