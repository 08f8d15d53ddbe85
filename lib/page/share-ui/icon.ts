const SVG = 'http://www.w3.org/2000/svg';

/** A sheet that carries a label and an arrow that leaves it. */
const STROKES = [
  'M8 9.5V2',
  'M5 4.5 8 1.5l3 3',
  'M4.5 7H3.5A1.5 1.5 0 0 0 2 8.5v4A1.5 1.5 0 0 0 3.5 14h9a1.5 1.5 0 0 0 1.5-1.5v-4A1.5 1.5 0 0 0 12.5 7h-1',
  'M4.8 11.6h6.4',
];

/** The picture on the button. Decoration: the button has a name of its own. */
export function shareIcon(): SVGElement {
  const svg = document.createElementNS(SVG, 'svg');
  svg.setAttribute('viewBox', '0 0 16 16');
  svg.setAttribute('aria-hidden', 'true');
  for (const stroke of STROKES) {
    const path = document.createElementNS(SVG, 'path');
    path.setAttribute('d', stroke);
    svg.append(path);
  }
  return svg;
}
