/** How pages in general show that an answer is being written: for those of which nothing particular is known. */
export const COMMON_GENERATING: readonly string[] = [
  '[aria-busy="true"]',
  '[data-is-streaming="true"]',
  '[data-status="running"]',
  'button[data-testid*="stop" i]',
  'button[aria-label*="stop" i]',
  'button[title*="stop" i]',
  '.loading-submit-button',
  '._generating',
  '.generating',
  '.streaming',
];
