import { useState, type KeyboardEvent } from 'react';

/** A plain textarea composer: Enter or the button sends; the button stops while an answer is running. */
export function TextBox({
  generating,
  onSend,
  onStop,
}: {
  generating: boolean;
  onSend: (text: string) => void;
  onStop: () => void;
}) {
  const [text, setText] = useState('');
  const send = (): void => {
    if (generating) return;
    onSend(text);
    setText('');
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.key !== 'Enter' || event.shiftKey || event.nativeEvent.isComposing) return;
    event.preventDefault();
    send();
  };
  return (
    <form
      className="composer"
      onSubmit={(event) => {
        event.preventDefault();
        send();
      }}
    >
      <textarea
        rows={1}
        value={text}
        placeholder="Write something"
        aria-label="Write something"
        onChange={(e) => setText(e.target.value)}
        onKeyDown={onKeyDown}
      />
      {generating ? (
        <button key="stop" type="button" className="primary" aria-label="Stop" onClick={onStop}>
          ■
        </button>
      ) : (
        <button key="send" type="submit" className="primary" aria-label="Send">
          ↑
        </button>
      )}
    </form>
  );
}
