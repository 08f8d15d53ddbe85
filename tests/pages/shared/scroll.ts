/**
 * Keeps a scroll container at its end while it grows, until the reader scrolls up by more than 40 px.
 * @returns to be called after each change of the content
 */
export function stickToBottom(element: HTMLElement): () => void {
  let follows = true;
  element.addEventListener('scroll', () => {
    follows = element.scrollHeight - element.scrollTop - element.clientHeight < 40;
  });
  return () => {
    if (follows) element.scrollTop = element.scrollHeight;
  };
}
