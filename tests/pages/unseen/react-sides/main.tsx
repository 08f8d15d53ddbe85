/** React with hashed class names: no role, no name, no label. Rows of both sides have the same tags, only their alignment differs. */
import '../../shared/probe.ts';
import { useState } from 'react';
import { createRoot } from 'react-dom/client';
import { CONVERSATIONS } from '../../shared/chat.ts';
import { Markdown } from '../../shared/Markdown.tsx';
import { useChat } from '../../shared/useChat.ts';
import { expose } from '../shared/hooks.ts';

function Mira() {
  const [chat, scroller] = useChat();
  const [text, setText] = useState('');
  const go = (): void => {
    if (chat.generating) return;
    chat.send(text);
    setText('');
  };
  return (
    <div className="_a1f9x">
      <div>
        {CONVERSATIONS.map(([id, name]) => (
          <button key={id} type="button" className="_z3s7k" onClick={() => chat.open(id)}>
            {name}
          </button>
        ))}
      </div>
      <div className="_k2v8d" ref={scroller}>
        <div className="_q7m3c">
          {chat.turns.map((turn) => (
            <div key={turn.id} className={turn.role === 'user' ? '_r4t6b _e9w1z' : '_r4t6b'}>
              <div className="_m5h2n">{turn.role === 'user' ? <p>{turn.text}</p> : <Markdown text={turn.text} />}</div>
            </div>
          ))}
          {!chat.generating && chat.turns.length > 0 && (
            <button type="button" className="_z3s7k" id="x1" onClick={() => chat.regenerate(chat.turns.at(-1)?.id ?? '')}>
              ↺
            </button>
          )}
        </div>
      </div>
      <div className="_c8y4p">
        <textarea
          rows={2}
          value={text}
          onChange={(event) => setText(event.target.value)}
          onKeyDown={(event) => {
            if (event.key !== 'Enter') return;
            event.preventDefault();
            go();
          }}
        />
        <button type="button" className="_z3s7k" onClick={go}>
          ▲
        </button>
      </div>
    </div>
  );
}

const root = document.getElementById('root');
if (root) createRoot(root).render(<Mira />);
expose({
  composer: () => document.querySelector('textarea'),
  send: () => document.querySelector('._c8y4p button'),
  regenerate: () => document.getElementById('x1'),
  other: () => document.querySelectorAll('._z3s7k')[1],
  answers: () => document.querySelectorAll('._r4t6b:not(._e9w1z) ._m5h2n'),
  questions: () => document.querySelectorAll('._e9w1z ._m5h2n'),
});
