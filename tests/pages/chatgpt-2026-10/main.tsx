/**
 * The structure of chatgpt.com seen from 2026-10: a question and its answer share one turn; no author roles, no message
 * ids, no conversation-turn test ids. The answer's node is replaced when the stream ends (`?replace=0`: it stays).
 */
import './layout.css';
import { useRef } from 'react';
import type { Turn } from '../shared/chat.ts';
import { EditableBox, takeText } from '../shared/EditableBox.tsx';
import { mount } from '../shared/mount.tsx';
import { Sidebar } from '../shared/Sidebar.tsx';
import { useChat } from '../shared/useChat.ts';
import { TurnBlock } from './TurnBlock.tsx';

/** Pairs of question and answer; the answer may be missing. */
const pairs = (turns: readonly Turn[]): [Turn, Turn | undefined][] =>
  turns.flatMap((turn, i): [Turn, Turn | undefined][] => (turn.role === 'user' ? [[turn, turns[i + 1]]] : []));

function Page() {
  const [chat, scroller] = useChat('c');
  const box = useRef<HTMLDivElement>(null);
  return (
    <div className="app">
      <Sidebar title="Chats" current={chat.conversation} onOpen={chat.open} />
      <main className="pane">
        <header className="top">
          <span />
          <button type="button">Share</button>
        </header>
        <div className="scroll" ref={scroller}>
          <div className="column">
            {pairs(chat.turns).map(([question, answer]) => (
              <TurnBlock key={question.id} question={question} answer={answer} onRegenerate={chat.regenerate} />
            ))}
          </div>
        </div>
        <div>
          <form className="composer tall" onSubmit={(event) => event.preventDefault()}>
            <EditableBox
              box={box}
              busy={chat.generating}
              placeholder="Ask anything"
              attributes={{ id: 'prompt-textarea', class: 'ProseMirror' }}
              onSend={chat.send}
            />
            <button type="button" className="__composer-pill" aria-haspopup="menu">
              5.2 Thinking
            </button>
            {chat.generating ? (
              <button
                key="stop"
                type="button"
                className="primary"
                data-testid="stop-button"
                aria-label="Stop answering"
                onClick={chat.stop}
              >
                ■
              </button>
            ) : (
              <button
                key="send"
                type="button"
                className="primary"
                data-testid="send-button"
                aria-label="Send"
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
