import { memo } from 'react';
import type { Turn } from '../shared/chat.ts';
import { CopyButton } from '../shared/CopyButton.tsx';
import { Markdown } from '../shared/Markdown.tsx';
import { params } from '../shared/params.ts';
import { Virtual } from '../shared/Virtual.tsx';

export const Answer = memo(function Answer({ turn, onRegenerate }: { turn: Turn; onRegenerate: (id: string) => void }) {
  const streaming = turn.state === 'streaming';
  const kind = streaming ? 'progressive-markdown' : 'standard-markdown';
  return (
    <Virtual pinned={turn.state !== 'complete'}>
      <div data-is-streaming={streaming} className="answer">
        <div className="font-claude-response">
          {turn.reasoning !== '' && <div className="thoughts">{turn.reasoning}</div>}
          <div key={params.replace === '0' ? 'body' : kind} className={`${kind} prose`}>
            <Markdown text={turn.text} />
          </div>
        </div>
        {turn.state === 'error' && <div className="failure">{turn.error}</div>}
      </div>
      {!streaming && (
        <div className="actions" role="toolbar" aria-label="Message actions">
          <CopyButton text={turn.text} testId="action-bar-copy" />
          <button type="button" className="quiet" data-testid="action-bar-retry" onClick={() => onRegenerate(turn.id)}>
            Retry
          </button>
        </div>
      )}
    </Virtual>
  );
});
