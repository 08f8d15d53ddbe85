import { browser } from 'wxt/browser';
import {
  parseShareOutcome,
  parseShareProgress,
  type ShareOutcome,
  type ShareProgress,
  type ShareRequest,
} from '../../lib/messages.ts';

/** Puts a request to the background. Never rejects: no answer, or none that can be read, is a failure of its own. */
export async function askShare(request: ShareRequest): Promise<ShareOutcome> {
  try {
    return parseShareOutcome(await browser.runtime.sendMessage(request)) ?? { kind: 'failed', why: 'unknown' };
  } catch {
    return { kind: 'failed', why: 'unknown' };
  }
}

/** How far the running capture has come; `of` is 0 when none runs. */
export async function askProgress(): Promise<ShareProgress> {
  const request: ShareRequest = { type: 'share-progress' };
  try {
    return parseShareProgress(await browser.runtime.sendMessage(request)) ?? { done: 0, of: 0 };
  } catch {
    return { done: 0, of: 0 };
  }
}
