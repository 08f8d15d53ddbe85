import type { Theme } from './style.ts';

/** Inks of the calm styles. 6.8:1 and 8:1 for the marks on white and on near black. */
export const LIGHT: Theme = {
  headline: [0x17, 0x18, 0x1c],
  muted: [0x56, 0x5a, 0x6b],
  accent: [0x4a, 0x2f, 0xbd],
  badgeText: [255, 255, 255],
  mark: [0x56, 0x5a, 0x6b],
  leader: 'rgba(90, 86, 120, 0.28)',
};

export const DARK: Theme = {
  headline: [0xf2, 0xf2, 0xf6],
  muted: [0xa9, 0xad, 0xbd],
  accent: [0xc3, 0xb5, 0xff],
  badgeText: [0x1a, 0x14, 0x33],
  mark: [0xa9, 0xad, 0xbd],
  leader: 'rgba(200, 200, 230, 0.26)',
};
