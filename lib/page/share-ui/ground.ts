import { composedParent } from '../shadow.ts';

/** Whether the page is dark where something of ours stands: its own ground counts, not what the system prefers. */

/** How light a computed colour is, 0 (black) to 1 (white) as the eye sees it; `undefined` when one can look through it. */
export function lightness(color: string): number | undefined {
  const [, space = '', inside = ''] = /^([a-z]+)\((.*)\)$/.exec(color) ?? [];
  const [channels = '', slash] = inside.split('/');
  const values = channels
    .split(/[\s,]+/)
    .filter(Boolean)
    .map(number);
  const profile = space === 'color' ? channels.trim().split(/\s+/)[0] : undefined;
  if (profile !== undefined) values.shift();
  const alpha = slash === undefined ? (space.startsWith('rgb') ? (values[3] ?? 1) : 1) : number(slash.trim());
  const [first = 0, second = 0, third = 0] = values;
  if (space === '' || Number.isNaN(first) || alpha < 0.5) return undefined;
  if (space === 'oklab' || space === 'oklch') return first;
  if (space === 'lab' || space === 'lch') return first / 100;
  const scale = profile === undefined ? 255 : 1;
  return Math.sqrt((0.299 * first ** 2 + 0.587 * second ** 2 + 0.114 * third ** 2) / scale ** 2);
}

function number(text: string): number {
  return text === 'none' ? 0 : Number.parseFloat(text) / (text.endsWith('%') ? 100 : 1);
}

/** Whether the ground an element stands on is dark. */
export function isDark(element: Element | null): boolean {
  for (let at = element; at; at = composedParent(at)) {
    const light = lightness(getComputedStyle(at).backgroundColor);
    if (light !== undefined) return light < 0.5;
  }
  // Nothing but the browser's own canvas: white, or dark if the page asks for it and the reader does.
  return (
    /dark/.test(getComputedStyle(document.documentElement).colorScheme) &&
    (matchMedia('(prefers-color-scheme: dark)').matches ||
      !/light|normal/.test(getComputedStyle(document.documentElement).colorScheme))
  );
}
