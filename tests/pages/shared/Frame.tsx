import type { ReactNode } from 'react';

interface FrameProps {
  readonly title: string;
  readonly children: ReactNode;
  /** Asks the last question again; undefined while there is none. */
  readonly onAgain: (() => void) | undefined;
}

/** What stands around a chat package: navigation, header and footer note, as in an app that embeds it. */
export function Frame({ title, children, onAgain }: FrameProps) {
  return (
    <div className="app">
      <nav className="side" aria-label="Main">
        <strong className="side-title">Field kitchen</strong>
        <a href="#recipes">Recipes</a>
        <a href="#journeys">Journeys</a>
        <a href="#night-sky">Night sky</a>
        <span className="side-foot">A page made for tests. Nothing here is sent anywhere.</span>
      </nav>
      <main className="pane">
        <header className="top">
          <strong>{title}</strong>
          <button type="button" id="again" disabled={onAgain === undefined} onClick={onAgain}>
            Ask again
          </button>
        </header>
        <div className="embed">{children}</div>
        <footer className="foot">Answers can be wrong. Check what matters.</footer>
      </main>
    </div>
  );
}
