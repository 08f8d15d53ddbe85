/** The structure of chatgpt.com until 2026-09: one section a turn, roles and ids as data attributes. */
import './chatgpt.css';
import { useRef } from 'react';
import { EditableBox, takeText } from '../shared/EditableBox.tsx';
import { mount } from '../shared/mount.tsx';
import { Sidebar } from '../shared/Sidebar.tsx';
import { useChat } from '../shared/useChat.ts';
import { TurnSection } from './TurnSection.tsx';

function Page() {
  const [chat, scroller] = useChat('c');
  const box = useRef<HTMLDivElement>(null);
  return (
    <div className="app">
      <Sidebar title="Chats" current={chat.conversation} onOpen={chat.open} />
      <main id="main" className="pane">
        <header id="page-header" className="top">
          <button type="button" data-testid="model-switcher-dropdown-button" aria-haspopup="menu">
            ChatGPT <span className="model">5.2</span>
          </button>
          <button type="button" data-testid="share-chat-button">
            Share
          </button>
        </header>
        <div id="thread" className="scroll" ref={scroller} data-scroll-root="">
          <div className="column">
            {chat.turns.map((turn, index) => (
              <TurnSection
                key={turn.id}
                turn={turn}
                number={index + 1}
                last={index === chat.turns.length - 1}
                onRegenerate={chat.regenerate}
              />
            ))}
            {chat.turns.length === 0 && <h1 className="welcome">What is on your mind today?</h1>}
          </div>
        </div>
        <div id="thread-bottom">
          <form className="composer" data-type="unified-composer" onSubmit={(event) => event.preventDefault()}>
            <EditableBox
              box={box}
              busy={chat.generating}
              placeholder="Ask anything"
              attributes={{ id: 'prompt-textarea', class: 'ProseMirror', 'data-virtualkeyboard': 'true', translate: 'no' }}
              onSend={chat.send}
            />
            {chat.generating ? (
              <button
                key="stop"
                type="button"
                className="primary"
                data-testid="stop-button"
                aria-label="Stop streaming"
                onClick={chat.stop}
              >
                ■
              </button>
            ) : (
              <button
                key="send"
                type="button"
                id="composer-submit-button"
                className="primary"
                data-testid="send-button"
                aria-label="Send prompt"
                onClick={() => chat.send(takeText(box.current))}
              >
                ↑
              </button>
            )}
          </form>
          <div className="foot">Answers can be wrong. Check what matters.</div>
        </div>
      </main>
    </div>
  );
}

mount(<Page />);
