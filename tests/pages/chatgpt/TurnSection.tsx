import { memo } from 'react';
import { Markdown } from '../shared/Markdown.tsx';
import { CopyButton } from '../shared/CopyButton.tsx';
import type { Turn } from '../shared/chat.ts';
import { Virtual } from '../shared/Virtual.tsx';

interface TurnSectionProps {
  readonly turn: Turn;
  readonly number: number;
  readonly last: boolean;
  readonly onRegenerate: (id: string) => void;
}

function Question({ turn }: { turn: Turn }) {
  return (
    <>
      <h5 className="sr-only">You said:</h5>
      <div data-message-author-role="user" data-message-id={turn.id} dir="auto" className="text-message">
        <div className="bubble user-message-bubble-color">
          <div className="whitespace-pre-wrap">{turn.text}</div>
        </div>
      </div>
      <div className="actions end">
        <time>{turn.time}</time>
        <CopyButton text={turn.text} testId="copy-turn-action-button" />
      </div>
    </>
  );
}

function Answer({ turn, onRegenerate }: { turn: Turn; onRegenerate: (id: string) => void }) {
  const streaming = turn.state === 'streaming';
  return (
    <>
      <h6 className="sr-only">ChatGPT said:</h6>
      <div
        data-message-author-role="assistant"
        data-message-id={turn.id}
        data-message-model-slug="gpt-5-2"
        dir="auto"
        className="text-message"
        aria-busy={streaming}
      >
        {turn.reasoning !== '' && (
          <div className="thoughts" data-testid="thoughts">
            {turn.reasoning}
          </div>
        )}
        <div className={`markdown prose w-full break-words${streaming ? ' streaming-animation' : ''}`}>
          {turn.text === '' && streaming ? <p className="result-thinking">●</p> : <Markdown text={turn.text} />}
        </div>
      </div>
      {turn.state === 'error' && <div className="failure">{turn.error}</div>}
      {!streaming && (
        // oxlint-disable-next-line jsx-a11y/prefer-tag-over-role -- as on the original
        <div className="actions" role="group" aria-label="Response actions">
          <CopyButton text={turn.text} testId="copy-turn-action-button" />
          <button
            type="button"
            className="quiet"
            data-testid="regenerate-turn-action-button"
            onClick={() => onRegenerate(turn.id)}
          >
            Try again
          </button>
          <time>{turn.time}</time>
        </div>
      )}
    </>
  );
}

/** One turn, question or answer, in its own section. */
export const TurnSection = memo(function TurnSection({ turn, number, last, onRegenerate }: TurnSectionProps) {
  return (
    <section
      data-testid={`conversation-turn-${number}`}
      data-turn-id={turn.id}
      data-turn={turn.role}
      data-scroll-anchor={last}
      dir="auto"
      tabIndex={-1}
    >
      <Virtual pinned={last}>
        {turn.role === 'user' ? <Question turn={turn} /> : <Answer turn={turn} onRegenerate={onRegenerate} />}
      </Virtual>
    </section>
  );
});
