import type { ChatAdapter } from '@nlux/react';
import { stream, type ApiMessage } from '../shared/api.ts';
import { completionBegan, completionEnded, shownInFull } from '../shared/probe.ts';

/** A custom nlux adapter for the API. It cannot be told to stop: the stop button of nlux only ends the typing. */
export function createAdapter(onAsked: (text: string) => void): ChatAdapter {
  return {
    streamText(message, observer, extras) {
      completionBegan();
      onAsked(message);
      const past: ApiMessage[] = (extras.conversationHistory ?? []).map((item) =>
        item.role === 'assistant' ? { role: item.role, content: item.message } : { role: item.role, content: item.message },
      );
      const answer = async (): Promise<void> => {
        let text = '';
        try {
          for await (const { content } of stream([...past, { role: 'user', content: message }], new AbortController().signal)) {
            text += content;
            if (content !== '') observer.next(content);
          }
          observer.complete();
        } catch (error) {
          observer.error(error instanceof Error ? error : new Error(String(error)));
        }
        await shownInFull(text, () => [...document.querySelectorAll('.nlux-comp-chatItem--received')].at(-1)?.textContent ?? '');
        completionEnded(text);
      };
      void answer();
    },
  };
}
