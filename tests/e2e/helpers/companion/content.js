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

// Sharemark's host is a direct child of the document or its body, and its tag begins with the product's name.
const overlay = () =>
  [...document.documentElement.children, ...(document.body?.children ?? [])]
    .filter((element) => element.localName.startsWith('sharemark'))
    .flatMap((host) => Array.from(rootOf(host)?.querySelectorAll('*') ?? []))
    .filter((element) => !['style', 'link', 'slot'].includes(element.localName))
    .map(describe);

const questions = {
  overlay: async () => overlay(),
  tabId: () => chrome.runtime.sendMessage('tab-id'),
};

const answer = async ({ id, question }) => {
  const detail = JSON.stringify({ id, answer: await questions[question]() });
  document.dispatchEvent(new CustomEvent('sharemark-companion-answer', { detail }));
};

document.addEventListener('sharemark-companion-ask', (event) => void answer(JSON.parse(event.detail)));
