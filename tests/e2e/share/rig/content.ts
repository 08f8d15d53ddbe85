/**
 * The content side of a capture, worked by events with a JSON string in them. Completions are what has `data-answer`, in shadow roots too. In
 * the place of Sharemark's overlay stands a fixed box in a closed shadow root.
 */
import { Completions } from '../../../../lib/page/share/completions.ts';
import { CaptureDesk } from '../../../../lib/page/share/desk.ts';
import { claim, shadowsIn } from '../../../../lib/page/shadow.ts';

const replaced = new AbortController();
const messages = {
  get: (element: Element) => fake(element),
  keys: () => answers(document).values(),
};

function answers(root: Document | ShadowRoot): Element[] {
  const found = [...root.querySelectorAll('[data-answer]')];
  for (const shadow of shadowsIn(root)) found.push(...answers(shadow));
  return found;
}

function fake(root: Element) {
  return { root, finished: !root.hasAttribute('data-streaming'), blocks: [], mediaBlocks: [], *regions() {} };
}

const overlay = document.createElement('div');
claim(overlay);
const pill = document.createElement('p');
pill.textContent = 'Show';
pill.style.cssText = 'position: fixed; inset: 40% 0 auto 30%; height: 40px; background: #f0f; margin: 0; z-index: 9';
overlay.attachShadow({ mode: 'closed' }).append(pill);

const completions = new Completions(
  { messages: messages as never, revealed: new Set(), hiding: true },
  ['.model'],
  replaced.signal,
);
const desk = new CaptureDesk({
  completions,
  hideOverlay: () => {
    pill.hidden = true;
    return () => {
      pill.hidden = false;
    };
  },
  signal: replaced.signal,
});

chrome.runtime.onMessage.addListener((message: unknown, _sender, respond) => {
  if (globalThis.top === globalThis.self || document.querySelector('[data-answer]') !== null) {
    const answer = desk.answer(message);
    void answer?.then(respond);
    return answer !== undefined;
  }
  return false;
});

document.addEventListener('rig-ask', (event) => {
  if (!(event instanceof CustomEvent)) return;
  const { id, act } = JSON.parse(String(event.detail)) as { id: string; act: string };
  const reply = (answer: unknown) =>
    document.dispatchEvent(new CustomEvent('rig-answer', { detail: JSON.stringify({ id, answer }) }));
  if (act === 'pill') document.documentElement.append(overlay);
  if (act === 'no-pill') overlay.remove();
  if (act === 'replace') replaced.abort();
  if (act === 'describe') {
    const token = completions.meantByView();
    const { element: _, ...place } = completions.list().find((one) => one.token === token) ?? { element: null };
    reply({ ...place, ...(token === undefined ? {} : completions.describe(token)) });
  } else if (act === 'menu') {
    const token = completions.meantByMenu();
    reply(token === undefined ? null : completions.describe(token));
  } else if (act === 'capture') {
    const token = completions.meantByView();
    if (token !== undefined) completions.describe(token);
    void chrome.runtime
      .sendMessage({ capture: token ?? 'none' })
      .then(reply, (error: unknown) => reply({ error: String(error) }));
  } else if (act === 'cancel' || act === 'zoom' || act === 'no-zoom')
    void chrome.runtime.sendMessage({ [act]: true }).then(reply);
  else reply('done');
});
