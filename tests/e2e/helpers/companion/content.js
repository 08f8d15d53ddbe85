// Answers the tests' questions about what page scripts cannot see. Asked and answered by events with a JSON string
// in them, so that it neither adds nodes nor wakes the page's message listeners.
const rootOf = (element) =>
  (element.openOrClosedShadowRoot ?? globalThis.chrome?.dom?.openOrClosedShadowRoot(element)) || undefined;

const boxOf = (element) => {
  const { x, y, width, height } = element.getBoundingClientRect();
  return { x, y, width, height };
};

const isVisible = (element) =>
  element.checkVisibility({ opacityProperty: true, visibilityProperty: true, contentVisibilityAuto: true });

const describe = (element) => ({
  tag: element.localName,
  role: element.getAttribute('role') ?? element.localName,
  name: (element.getAttribute('aria-label') ?? element.textContent).replace(/\s+/g, ' ').trim(),
  text: [...element.childNodes]
    .filter((node) => node.nodeType === Node.TEXT_NODE)
    .map((node) => node.data)
    .join('')
    .trim(),
  box: boxOf(element),
  visible: isVisible(element) && element.getBoundingClientRect().width > 0,
  attributes: Object.fromEntries([...element.attributes].map(({ name, value }) => [name, value])),
});

// Sharemark's hosts are children of the document or its body, and their shadow roots are closed.
const overlayElements = () =>
  [...document.documentElement.children, ...(document.body?.children ?? [])]
    .filter((element) => element instanceof HTMLElement && element.shadowRoot === null)
    .flatMap((host) => Array.from(rootOf(host)?.querySelectorAll('*') ?? []))
    .filter((element) => !['style', 'link', 'slot'].includes(element.localName));

const hasOwnText = (element) =>
  [...element.childNodes].some((node) => node.nodeType === Node.TEXT_NODE && node.data.trim() !== '');

const isFilled = (element) => !/^rgba\(.*, 0\)$|^transparent$/.test(getComputedStyle(element).backgroundColor);

/** Boxes of what the overlay paints: its texts, buttons and filled shapes, but not the empty frames that hold them. */
const painted = () =>
  overlayElements()
    .filter((element) => isVisible(element) && (element.localName === 'button' || hasOwnText(element) || isFilled(element)))
    .map(boxOf)
    .filter(({ width, height }) => width > 0 && width * height < (innerWidth * innerHeight) / 2);

let followed;

const follow = () => {
  followed = [];
  const look = () => {
    if (!followed) return;
    followed.push({ at: Date.now(), boxes: painted() });
    requestAnimationFrame(look);
  };
  look();
};

/**
 * Presses a button of the overlay without a person, in every way a script can, as if the page had got hold of the button. Gives the number of
 * clicks that reached it and whether the browser vouched for one of them.
 */
const press = (name) => {
  const button = overlayElements().find((element) => element.localName === 'button' && element.textContent === name);
  let clicks = 0;
  let trusted = false;
  const count = (event) => {
    clicks += 1;
    trusted ||= event.isTrusted;
  };
  button?.addEventListener('click', count, { capture: true });
  const { x, y, width, height } = button?.getBoundingClientRect() ?? {};
  const init = { bubbles: true, composed: true, cancelable: true, detail: 1, clientX: x + width / 2, clientY: y + height / 2 };
  button?.focus();
  for (const type of ['mousedown', 'mouseup', 'click']) button?.dispatchEvent(new MouseEvent(type, init));
  for (const type of ['pointerdown', 'pointerup', 'click']) button?.dispatchEvent(new PointerEvent(type, init));
  for (const key of ['Enter', ' '])
    for (const type of ['keydown', 'keyup']) button?.dispatchEvent(new KeyboardEvent(type, { ...init, key }));
  button?.click();
  button?.removeEventListener('click', count, { capture: true });
  return { clicks, trusted };
};

const questions = {
  overlay: async () => overlayElements().map(describe),
  press: async (name) => press(name),
  follow: async () => follow(),
  followed: async () => {
    const result = followed ?? [];
    followed = undefined;
    return result;
  },
  frameOverlay: () => chrome.runtime.sendMessage('frame-overlay'),
  tabId: () => chrome.runtime.sendMessage('tab-id'),
};

const answer = async ({ id, question, argument }) => {
  const detail = JSON.stringify({ id, answer: await questions[question](argument) });
  document.dispatchEvent(new CustomEvent('sharemark-companion-answer', { detail }));
};

document.addEventListener('sharemark-companion-ask', (event) => void answer(JSON.parse(event.detail)));

// The first frame with an overlay answers for all.
chrome.runtime.onMessage.addListener((message, _sender, reply) => {
  if (message === 'frame-overlay' && window !== top && overlayElements().length > 0) reply(overlayElements().map(describe));
});
