import { MAX_REPORT_CHARS, type PageStatus } from '../messages.ts';
import { layerKey } from '../moderate/health/page-health.ts';
import type { Site } from '../sites/site.ts';
import { PLAIN_WORDS } from './report-words.ts';
import { shadowOf } from './shadow.ts';

interface ReportFacts {
  readonly site: Site;
  readonly status: PageStatus;
  /** Of Sharemark. */
  readonly version: string;
}

/** Elements that are looked at, and how deep: a page decides how large it is. */
const MOST_ELEMENTS = 3000;
const DEEPEST = 80;
const CUT = '…';

/** Names longer than this, or with digits in them, may be about somebody. */
const PLAIN_NAME = /^[a-z]+(?:-[a-z]+)*$/;
const NAME_CHARS = 40;

/** Attributes whose values tell what an element is for. */
const TELLING =
  /^(?:role|type|contenteditable|aria-(?!owns|controls|labelledby|describedby)[a-z]+|data-(?:[a-z]+-)*(?:role|testid|key|turn|author|status|type))$/;

/** What holds a conversation where a page says so. */
const AREA = 'main, [role="main"], [role="log"], [role="feed"]';

/**
 * How a page is built where its conversation is: names of elements and attributes, and words of a fixed list. No text, no addresses but the
 * host, no ids. For a person to read, and to send if they want to.
 */
export function pageReport(page: Document, { site, status, version }: ReportFacts): string {
  const head = [
    `Sharemark ${version}, structure of a page. No text of the page is in here.`,
    `host: ${hostOf(status.origin)}`,
    `adapter: ${site.id}, of ${site.verifiedOn}`,
    `health: ${status.health}${status.why === undefined ? '' : ` (${status.why})`}`,
    `found: ${status.found.map((one) => `${one.count} by ${layerKey(one)}`).join(', ') || 'nothing'}`,
    ...site.layers.flatMap(({ id, completion }) =>
      completion.map((selector) => `layout ${id}: ${page.querySelectorAll(selector).length} × ${selector}`),
    ),
  ];
  const area = page.querySelector(AREA) ?? page.body;
  const lines = area ? linesOf(area, 0, { left: MOST_ELEMENTS }) : [];
  return clip([...head, '', ...lines]);
}

function hostOf(origin: string): string {
  try {
    return new URL(origin).host;
  } catch {
    return 'none';
  }
}

interface Budget {
  left: number;
}

/** An element and what is in it. Chains of only children stand in one line; equal neighbours are counted. */
function linesOf(element: Element, depth: number, budget: Budget): string[] {
  let label = labelOf(element);
  let inside = childrenOf(element);
  let chained = 0;
  while (inside.length === 1 && inside[0] && chained < DEEPEST && budget.left > 0) {
    label += ` > ${labelOf(inside[0])}`;
    inside = childrenOf(inside[0]);
    chained++;
    budget.left--;
  }
  const indent = ' '.repeat(depth);
  const lines = [`${indent}${label}`];
  if (inside.length > 0 && depth >= DEEPEST) return [...lines, `${indent} ${CUT}`];
  let last = '';
  let times = 0;
  const tell = () => {
    if (times > 0) lines.push(times > 1 ? last.replace(/^ */, (spaces) => `${spaces}${times} × `) : last);
  };
  for (const child of inside) {
    budget.left--;
    const block = budget.left > 0 ? linesOf(child, depth + 1, budget).join('\n') : `${indent} ${CUT}`;
    if (block === last) times++;
    else {
      tell();
      last = block;
      times = 1;
    }
    if (budget.left <= 0) break;
  }
  tell();
  return lines;
}

/** Elements in an element, those of its shadow root first. */
function childrenOf(element: Element): Element[] {
  return [...(shadowOf(element)?.children ?? []), ...element.children].filter(
    ({ localName }) => !/^(?:script|style|link|meta|template|noscript)$/.test(localName),
  );
}

/** For example `div[class role=log data-testid=conversation-*] text`. */
function labelOf(element: Element): string {
  const names: string[] = [];
  let others = 0;
  for (const { name, value } of element.attributes) {
    if (!isPlain(name)) others++;
    else names.push(TELLING.test(name) && value !== '' ? `${name}=${plainWords(value)}` : name);
  }
  if (others > 0) names.push(`+${others}`);
  const own = [...element.childNodes].some((node) => node.nodeType === 3 && (node.nodeValue ?? '').trim() !== '');
  const tag = isPlain(element.localName) || /^h[1-6]$/.test(element.localName) ? element.localName : 'element';
  const shadow = shadowOf(element) ? ' #shadow' : '';
  return `${tag}${names.length > 0 ? `[${names.join(' ')}]` : ''}${shadow}${own ? ' text' : ''}`;
}

function isPlain(name: string): boolean {
  return name.length <= NAME_CHARS && PLAIN_NAME.test(name);
}

/** The words of a value that are on the list, with a star for whatever else is there. */
function plainWords(value: string): string {
  const words = value
    .slice(0, 200)
    .split(/[^A-Za-z0-9\u0080-\uFFFF]+/)
    .filter((word) => word !== '')
    .map((word) => (PLAIN_WORDS.has(word.toLowerCase()) ? word.toLowerCase() : '*'));
  return words.filter((word, index) => word !== '*' || words[index - 1] !== '*').join('-') || '*';
}

/** As many lines as fit. */
function clip(lines: readonly string[]): string {
  const text = lines.join('\n');
  if (text.length <= MAX_REPORT_CHARS) return text;
  const kept = text.slice(0, MAX_REPORT_CHARS - CUT.length - 1);
  return `${kept.slice(0, kept.lastIndexOf('\n'))}\n${CUT}`;
}
