/** @jsxImportSource preact */
/** preact: a section for each message with its writer's name above; paragraphs are split by blank lines only. */
import '../../shared/probe.ts';
import { render } from 'preact';
import { useEffect, useReducer, useRef, useState } from 'preact/hooks';
import { createChat, CONVERSATIONS, type Turn } from '../../shared/chat.ts';
import { expose } from '../shared/hooks.ts';

const chat = createChat();

function Entry({ turn }: { turn: Turn }) {
  return (
    <section>
      <h3>{turn.role === 'user' ? 'You' : 'Nova'}</h3>
      <div class="words">
        {turn.text.split('\n\n').map((part, at) => (
          // oxlint-disable-next-line react/no-array-index-key -- parts of a text have no identity but their place
          <p key={at}>{part}</p>
        ))}
      </div>
      {turn.role === 'assistant' && turn.state !== 'streaming' && (
        <button class="retry" title="Write it again" onClick={() => chat.regenerate(turn.id)}>
          ⟳
        </button>
      )}
    </section>
  );
}

function Room() {
  const [, redraw] = useReducer((n: number) => n + 1, 0);
  const [text, setText] = useState('');
  const stream = useRef<HTMLDivElement>(null);
  useEffect(() => chat.subscribe(() => redraw(undefined)), []);
  useEffect(() => stream.current?.scrollTo(0, stream.current.scrollHeight));
  const go = (): void => {
    chat.send(text);
    setText('');
  };
  return (
    <>
      <div class="bar">
        Nova ·{' '}
        {CONVERSATIONS.map(([id, name]) => (
          <a key={id} href={`#${id}`} class="jump" onClick={(event) => (event.preventDefault(), chat.open(id))}>
            {name}{' '}
          </a>
        ))}
      </div>
      <div class="stream" ref={stream}>
        {chat.turns().map((turn) => (
          <Entry key={turn.id} turn={turn} />
        ))}
      </div>
      <div class="write">
        <textarea
          value={text}
          onInput={(event) => setText(event.currentTarget.value)}
          onKeyDown={(event) => event.key === 'Enter' && (event.preventDefault(), go())}
        />
        <button onClick={go}>Send it</button>
      </div>
    </>
  );
}

const room = document.getElementById('room');
if (room) render(<Room />, room);
const words = (name: string): Element[] =>
  [...document.querySelectorAll('section')]
    .filter((section) => section.querySelector('h3')?.textContent === name)
    .flatMap((section) => section.querySelector('.words') ?? []);
expose({
  composer: () => document.querySelector('.write textarea'),
  send: () => document.querySelector('.write button'),
  regenerate: () => [...document.querySelectorAll('.retry')].at(-1),
  other: () => document.querySelectorAll('.jump')[2],
  answers: () => words('Nova'),
  questions: () => words('You'),
});
