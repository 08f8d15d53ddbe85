import { memo, useLayoutEffect, useRef, type KeyboardEvent } from 'react';

interface MessageProps {
  readonly author: 'user' | 'assistant';
  readonly text: string;
  readonly error?: string;
  /** The empty message in which the next question is written. */
  readonly composer?: boolean;
  readonly onText?: (text: string) => void;
  readonly onKeyDown?: (event: KeyboardEvent) => void;
}

/** A message: role, textarea as high as its text, remove button. */
export const Message = memo(function Message({ author, text, error = '', composer = false, onText, onKeyDown }: MessageProps) {
  const area = useRef<HTMLTextAreaElement>(null);
  useLayoutEffect(() => {
    const element = area.current;
    if (element === null) return;
    // not React's `value`: that would copy the text into a child node, and the original leaves no mutation records
    if (element.value !== text) element.value = text;
    element.style.height = 'auto';
    element.style.height = `${element.scrollHeight}px`;
  }, [text]);
  return (
    <div className="chat-pg-message">
      <div className="chat-message-role">
        <div className="chat-message-subheading chat-message-role-text subheading">{author}</div>
      </div>
      <div className="text-input-with-focus">
        <textarea
          ref={area}
          className="text-input text-input-md"
          rows={1}
          placeholder={author === 'user' ? 'Enter a user message here.' : 'Enter an assistant message here.'}
          aria-label={author}
          defaultValue=""
          readOnly={!composer}
          onChange={(event) => onText?.(event.target.value)}
          onKeyDown={onKeyDown}
        />
        {error !== '' && <div className="failure">{error}</div>}
      </div>
      <button type="button" className="chat-message-remove-button" aria-label="Remove message">
        ⊖
      </button>
    </div>
  );
});
