/**
 * A page that no adapter knows: plain rows without roles or telling class names. Its answers are painted in every way
 * that survives a plain `color: transparent`; `?style=` names one way for all sentences, see `paint.tsx`.
 */
import './styled.css';
import { CopyButton } from '../shared/CopyButton.tsx';
import { Markdown } from '../shared/Markdown.tsx';
import { mount } from '../shared/mount.tsx';
import { TextBox } from '../shared/TextBox.tsx';
import { Sidebar } from '../shared/Sidebar.tsx';
import { useChat } from '../shared/useChat.ts';
import { paintSentences } from './paint.tsx';

function Page() {
  const [chat, scroller] = useChat();
  return (
    <div className="app">
      <Sidebar title="Notebook" current={chat.conversation} onOpen={chat.open} />
      <main className="pane">
        <header className="top">
          <strong>Illuminated pages</strong>
        </header>
        <div className="scroll" ref={scroller}>
          <div className="column" id="painted">
            {chat.turns.map((turn) =>
              turn.role === 'user' ? (
                <div key={turn.id} className="row tinted">
                  {turn.text}
                </div>
              ) : (
                <div key={turn.id} className="row">
                  {turn.reasoning !== '' && <div className="thoughts">{turn.reasoning}</div>}
                  <div className="prose">
                    <Markdown text={turn.text} inline={paintSentences} />
                  </div>
                  {turn.state === 'error' && <div className="failure">{turn.error}</div>}
                  {turn.state !== 'streaming' && (
                    <div className="actions">
                      <CopyButton text={turn.text} />
                      <button type="button" className="quiet redo" onClick={() => chat.regenerate(turn.id)}>
                        Once more
                      </button>
                      <time>{turn.time}</time>
                    </div>
                  )}
                </div>
              ),
            )}
          </div>
        </div>
        <div>
          <TextBox generating={chat.generating} onSend={chat.send} onStop={chat.stop} />
          <div className="foot">Answers can be wrong. Check what matters.</div>
        </div>
      </main>
    </div>
  );
}

mount(<Page />);
