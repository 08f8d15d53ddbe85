/**
 * The structure of the Playground of 2023: every message is the value of a textarea, so a growing answer leaves no
 * mutation records. Ctrl+Enter (or ⌘+Enter) and "Submit" send; Enter breaks the line.
 */
import './playground.css';
import { useState } from 'react';
import { mount } from '../shared/mount.tsx';
import { useChat } from '../shared/useChat.ts';
import { Message } from './Message.tsx';
import { SettingsPanel } from './SettingsPanel.tsx';

const isSend = (event: { key: string; ctrlKey: boolean; metaKey: boolean }): boolean =>
  event.key === 'Enter' && (event.ctrlKey || event.metaKey);

function Page() {
  const [chat, scroller] = useChat();
  const [draft, setDraft] = useState<string | undefined>('');
  const submit = (): void => {
    if (chat.generating || !draft?.trim()) return;
    chat.send(draft);
    setDraft(undefined);
  };
  const last = chat.turns.at(-1);
  // the Playground puts an empty user message below a finished answer
  const waiting = draft ?? (chat.generating ? undefined : '');
  return (
    <div className="pg-root">
      <nav className="pg-nav" aria-label="Main">
        <strong>Playground</strong>
        <a href="#docs">Documentation</a>
        <a href="#examples">Examples</a>
      </nav>
      <main className="pg-body">
        <label className="text-input-with-header chat-pg-instructions">
          <span className="text-input-header">SYSTEM</span>
          <textarea className="text-input" placeholder="You are a helpful assistant." defaultValue="" />
        </label>
        <div className="chat-pg-right-wrapper">
          <div className="chat-pg-panel-wrapper scroll" ref={scroller}>
            <div className="chat-pg-exchange-container">
              <div className="chat-pg-exchange">
                {chat.turns.map((turn) => (
                  <Message key={turn.id} author={turn.role} text={turn.text} error={turn.error} />
                ))}
                {waiting !== undefined && (
                  <Message
                    author="user"
                    text={waiting}
                    composer
                    onText={setDraft}
                    onKeyDown={(event) => isSend(event) && submit()}
                  />
                )}
                <button type="button" className="chat-pg-message add-message" onClick={() => setDraft(draft ?? '')}>
                  ⊕ Add message
                </button>
              </div>
            </div>
          </div>
          <div className="chat-pg-footer">
            {chat.generating ? (
              <button key="stop" type="button" className="btn btn-neutral" aria-label="Cancel" onClick={chat.stop}>
                Cancel
              </button>
            ) : (
              <button key="send" type="button" className="btn btn-primary" onClick={submit}>
                Submit
              </button>
            )}
            <button
              type="button"
              className="btn btn-neutral regenerate"
              disabled={chat.generating || last?.role !== 'assistant'}
              onClick={() => last !== undefined && chat.regenerate(last.id)}
            >
              Regenerate
            </button>
            <span className="pg-note">Your conversation is not kept.</span>
          </div>
        </div>
        <SettingsPanel />
      </main>
    </div>
  );
}

mount(<Page />);
