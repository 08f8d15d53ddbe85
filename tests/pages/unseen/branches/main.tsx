/** Each answer keeps its earlier versions to step through, each question can be edited and sent again: what came after it goes. */
import '../../shared/probe.ts';
import { useLayoutEffect, useState } from 'react';
import { createRoot } from 'react-dom/client';
import type { Turn } from '../../shared/chat.ts';
import { Markdown } from '../../shared/Markdown.tsx';
import { useChat } from '../../shared/useChat.ts';
import { last } from '../shared/dom.ts';
import { expose } from '../shared/hooks.ts';

function Paths() {
  const [chat] = useChat();
  const [text, setText] = useState('');
  useLayoutEffect(() => {
    scrollTo(0, document.documentElement.scrollHeight);
  });
  const [editing, setEditing] = useState<string>();
  const [shown, setShown] = useState<number>();
  /** Earlier versions of the last answer. */
  const [versions, setVersions] = useState<readonly Turn[]>([]);
  const lastTurn = chat.turns.at(-1);
  const go = (): void => {
    setVersions([]);
    setShown(undefined);
    chat.send(text);
    setText('');
  };
  const again = (turn: Turn): void => {
    setVersions([...versions, turn]);
    setShown(undefined);
    chat.regenerate(turn.id);
  };
  const resend = (id: string, words: string): void => {
    setEditing(undefined);
    setShown(undefined);
    setVersions([]);
    chat.resend(id, words);
  };
  return (
    <div className="col">
      <button type="button" id="o" onClick={() => chat.open('sorting')}>
        Stable sorting
      </button>
      {chat.turns.map((turn) => {
        if (turn.role === 'user')
          return (
            <div key={turn.id} className="ask">
              {editing === turn.id ? (
                <textarea
                  defaultValue={turn.text}
                  onKeyDown={(event) => event.key === 'Enter' && resend(turn.id, event.currentTarget.value)}
                />
              ) : (
                <div className="said">{turn.text}</div>
              )}
              <div className="ctl">
                <button type="button" className="edit" onClick={() => setEditing(turn.id)}>
                  edit
                </button>
              </div>
            </div>
          );
        const all = turn === lastTurn ? [...versions, turn] : [turn];
        const index = turn === lastTurn && shown !== undefined ? shown : all.length - 1;
        return (
          <div key={turn.id} className="answer">
            <div className="text" key={index}>
              <Markdown text={all[index]?.text ?? ''} />
            </div>
            {turn.state !== 'streaming' && (
              <div className="ctl">
                <button type="button" className="back" onClick={() => setShown(Math.max(0, index - 1))}>
                  ‹
                </button>
                {index + 1}/{all.length}
                <button type="button" className="next" onClick={() => setShown(Math.min(all.length - 1, index + 1))}>
                  ›
                </button>
                <button type="button" className="redo" onClick={() => again(turn)}>
                  redo
                </button>
              </div>
            )}
          </div>
        );
      })}
      <div className="box">
        <textarea
          value={text}
          onChange={(event) => setText(event.target.value)}
          onKeyDown={(event) => {
            if (event.key !== 'Enter') return;
            event.preventDefault();
            go();
          }}
        />
        <button type="button" onClick={go}>
          Send
        </button>
      </div>
    </div>
  );
}

const root = document.getElementById('root');
if (root) createRoot(root).render(<Paths />);
expose({
  composer: () => document.querySelector('.box textarea'),
  send: () => document.querySelector('.box button'),
  regenerate: () => last('.redo'),
  other: () => document.getElementById('o'),
  more: {
    back: () => last('.back'),
    next: () => last('.next'),
    edit: () => last('.edit'),
    editor: () => document.querySelector('.ask textarea'),
  },
  answers: () => document.querySelectorAll('.answer .text'),
  questions: () => document.querySelectorAll('.said'),
});
