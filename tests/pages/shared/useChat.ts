import { useLayoutEffect, useRef, useState, useSyncExternalStore, type RefObject } from 'react';
import { createChat, type Chat, type Turn } from './chat.ts';
import { stickToBottom } from './scroll.ts';

export interface ChatState extends Pick<Chat, 'send' | 'regenerate' | 'resend' | 'stop' | 'open'> {
  readonly turns: readonly Turn[];
  readonly generating: boolean;
  readonly conversation: string;
}

/**
 * A page's chat as React state, rendered once a token, and the ref for the element that scrolls: it stays at its end
 * unless the reader scrolls up.
 */
export function useChat(urlPart = ''): [ChatState, RefObject<HTMLDivElement | null>] {
  const [chat] = useState(() => createChat(urlPart));
  const scroller = useRef<HTMLDivElement>(null);
  const follow = useRef<() => void>(undefined);
  const turns = useSyncExternalStore(chat.subscribe, chat.turns);
  useLayoutEffect(() => {
    if (scroller.current !== null) follow.current ??= stickToBottom(scroller.current);
    follow.current?.();
  });
  return [{ ...chat, turns, generating: chat.generating(), conversation: chat.conversation() }, scroller];
}
