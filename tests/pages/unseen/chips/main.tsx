/** Starts with suggestions and no composer: one click sends. The composer comes with the first answer. */
import '../../shared/probe.ts';
import { useLayoutEffect, useState } from 'react';
import { createRoot } from 'react-dom/client';
import { Markdown } from '../../shared/Markdown.tsx';
import { useChat } from '../../shared/useChat.ts';
import { last } from '../shared/dom.ts';
import { expose } from '../shared/hooks.ts';

const CHIPS = ['How do I bake a loaf? /unsafe-short', 'What holds the rings together? /safe', 'Plan two days in a city'];

function Start() {
  const [chat] = useChat();
  const [text, setText] = useState('');
  useLayoutEffect(() => {
    scrollTo(0, document.documentElement.scrollHeight);
  });
  const go = (): void => {
    chat.send(text);
    setText('');
  };
  if (chat.turns.length === 0)
    return (
      <div className="app">
        <h1>Where shall we begin?</h1>
        <p>Pick one of these, or come back to them later from the menu at the side.</p>
        <div className="chips">
          {CHIPS.map((chip) => (
            <button key={chip} type="button" onClick={() => chat.send(chip)}>
              {chip}
            </button>
          ))}
        </div>
      </div>
    );
  return (
    <div className="app">
      <button type="button" id="o" onClick={() => chat.open('saturn')}>
        Rings of Saturn
      </button>
      {chat.turns.map((turn) => (
        <div key={turn.id} className={turn.role === 'user' ? 'turn r' : 'turn'}>
          {turn.role === 'user' ? <span className="said">{turn.text}</span> : <Markdown text={turn.text} />}
        </div>
      ))}
      {!chat.generating && (
        <button type="button" id="redo" onClick={() => chat.regenerate(chat.turns.at(-1)?.id ?? '')}>
          Try another way
        </button>
      )}
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
          Go
        </button>
      </div>
    </div>
  );
}

const root = document.getElementById('root');
if (root) createRoot(root).render(<Start />);
expose({
  composer: () => document.querySelector('.box textarea'),
  send: () => document.querySelector('.box button'),
  regenerate: () => document.getElementById('redo'),
  other: () => document.getElementById('o'),
  more: { chip: () => document.querySelector('.chips button'), 'last question': () => last('.turn.r') },
  answers: () => document.querySelectorAll('.turn:not(.r)'),
  questions: () => document.querySelectorAll('.said'),
});
