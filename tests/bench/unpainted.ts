/**
 * How many characters of an answer's text stand in elements that are not painted for sure: with letters without colour, or hidden. Runs in
 * the page, so it may use nothing from outside. Text that a highlight paints in such an element is counted too: only a settled block has none.
 */
export function countUnpainted(answer: Element): { hidden: number; text: string } {
  let hidden = 0;
  const walker = document.createTreeWalker(answer, NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const style = node.parentElement && getComputedStyle(node.parentElement);
    if (style?.visibility === 'hidden' || /, 0\)$|^transparent$/.test(style?.webkitTextFillColor ?? ''))
      hidden += node.textContent?.trim().length ?? 0;
  }
  return { hidden, text: answer.textContent ?? '' };
}
