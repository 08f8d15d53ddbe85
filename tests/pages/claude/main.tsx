/**
 * The structure of claude.ai: turns under `data-test-render-count`, `data-is-streaming` on the answer. The markdown
 * body is replaced when the stream ends (`?replace=0`: it stays).
 */
import './claude.css';
import { useRef } from 'react';
import { EditableBox, takeText } from '../shared/EditableBox.tsx';
import { mount } from '../shared/mount.tsx';
import { Sidebar } from '../shared/Sidebar.tsx';
import { useChat } from '../shared/useChat.ts';
import { Answer } from './Answer.tsx';
import { Question } from './Question.tsx';

function Page() {
  const [chat, scroller] = useChat('chat');
  const box = useRef<HTMLDivElement>(null);
  return (
    <div className="app">
      <Sidebar title="Chats" current={chat.conversation} onOpen={chat.open} />
      <main className="pane">
        <header className="top">
          <button type="button" data-testid="chat-title-button">
            A quiet afternoon
          </button>
        </header>
        <div className="scroll" ref={scroller} data-autoscroll-container="true">
          <div className="column">
            {chat.turns.map((turn) => (
              <div key={turn.id} data-test-render-count={1}>
                {turn.role === 'user' ? <Question turn={turn} /> : <Answer turn={turn} onRegenerate={chat.regenerate} />}
              </div>
            ))}
          </div>
        </div>
        <div>
          <fieldset className="composer sheet">
            <EditableBox
              box={box}
              busy={chat.generating}
              placeholder="How can I help you today?"
              attributes={{ class: 'tiptap ProseMirror', 'data-testid': 'chat-input' }}
              onSend={chat.send}
            />
            <div className="tools">
              <button type="button" data-testid="model-selector-dropdown" aria-haspopup="menu">
                Sonnet 5
              </button>
              {chat.generating ? (
                <button key="stop" type="button" className="primary" aria-label="Stop response" onClick={chat.stop}>
                  ■
                </button>
              ) : (
                <button
                  key="send"
                  type="button"
                  className="primary"
                  aria-label="Send message"
                  onClick={() => chat.send(takeText(box.current))}
                >
                  ↑
                </button>
              )}
            </div>
          </fieldset>
          <div className="foot">Answers can be wrong. Check what matters.</div>
        </div>
      </main>
    </div>
  );
}

mount(<Page />);
