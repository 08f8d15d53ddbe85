/** deep-chat: an open shadow root; the bubble's innerHTML is set anew for each token. */
import 'deep-chat';
import './deep-chat.css';
import { useState } from 'react';
import type { DeepChat } from 'deep-chat';
import { Frame } from '../shared/Frame.tsx';
import { seededMessages } from '../shared/history.ts';
import { mount } from '../shared/mount.tsx';
import { connectTo } from './connect.ts';
import { dress } from './style.ts';

/** Sets the element's properties; deep-chat wants them before it renders. */
function prepare(element: DeepChat, onAsked: (text: string) => void): void {
  dress(element);
  element.history = seededMessages().map(({ role, content }) => ({ role: role === 'user' ? 'user' : 'ai', text: content }));
  element.connect = { stream: true, handler: connectTo(element, onAsked) };
}

function Page() {
  const [element, setElement] = useState<DeepChat>();
  const [asked, setAsked] = useState('');
  const attach = (host: HTMLDivElement | null): void => {
    if (host === null || host.firstChild !== null) return;
    const chat = document.createElement('deep-chat');
    // set before it renders, else it fetches a web font
    chat.style.fontFamily = 'inherit';
    chat.style.border = 'none';
    prepare(chat, setAsked);
    host.append(chat);
    setElement(chat);
  };
  const again = (): void => element?.submitUserMessage({ text: asked });
  return (
    <Frame title="Kitchen assistant" onAgain={asked === '' ? undefined : again}>
      <div className="host" ref={attach} />
    </Frame>
  );
}

mount(<Page />);
