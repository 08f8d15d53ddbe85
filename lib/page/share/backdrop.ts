import { ancestorsOf, styleOf } from './ancestry.ts';
import { plainBackdrop } from './shot-sheet.ts';
import { rootOf, type Stage } from './stage.ts';

/**
 * Puts a plain colour in the place of gradients that stand still while the completion is scrolled over them: pieces taken at different places
 * would not fit each other. The colour is the mean of the gradient's own, so that text stays as readable as it was. Photographs stay.
 */
export function flattenBackdrop(stage: Stage, target: Element, scroller: Element | undefined): void {
  const chain = ancestorsOf(target);
  const still = scroller ? chain.indexOf(scroller) : -1;
  for (const [index, ancestor] of chain.entries()) {
    const { backgroundImage, backgroundAttachment } = styleOf(ancestor);
    if (backgroundImage === 'none' || (index < still && backgroundAttachment !== 'fixed')) continue;
    const colour = meanColour(backgroundImage);
    if (colour === undefined) continue;
    stage.mark(ancestor, 'flat');
    stage.add(rootOf(ancestor), plainBackdrop(colour));
    return;
  }
}

/** The mean of the opaque colours a computed `background-image` names; undefined if there are none. */
export function meanColour(image: string): string | undefined {
  const colours = [...image.matchAll(/rgb\((\d+), (\d+), (\d+)\)/g)].map((match) => match.slice(1, 4).map(Number));
  if (colours.length === 0) return undefined;
  const mean = [0, 1, 2].map((part) =>
    Math.round(colours.reduce((sum, colour) => sum + (colour[part] ?? 0), 0) / colours.length),
  );
  return `rgb(${mean.join(', ')})`;
}
