import type { Colour } from './types.ts';

/** Two colours that differ by no more than this in any channel are one: dithering and compression are not ink. */
export const NEAR = 2;

export function near(one: Colour, other: Colour): boolean {
  return Math.abs(one[0] - other[0]) <= NEAR && Math.abs(one[1] - other[1]) <= NEAR && Math.abs(one[2] - other[2]) <= NEAR;
}

/** Like `near`, for packed pixels; alpha does not count. @param most greatest difference of a channel */
export function nearPacked(one: number, other: number, most = NEAR): boolean {
  if (one === other) return true;
  const red = (one & 255) - (other & 255);
  const green = ((one >>> 8) & 255) - ((other >>> 8) & 255);
  const blue = ((one >>> 16) & 255) - ((other >>> 16) & 255);
  return red <= most && red >= -most && green <= most && green >= -most && blue <= most && blue >= -most;
}

export function pack([red, green, blue]: Colour): number {
  return ((255 << 24) | (blue << 16) | (green << 8) | red) >>> 0;
}

export function unpack(pixel: number): Colour {
  return [pixel & 255, (pixel >>> 8) & 255, (pixel >>> 16) & 255];
}

/** Relative luminance of WCAG 2, 0..1. */
export function luminance(colour: Colour): number {
  const [red, green, blue] = colour.map((channel) => {
    const part = channel / 255;
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * (red ?? 0) + 0.7152 * (green ?? 0) + 0.0722 * (blue ?? 0);
}

/** Contrast ratio of WCAG 2, 1..21. */
export function contrast(one: Colour, other: Colour): number {
  const [low, high] = [luminance(one), luminance(other)].toSorted((a, b) => a - b);
  return ((high ?? 0) + 0.05) / ((low ?? 0) + 0.05);
}

/** WCAG AA asks for 4.5; the rest is for rounding. */
const ENOUGH = 4.6;

/** The wanted ink where it can be read, else black or white, whichever is read better. One of the two always reaches 4.58:1. */
export function inkOn(ground: Colour, wanted: Colour): Colour {
  if (contrast(wanted, ground) >= ENOUGH) return wanted;
  const black: Colour = [0, 0, 0];
  const white: Colour = [255, 255, 255];
  return contrast(black, ground) > contrast(white, ground) ? black : white;
}

export function css([red, green, blue]: Colour): string {
  return `rgb(${red}, ${green}, ${blue})`;
}
