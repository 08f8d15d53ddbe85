import { useLayoutEffect, useRef, useState, useSyncExternalStore, type RefObject } from 'react';
import { createChat, type Chat, type Turn } from './chat.ts';
import { stickToBottom } from './scroll.ts';

export interface ChatState extends Omit<Chat, 'turns' | 'generating' | 'conversation' | 'subscribe'> {
  readonly turns: readonly Turn[];
  readonly generating: boolean;
  readonly conversation: string;
  /** For the element that scrolls: stays at its end unless the reader scrolls up. */
  readonly scroller: RefObject<HTMLDivElement | null>;
}

/** A page's chat as React state: one render a token. */
export function useChat(urlPart = ''): ChatState {
  const [chat] = useState(() => createChat(urlPart));
  const scroller = useRef<HTMLDivElement>(null);
  const follow = useRef<() => void>(undefined);
  const turns = useSyncExternalStore(chat.subscribe, chat.turns);
  useLayoutEffect(() => {
    if (scroller.current !== null) follow.current ??= stickToBottom(scroller.current);
    follow.current?.();
  }, [turns]);
  return { ...chat, turns, generating: chat.generating(), conversation: chat.conversation(), scroller };
}
