/** @jsxImportSource preact */
/** preact: cards with a header above the text; a skeleton first, suggestions after the answer, a title that appears in the sidebar. */
import '../../shared/probe.ts';
import { render } from 'preact';
import { useEffect, useReducer, useRef, useState } from 'preact/hooks';
import { createChat, CONVERSATIONS, type Turn } from '../../shared/chat.ts';
import { expose } from '../shared/hooks.ts';
import { toHtml } from '../shared/html.ts';

const chat = createChat();

function Card({ turn }: { turn: Turn }) {
  const mine = turn.role === 'user';
  return (
    <article class={`border rounded-xl p-4 mb-4 ${mine ? 'bg-slate-50' : ''}`} data-k={mine ? 'q' : 'r'}>
      <div class="flex gap-2 mb-4">
        <span class="size-8" />
        <div class="flex-1">
          <div>{mine ? 'Dana Whitfield' : 'Orbit 3 large'}</div>
          <div class="text-xs text-slate-500">today at {turn.time}</div>
        </div>
        <button class="text-xs">Copy</button>
        {!mine && turn.state !== 'streaming' && (
          <button class="text-xs redo" onClick={() => chat.regenerate(turn.id)}>
            Redo
          </button>
        )}
      </div>
      {turn.text === '' ? (
        <div>
          <div class="animate-pulse" />
          <div class="animate-pulse" />
        </div>
      ) : mine ? (
        <div class="whitespace-pre-wrap txt">{turn.text}</div>
      ) : (
        <div class="leading-relaxed txt" dangerouslySetInnerHTML={{ __html: toHtml(turn.text) }} />
      )}
    </article>
  );
}

const CHIPS = [
  'How did the market people learn of it in the first place?',
  'Which route would you take in winter?',
  'Make it shorter',
];

function App() {
  const [, redraw] = useReducer((n: number) => n + 1, 0);
  const [text, setText] = useState('');
  const scroller = useRef<HTMLDivElement>(null);
  useEffect(() => chat.subscribe(() => redraw(undefined)), []);
  useEffect(() => scroller.current?.scrollTo(0, 1e6));
  const turns = chat.turns();
  const go = (): void => {
    chat.send(text);
    setText('');
  };
  return (
    <div class="flex h-screen">
      <div class="w-56 bg-slate-50 p-4">
        {turns.length > 6 && !chat.generating() && <div class="titled">Everything about the harbour of the cousin</div>}
        {CONVERSATIONS.map(([id, name]) => (
          <button key={id} class="conv" onClick={() => chat.open(id)}>
            {name}
          </button>
        ))}
      </div>
      <div class="flex flex-col flex-1">
        <div class="flex-1 overflow-y-auto p-4" ref={scroller}>
          <div class="max-w-3xl">
            {turns.map((turn) => (
              <Card key={turn.id} turn={turn} />
            ))}
            {turns.length > 0 && !chat.generating() && (
              <div class="flex gap-2">
                {CHIPS.map((chip) => (
                  <button key={chip} class="border rounded-xl" onClick={() => chat.send(chip)}>
                    {chip}
                  </button>
                ))}
              </div>
            )}
          </div>
        </div>
        <div class="p-4 flex gap-2">
          <textarea
            class="flex-1"
            rows={2}
            value={text}
            onInput={(event) => setText(event.currentTarget.value)}
            onKeyDown={(event) => event.key === 'Enter' && (event.preventDefault(), go())}
          />
          <button aria-label="➤" onClick={go}>
            <svg width="16" height="16">
              <circle cx="8" cy="8" r="7" />
            </svg>
          </button>
        </div>
      </div>
    </div>
  );
}

const root = document.getElementById('root');
if (root) render(<App />, root);
expose({
  composer: () => document.querySelector('textarea'),
  regenerate: () => [...document.querySelectorAll('.redo')].at(-1),
  other: () => document.querySelectorAll('.conv')[1],
  answers: () => document.querySelectorAll('[data-k=r] .txt'),
  questions: () => document.querySelectorAll('[data-k=q] .txt'),
});
