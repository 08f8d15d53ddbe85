/** React in StrictMode: memoised blocks whose key is their text, so that each growing one is a new element; rows placed by top. */
import '../../shared/probe.ts';
import { memo, StrictMode, useCallback, useLayoutEffect, useRef, useState } from 'react';
import { createRoot } from 'react-dom/client';
import { CONVERSATIONS, type Turn } from '../../shared/chat.ts';
import { useChat } from '../../shared/useChat.ts';
import { expose } from '../shared/hooks.ts';
import { toHtml } from '../shared/html.ts';

const Block = memo(({ text }: { text: string }) => <div dangerouslySetInnerHTML={{ __html: toHtml(text) }} />);
const Row = memo(({ turn, top, measured }: { turn: Turn; top: number; measured: (id: string, height: number) => void }) => {
  const ref = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => measured(turn.id, ref.current?.offsetHeight ?? 0));
  return (
    <div className="s3" style={{ top }} ref={ref}>
      {turn.role === 'user' ? (
        <div className="s4">{turn.text}</div>
      ) : (
        <div className="s6">
          {turn.text.split('\n\n').map((block) => (
            <Block key={block} text={block} />
          ))}
        </div>
      )}
    </div>
  );
});

function App() {
  const [chat, scroller] = useChat('t');
  const [text, setText] = useState('');
  const [heights, setHeights] = useState<Record<string, number>>({});
  const measured = useCallback(
    (id: string, height: number) => setHeights((old) => (old[id] === height ? old : { ...old, [id]: height })),
    [],
  );
  const above = (at: number): number => chat.turns.slice(0, at).reduce((sum, { id }) => sum + (heights[id] ?? 60), 0);
  const go = (): void => {
    chat.send(text);
    setText('');
  };
  return (
    <main>
      <header>
        <select onChange={(event) => chat.open(event.target.value)}>
          <option>New</option>
          {CONVERSATIONS.map(([id, name]) => (
            <option key={id} value={id}>
              {name}
            </option>
          ))}
        </select>
        <button id="o" onClick={() => chat.open('saturn')}>
          Rings
        </button>
        <button id="r" disabled={chat.generating} onClick={() => chat.regenerate(chat.turns.at(-1)?.id ?? '')}>
          <svg width="12" height="12" />
          Run it again
        </button>
      </header>
      <div className="s1" ref={scroller}>
        <div className="s2" style={{ height: Object.values(heights).reduce((sum, one) => sum + one, 0) }}>
          {chat.turns.map((turn, at) => (
            <Row key={turn.id} turn={turn} top={above(at)} measured={measured} />
          ))}
        </div>
      </div>
      <form
        className="s5"
        onSubmit={(event) => {
          event.preventDefault();
          go();
        }}
      >
        <textarea
          value={text}
          onChange={(event) => setText(event.target.value)}
          onKeyDown={(event) => {
            if (event.key !== 'Enter' || event.shiftKey) return;
            event.preventDefault();
            event.currentTarget.form?.requestSubmit();
          }}
        />
        <button disabled={text === '' || chat.generating}>→</button>
      </form>
    </main>
  );
}

const root = document.getElementById('root');
if (root)
  createRoot(root).render(
    <StrictMode>
      <App />
    </StrictMode>,
  );
expose({
  composer: () => document.querySelector('textarea'),
  regenerate: () => document.querySelector('#r:enabled'),
  other: () => document.getElementById('o'),
  answers: () => document.querySelectorAll('.s6'),
  questions: () => document.querySelectorAll('.s4'),
});
