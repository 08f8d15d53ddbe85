import { CONVERSATIONS } from './chat.ts';

/** Navigation with the other conversations. */
export function Sidebar({ title, current, onOpen }: { title: string; current: string; onOpen: (conversation: string) => void }) {
  return (
    <nav className="side" aria-label="Conversations">
      <strong className="side-title">{title}</strong>
      <button type="button" onClick={() => onOpen('')}>
        New chat
      </button>
      <span className="side-label">Earlier</span>
      {CONVERSATIONS.map(([id, name]) => (
        <button key={id} type="button" aria-current={id === current ? 'page' : undefined} onClick={() => onOpen(id)}>
          {name}
        </button>
      ))}
      <span className="side-foot">A page made for tests. Nothing here is sent anywhere.</span>
    </nav>
  );
}
