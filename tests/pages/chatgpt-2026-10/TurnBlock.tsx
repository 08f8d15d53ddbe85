import { memo } from 'react';
import type { Turn } from '../shared/chat.ts';
import { CopyButton } from '../shared/CopyButton.tsx';
import { Markdown } from '../shared/Markdown.tsx';
import { params } from '../shared/params.ts';
import { Virtual } from '../shared/Virtual.tsx';

interface TurnBlockProps {
  readonly question: Turn;
  readonly answer: Turn | undefined;
  readonly onRegenerate: (id: string) => void;
}

function Answer({ turn, onRegenerate }: { turn: Turn; onRegenerate: (id: string) => void }) {
  return (
    <div data-content-search-unit-key={`${turn.id}:assistant`} data-chatgpt-selection-message-id={turn.id}>
      {turn.reasoning !== '' && <div className="thoughts">{turn.reasoning}</div>}
      <div className="prose">
        <Markdown text={turn.text} />
      </div>
      {turn.state === 'error' && <div className="failure">{turn.error}</div>}
      {turn.state !== 'streaming' && (
        <div className="actions">
          <CopyButton text={turn.text} />
          <button type="button" className="quiet" aria-label="Regenerate" onClick={() => onRegenerate(turn.id)}>
            ↻ Regenerate
          </button>
          <time>{turn.time}</time>
        </div>
      )}
    </div>
  );
}

/** One turn: the question and, once there is one, its answer. */
export const TurnBlock = memo(function TurnBlock({ question, answer, onRegenerate }: TurnBlockProps) {
  const phase = answer?.state === 'streaming' && params.replace !== '0' ? 'live' : 'kept';
  return (
    <div data-turn-key={question.id} data-chatgpt-search-message-ids={[question.id, answer?.id].join(' ').trim()}>
      <Virtual pinned={answer?.state !== 'complete'}>
        <div data-content-search-unit-key={`${question.id}:user`}>
          <div className="bubble">{question.text}</div>
        </div>
        {answer !== undefined && <Answer key={`${answer.id}-${phase}`} turn={answer} onRegenerate={onRegenerate} />}
      </Virtual>
    </div>
  );
});
