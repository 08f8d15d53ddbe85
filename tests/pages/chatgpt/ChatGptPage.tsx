import { useRef, type ReactNode } from 'react';
import { EditableBox, takeText } from '../shared/EditableBox.tsx';
import { Sidebar } from '../shared/Sidebar.tsx';
import { useChat, type ChatState } from '../shared/useChat.ts';

/** Attributes by name. */
type Attributes = Readonly<Record<string, string>>;

/** What differs between the layouts of chatgpt.com: names and ids, and how turns are nested. */
export interface Layout {
  readonly main?: Attributes;
  readonly top?: Attributes;
  readonly header: ReactNode;
  readonly scroller?: Attributes;
  readonly turns: (chat: ChatState) => ReactNode;
  readonly bottom?: Attributes;
  readonly form: Attributes;
  readonly box?: Attributes;
  /** Stands between the editor and the button. */
  readonly beside?: ReactNode;
  readonly send: Attributes;
  readonly stop: Attributes;
}

/** A page of chatgpt.com in one of its layouts. */
export function ChatGptPage({ layout }: { layout: Layout }) {
  const [chat, scroller] = useChat('c');
  const box = useRef<HTMLDivElement>(null);
  return (
    <div className="app">
      <Sidebar title="Chats" current={chat.conversation} onOpen={chat.open} />
      <main {...layout.main} className="pane">
        <header {...layout.top} className="top">
          {layout.header}
        </header>
        <div {...layout.scroller} className="scroll" ref={scroller}>
          <div className="column">{layout.turns(chat)}</div>
        </div>
        <div {...layout.bottom}>
          <form {...layout.form} onSubmit={(event) => event.preventDefault()}>
            <EditableBox
              box={box}
              busy={chat.generating}
              placeholder="Ask anything"
              attributes={{ id: 'prompt-textarea', class: 'ProseMirror', ...layout.box }}
              onSend={chat.send}
            />
            {layout.beside}
            {chat.generating ? (
              <button key="stop" type="button" className="primary" data-testid="stop-button" {...layout.stop} onClick={chat.stop}>
                ■
              </button>
            ) : (
              <button
                key="send"
                type="button"
                className="primary"
                data-testid="send-button"
                {...layout.send}
                onClick={() => chat.send(takeText(box.current))}
              >
                ↑
              </button>
            )}
          </form>
          <div className="foot">Answers can be wrong. Check what matters.</div>
        </div>
      </main>
    </div>
  );
}
