import type { Pixels } from '../../../lib/mark/label/types.ts';

/** Pictures without a watermark, drawn by numbers: what a reader could take for one. */
type Paint = (x: number, y: number) => number;

function painter(kind: number, chance: () => number): Paint {
  const base = 40 + chance() * 180;
  const side = 4 + Math.floor(chance() * 60);
  const tile = Array.from({ length: side * side }, () => (chance() - 0.5) * 8);
  // the very tile a watermark has, with another pattern in it
  const chips = Array.from({ length: 1024 }, () => (chance() < 0.5 ? -1.5 : 1.5));
  const angle = chance() * 7;
  const period = 2 + chance() * 30;
  switch (kind % 6) {
    case 0:
      return () => base + (chance() - 0.5) * 12;
    case 1:
      return (x, y) => base + 30 * Math.sin(x / 90 + angle) + 25 * Math.cos(y / 70) + (chance() - 0.5) * 6;
    case 2:
      return (x, y) => base + (tile[(y % side) * side + (x % side)] ?? 0);
    case 3:
      return (x, y) => base + (chips[((y >> 3) % 32) * 32 + ((x >> 3) % 32)] ?? 0);
    case 4:
      return (x, y) => base + 3 * Math.sign(Math.sin((x * Math.cos(angle) + y * Math.sin(angle)) / period));
    default:
      return (x, y) => ((x * 3 + y * 2) / 8) % 256;
  }
}

export function unmarked(kind: number, chance: () => number): Pixels {
  const width = 200 + Math.floor(chance() * 300);
  const height = 200 + Math.floor(chance() * 300);
  const data = new Uint8ClampedArray(width * height * 4);
  const paint = painter(kind, chance);
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) data.fill(paint(x, y), (y * width + x) * 4, (y * width + x) * 4 + 3);
  }
  for (let at = 3; at < data.length; at += 4) data[at] = 255;
  return { width, height, data };
}

/** A piece of a picture. */
export function slice({ width, height, data }: Pixels, chance: () => number): Pixels {
  const across = Math.min(width, 200 + Math.floor(chance() * 300));
  const down = Math.min(height, 200 + Math.floor(chance() * 300));
  const left = Math.floor(chance() * (width - across + 1));
  const top = Math.floor(chance() * (height - down + 1));
  const piece = new Uint8ClampedArray(across * down * 4);
  for (let y = 0; y < down; y++) {
    const from = ((top + y) * width + left) * 4;
    piece.set(data.subarray(from, from + across * 4), y * across * 4);
  }
  return { width: across, height: down, data: piece };
}
