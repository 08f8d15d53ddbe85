/** nlux: replaces blocks while it types each answer out, character by character, also after the stream has ended. */
import './nlux.css';
import { AiChat, useAiChatApi } from '@nlux/react';
import { useMemo, useState } from 'react';
import { Frame } from '../shared/Frame.tsx';
import { seededMessages } from '../shared/history.ts';
import { mount } from '../shared/mount.tsx';
import { params } from '../shared/params.ts';
import { createAdapter } from './adapter.ts';

const HISTORY = seededMessages().map(({ role, content }) =>
  role === 'user' ? ({ role, message: content } as const) : ({ role: 'assistant', message: content } as const),
);

const MESSAGES = {
  // nlux takes an answer for finished when nothing came for 2 s and drops what comes later: a stall of the server would cut it off.
  waitTimeBeforeStreamCompletion: 60_000,
  ...(params.typing === undefined ? {} : { streamingAnimationSpeed: params.typing }),
};

function Page() {
  const api = useAiChatApi();
  const [asked, setAsked] = useState('');
  const adapter = useMemo(() => createAdapter(setAsked), []);
  const again = (): void => {
    api.composer.send(asked);
  };
  return (
    <Frame title="Travel desk" onAgain={asked === '' ? undefined : again}>
      <AiChat
        api={api}
        adapter={adapter}
        initialConversation={HISTORY}
        composerOptions={{ placeholder: 'Write something' }}
        messageOptions={MESSAGES}
        conversationOptions={{ autoScroll: true, layout: 'bubbles' }}
        displayOptions={{ colorScheme: 'auto' }}
      />
    </Frame>
  );
}

mount(<Page />);
