/** The structure of chatgpt.com until 2026-09: one section a turn, roles and ids as data attributes. */
import './chatgpt.css';
import { mount } from '../shared/mount.tsx';
import { ChatGptPage, type Layout } from './ChatGptPage.tsx';
import { TurnSection } from './TurnSection.tsx';

const LAYOUT: Layout = {
  main: { id: 'main' },
  top: { id: 'page-header' },
  header: (
    <>
      <button type="button" data-testid="model-switcher-dropdown-button" aria-haspopup="menu">
        ChatGPT <span className="model">5.2</span>
      </button>
      <button type="button" data-testid="share-chat-button">
        Share
      </button>
    </>
  ),
  scroller: { id: 'thread', 'data-scroll-root': '' },
  turns: ({ turns, regenerate }) => (
    <>
      {turns.map((turn, index) => (
        <TurnSection key={turn.id} turn={turn} number={index + 1} last={index === turns.length - 1} onRegenerate={regenerate} />
      ))}
      {turns.length === 0 && <h1 className="welcome">What is on your mind today?</h1>}
    </>
  ),
  bottom: { id: 'thread-bottom' },
  form: { className: 'composer', 'data-type': 'unified-composer' },
  box: { 'data-virtualkeyboard': 'true', translate: 'no' },
  send: { id: 'composer-submit-button', 'aria-label': 'Send prompt' },
  stop: { 'aria-label': 'Stop streaming' },
};

mount(<ChatGptPage layout={LAYOUT} />);
