/** What can be put on the clipboard. Each is to be called first thing in a click: browsers ask for a fresh gesture. */

/** Flavour that a few editors take; browsers that know it put it beside the others. */
const MARKDOWN = 'web text/markdown';

/** The picture as PNG, whatever it was saved as: clipboards take no other. */
async function asPng(picture: Blob): Promise<Blob> {
  if (picture.type === 'image/png') return picture;
  const bitmap = await createImageBitmap(picture);
  const canvas = new OffscreenCanvas(bitmap.width, bitmap.height);
  canvas.getContext('2d')?.drawImage(bitmap, 0, 0);
  bitmap.close();
  return canvas.convertToBlob({ type: 'image/png' });
}

/** Copies the picture. Rejects if the browser refuses. */
export async function copyPicture(picture: Blob): Promise<void> {
  await navigator.clipboard.write([new ClipboardItem({ 'image/png': asPng(picture) })]);
}

/** Copies one text in several flavours; whoever pastes takes the richest it knows. Rejects if the browser refuses. */
export async function copyFlavours({ html, plain, markdown }: { html: string; plain: string; markdown: string }): Promise<void> {
  const flavours: Record<string, Blob> = {
    'text/html': new Blob([html], { type: 'text/html' }),
    'text/plain': new Blob([plain], { type: 'text/plain' }),
  };
  if (ClipboardItem.supports(MARKDOWN)) flavours[MARKDOWN] = new Blob([markdown], { type: MARKDOWN });
  await navigator.clipboard.write([new ClipboardItem(flavours)]);
}
