/* oxlint-disable react/no-array-index-key -- parts of a text have no identity but their place */
import { memo } from 'react';
import type { Turn } from '../shared/chat.ts';

export const Question = memo(function Question({ turn }: { turn: Turn }) {
  return (
    <div className="asked" data-user-message-bubble="true">
      <div data-testid="user-message" className="font-user-message">
        {turn.text.split('\n').map((line, i) => (
          <p key={i} className="whitespace-pre-wrap break-words">
            {line}
          </p>
        ))}
      </div>
      <time className="quiet">{turn.time}</time>
    </div>
  );
});
