import { looksFinished } from '../moderate/segment.ts';
import type { PageBlock } from './block.ts';
import { type FinishSignals, QUIET_MS } from './finish.ts';
import { inOneRow } from './layout.ts';
import type { Message } from './message.ts';
import { TAIL_PILL_MS } from './pill-views.ts';

/** A tail that reads like a whole sentence is closed after this silence, in milliseconds. */
const REST_MS = 250;

/** A label in or behind an answer is closed after this silence: parts of the page are hidden for 300 ms at most, and this is called five times a second. */
const LABEL_MS = 80;

/** What silence has done to a message: nothing more is expected, its last sentence is taken for ended, or its tail waits for long. */
export type Age = 'finished' | 'rested' | 'stuck';

/**
 * Lets messages age, newest first, and gives those to which something happened.
 * @param messages in the order they came to the page
 * @param asked `performance.now()` when something was first sent on this page, or infinity
 * @param now `performance.now()`
 */
export function* age(
  messages: readonly Message[],
  signals: Pick<FinishSignals, 'generating' | 'finished'>,
  asked: number,
  now: number,
): Generator<[Message, Age]> {
  if (messages.length === 0) return;
  const generating = signals.generating();
  const newer: Message[] = [];
  for (const message of messages.toReversed()) {
    const born = message.bornAt > 0;
    // Another one was born below this one since this one last grew. Above it, an older one may have been loaded; beside it, a second answer.
    const overtaken = born && !message.finished && newer.some((other) => overtakes(other, message));
    if (born) newer.push(message);
    if (message.finished) continue;
    const quiet = now - message.grownAt;
    if (born) message.generatingSeen ||= generating;
    if (born && quiet >= (overtaken ? 0 : QUIET_MS) && signals.finished(message, generating, asked, overtaken)) {
      message.finished = true;
      yield [message, 'finished'];
    } else if (quiet >= LABEL_MS && restLabels(message)) yield [message, 'rested'];
    else if (quiet >= REST_MS && rest(message)) yield [message, 'rested'];
    else if (born && quiet >= TAIL_PILL_MS) yield [message, 'stuck'];
  }
}

function overtakes({ root, bornAt }: Message, older: Message): boolean {
  return bornAt >= older.grownAt && !isAbove(root, older.root) && !inOneRow(root, older.root);
}

/** Of `compareDocumentPosition`. */
const DISCONNECTED = 1;
const PRECEDING = 2;

/** Whether one element stands above another in the document. In different trees that cannot be said. */
function isAbove(one: Element, other: Element): boolean {
  return (other.compareDocumentPosition(one) & (DISCONNECTED | PRECEDING)) === PRECEDING;
}

/** Closes the tail of the last block when it reads like a finished sentence. Returns whether that changes anything. */
function rest(message: Message): boolean {
  const block = message.lastBlock;
  if (!block || block.ended || !looksFinished(block.live.tail)) return false;
  block.rest();
  return true;
}

/** Closes labels in which there are controls, or that follow an answer and are made otherwise than it. Returns whether there are any. */
function restLabels({ blocks }: Message): boolean {
  let any = false;
  for (const [index, block] of blocks.entries()) {
    if (
      block.ended ||
      block.live.text.trim() === '' ||
      !(block.hasControls || (!block.isContent && isOther(block, blocks[index - 1])))
    )
      continue;
    block.rest();
    any = true;
  }
  return any;
}

function isOther(block: PageBlock, before: PageBlock | undefined): boolean {
  return before?.isContent === true && before.element.tagName !== block.element.tagName;
}
