/** Controls: their labels are the page's. */
export const CONTROLS =
  'textarea, input, select, button, [role="button"], [role="menu"], [role="tooltip"], [contenteditable]:not([contenteditable="false"]), script, style, noscript, title, svg, label, time';
/** Parts of a page where completions are only if the composer is there, too (side panels). */
export const PANES =
  'nav, aside, body > header, body > footer, [role="navigation"], [role="banner"], [role="contentinfo"], [role="complementary"]';
