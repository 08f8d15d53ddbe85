/** ChatUI: each answer is one text node that grows; every message is an assertive live region. */
import '@chatui/core/dist/index.css';
import './chatui.css';
import Chat, { Bubble } from '@chatui/core';
import { Frame } from '../shared/Frame.tsx';
import { mount } from '../shared/mount.tsx';
import { useChat } from '../shared/useChat.ts';
import { CopyButton } from '../shared/CopyButton.tsx';

function Page() {
  const [chat] = useChat();
  const last = chat.turns.at(-1);
  const messages = chat.turns.map((turn) => ({
    _id: turn.id,
    type: turn.state === 'streaming' && turn.text === '' ? 'typing' : 'text',
    content: turn,
    position: turn.role === 'user' ? ('right' as const) : ('left' as const),
  }));
  return (
    <Frame
      title="Star party"
      onAgain={last?.role === 'assistant' && !chat.generating ? () => chat.regenerate(last.id) : undefined}
    >
      <Chat
        locale="en-US"
        placeholder="Write something"
        messages={messages}
        renderMessageContent={({ content: turn }) => (
          <>
            <Bubble content={turn.text} />
            {turn.state === 'error' && <div className="failure">{turn.error}</div>}
            {turn.role === 'assistant' && turn.state !== 'streaming' && <CopyButton text={turn.text} />}
          </>
        )}
        renderQuickReplies={() =>
          chat.generating ? (
            <button type="button" id="stop" onClick={chat.stop}>
              Stop
            </button>
          ) : null
        }
        onSend={(type, content) => {
          if (type === 'text') chat.send(content);
        }}
      />
    </Frame>
  );
}

mount(<Page />);
