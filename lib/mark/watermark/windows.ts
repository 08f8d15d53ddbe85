import type { Field } from './field.ts';
import type { Window } from './fold.ts';

export function whole({ width, height }: Field): Window {
  return { left: 0, top: 0, width, height };
}

/** Windows of at most `side` px that do not overlap, those with the most trustworthy px first. */
export function calmWindows(field: Field, side: number): Window[] {
  const across = Math.max(1, Math.floor(field.width / side));
  const down = Math.max(1, Math.floor(field.height / side));
  const width = Math.min(side, field.width);
  const height = Math.min(side, field.height);
  const windows = Array.from({ length: across * down }, (_, index) => {
    // spread over the picture, what is left over between them
    const left = spread(index % across, across, field.width - width);
    const top = spread(Math.floor(index / across), down, field.height - height);
    return { left, top, width, height };
  });
  const calm = windows.map((window) => ({ window, trust: trustIn(field, window) }));
  return calm.toSorted((one, other) => other.trust - one.trust).map(({ window }) => window);
}

function spread(index: number, count: number, room: number): number {
  return count === 1 ? Math.floor(room / 2) : Math.floor((index * room) / (count - 1));
}

function trustIn({ trust, width }: Field, window: Window): number {
  let sum = 0;
  for (let y = window.top; y < window.top + window.height; y += 2)
    for (let x = window.left; x < window.left + window.width; x += 2) sum += trust[y * width + x] ?? 0;
  return sum;
}

/** A window around the same middle, `times` as wide and high as far as the field goes. */
export function grown(window: Window, times: number, field: Field): Window {
  const width = Math.min(field.width, Math.round(window.width * times));
  const height = Math.min(field.height, Math.round(window.height * times));
  const left = Math.min(field.width - width, Math.max(0, Math.round(window.left + (window.width - width) / 2)));
  const top = Math.min(field.height - height, Math.max(0, Math.round(window.top + (window.height - height) / 2)));
  return { left, top, width, height };
}
