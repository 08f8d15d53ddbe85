/** Two conversations on one page, a composer each, both can stream at once. */
import '../../shared/probe.ts';
import { useState } from 'react';
import { createRoot } from 'react-dom/client';
import { Markdown } from '../../shared/Markdown.tsx';
import { useChat } from '../../shared/useChat.ts';
import { last } from '../shared/dom.ts';
import { expose } from '../shared/hooks.ts';

function Half({ name }: { name: string }) {
  const [chat, scroller] = useChat();
  const [text, setText] = useState('');
  const go = (): void => {
    chat.send(text);
    setText('');
  };
  return (
    <div className="half" id={name}>
      <b>{name}</b>
      <div ref={scroller}>
        {chat.turns.map((turn) =>
          turn.role === 'user' ? (
            <em key={turn.id}>{turn.text}</em>
          ) : (
            <article key={turn.id}>
              <div className="body">
                <Markdown text={turn.text} />
              </div>
              {turn.state !== 'streaming' && (
                <button type="button" className="redo" onClick={() => chat.regenerate(turn.id)}>
                  Again
                </button>
              )}
            </article>
          ),
        )}
      </div>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          go();
        }}
      >
        <textarea
          value={text}
          onChange={(event) => setText(event.target.value)}
          onKeyDown={(event) => {
            if (event.key !== 'Enter') return;
            event.preventDefault();
            go();
          }}
        />
        <button>Send</button>
      </form>
    </div>
  );
}

const both = document.getElementById('both');
if (both)
  createRoot(both).render(
    <>
      <Half name="left" />
      <Half name="right" />
    </>,
  );
expose({
  composer: () => document.querySelector('#left textarea'),
  send: () => document.querySelector('#left form button'),
  regenerate: () => last('#left .redo'),
  more: { second: () => document.querySelector('#right textarea'), 'second regenerate': () => last('#right .redo') },
  answers: () => document.querySelectorAll('.half .body'),
  questions: () => document.querySelectorAll('.half > div > em'),
});
