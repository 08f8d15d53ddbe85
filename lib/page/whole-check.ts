import type { Cascade } from '../moderate/cascade.ts';
import { measured } from './measured.ts';
import type { Message } from './message.ts';

/** What one idle slice can judge, in characters. */
const PIECE_CHARS = 2000;
/** An idle page is waited for no longer than this, in milliseconds. */
const PATIENCE_MS = 2000;

/**
 * Checks the whole text of a finished message in context, a few paragraphs at a time, when the page is idle. Nothing is done where something
 * was veiled or marked already. @param onGraver the whole is worse than its parts; the message carries the verdict
 */
export function checkWhole(message: Message, cascade: Cascade, onGraver: () => void): void {
  message.wholeChecked = true;
  for (const { region } of message.regions()) if (region.treatment !== 'clear') return;
  const waiting = pieces(message.blocks.map((block) => block.live.text));
  const next = measured('whole', () => {
    const piece = waiting.shift();
    if (piece === undefined || !message.finished || !message.root.isConnected) return;
    const verdict = cascade.whole(piece);
    if (verdict?.kind === 'unsafe' || verdict?.kind === 'sensitive') {
      message.override = verdict;
      message.judgedIn = cascade.epoch;
      onGraver();
    } else requestIdleCallback(next, { timeout: PATIENCE_MS });
  });
  requestIdleCallback(next, { timeout: PATIENCE_MS });
}

/** Joins the texts of blocks to pieces of about 2,000 characters, in order; a longer one is a piece of its own. */
export function pieces(texts: readonly string[]): string[] {
  const joined: string[] = [];
  for (const text of texts) {
    const last = joined.at(-1);
    if (last !== undefined && last.length + text.length < PIECE_CHARS) joined[joined.length - 1] = `${last}\n${text}`;
    else joined.push(text);
  }
  return joined;
}
