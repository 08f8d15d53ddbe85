/** React, a windowed list: only rows near the window exist, each placed by `transform`; a row that comes back is a new element. */
import '../../shared/probe.ts';
import { useLayoutEffect, useRef, useState } from 'react';
import { createRoot } from 'react-dom/client';
import type { Turn } from '../../shared/chat.ts';
import { Markdown } from '../../shared/Markdown.tsx';
import { useChat } from '../../shared/useChat.ts';
import { expose } from '../shared/hooks.ts';

const GUESS = 120;
const heights = new Map<string, number>();

function Row({ turn, top, onHeight }: { turn: Turn; top: number; onHeight: () => void }) {
  const row = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => {
    const height = row.current?.offsetHeight ?? GUESS;
    if (heights.get(turn.id) === height) return;
    heights.set(turn.id, height);
    onHeight();
  });
  return (
    <div className="v-row" ref={row} style={{ transform: `translateY(${top}px)` }}>
      <small>{turn.time}</small>
      <div className={turn.role === 'user' ? 'v-one' : 'v-two'}>
        {turn.role === 'user' ? turn.text : <Markdown text={turn.text} />}
      </div>
    </div>
  );
}

/** Where each row begins and ends. */
function placed(turns: readonly Turn[]): { turn: Turn; top: number; bottom: number }[] {
  let at = 0;
  return turns.map((turn) => {
    const top = at;
    at += heights.get(turn.id) ?? GUESS;
    return { turn, top, bottom: at };
  });
}

function List() {
  const [chat, scroller] = useChat();
  const [text, setText] = useState('');
  const [range, setRange] = useState({ top: Number.MAX_SAFE_INTEGER, height: 800 });
  const [, measured] = useState(0);
  // oxlint-disable-next-line react-hooks/exhaustive-deps -- what is in sight can change with every render; it settles at once
  useLayoutEffect(() => {
    const box = scroller.current;
    if (!box) return;
    const { scrollTop: top, clientHeight: height } = box;
    setRange((old) => (old.top === top && old.height === height ? old : { top, height }));
  });
  const rows = placed(chat.turns);
  const at = rows.at(-1)?.bottom ?? 0;
  const near = rows.filter(
    ({ top, bottom }) => bottom > Math.min(range.top, at - range.height) - 200 && top < range.top + range.height + 200,
  );
  return (
    <>
      <div
        className="v-win"
        ref={scroller}
        onScroll={(event) => setRange({ top: event.currentTarget.scrollTop, height: event.currentTarget.clientHeight })}
      >
        <div className="v-pad" style={{ height: at }}>
          {near.map(({ turn, top }) => (
            <Row key={turn.id} turn={turn} top={top} onHeight={() => measured((n) => n + 1)} />
          ))}
        </div>
      </div>
      <div className="v-in">
        <textarea
          value={text}
          placeholder="Message"
          onChange={(event) => setText(event.target.value)}
          onKeyDown={(event) => {
            if (event.key !== 'Enter') return;
            event.preventDefault();
            chat.send(text);
            setText('');
          }}
        />
        <button type="button" onClick={() => chat.regenerate(chat.turns.at(-1)?.id ?? '')}>
          Retry last
        </button>
      </div>
    </>
  );
}

const root = document.getElementById('root');
if (root) createRoot(root).render(<List />);
expose({
  composer: () => document.querySelector('textarea'),
  regenerate: () => document.querySelector('.v-in button'),
  more: { list: () => document.querySelector('.v-win') },
  answers: () => document.querySelectorAll('.v-two'),
  questions: () => document.querySelectorAll('.v-one'),
});
