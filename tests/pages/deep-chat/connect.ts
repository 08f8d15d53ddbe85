import type { DeepChat } from 'deep-chat';
import { stream, type ApiMessage } from '../shared/api.ts';
import { completionBegan, completionEnded, shownInFull } from '../shared/probe.ts';

type Handler = NonNullable<NonNullable<DeepChat['connect']>['handler']>;

/** All messages of the chat in the API's form. */
const messagesOf = (element: DeepChat): ApiMessage[] =>
  element
    .getMessages()
    .flatMap(({ role, text }) => (text ? [{ role: role === 'user' ? 'user' : 'assistant', content: text }] : []));

/** The function with which deep-chat asks for an answer: streams it from the API into the signals it is given. */
export function connectTo(element: DeepChat, onAsked: (text: string) => void): Handler {
  return (_, signals) => {
    const messages = messagesOf(element);
    onAsked(messages.at(-1)?.content ?? '');
    completionBegan();
    void answer(element, messages, signals);
  };
}

async function answer(element: DeepChat, messages: readonly ApiMessage[], signals: Parameters<Handler>[1]): Promise<void> {
  const control = new AbortController();
  signals.stopClicked.listener = () => control.abort();
  let text = '';
  try {
    signals.onOpen();
    for await (const { content } of stream(messages, control.signal)) {
      text += content;
      if (content !== '') await signals.onResponse({ text: content });
    }
  } catch (error) {
    // deep-chat never settles this promise after an error
    if (!control.signal.aborted) void signals.onResponse({ error: error instanceof Error ? error.message : String(error) });
  }
  signals.onClose();
  await shownInFull(text, () => [...(element.shadowRoot?.querySelectorAll('.ai-message') ?? [])].at(-1)?.textContent ?? '');
  completionEnded(text);
}
