import { BOX_COLOUR, BOX_EDGE } from '../../lib/mark/redact/cover.ts';
import type { Box } from '../../lib/types.ts';

/** Parts of a picture, in its own pixels. */
export interface BoxesOver {
  readonly covered: readonly Box[];
  /** Those that could be covered. */
  readonly open: readonly Box[];
}

function Rect({ box, look }: { readonly box: Box; readonly look: 'covered' | 'open' }) {
  const { left, top, right, bottom } = box;
  const colours =
    look === 'covered' ? { fill: BOX_COLOUR, stroke: BOX_EDGE } : { fill: 'none', stroke: '#d64545', strokeWidth: 3 };
  return <rect x={left} y={top} width={right - left} height={bottom - top} {...colours} />;
}

const keyOf = ({ left, top, right }: Box): string => `${left} ${top} ${right}`;

interface BoxesProps extends BoxesOver {
  readonly size: { readonly width: number; readonly height: number };
}

/** Boxes over a picture. What they say stands in the list beside it. */
export function Boxes({ size, covered, open }: BoxesProps) {
  return (
    <svg
      aria-hidden="true"
      viewBox={`0 0 ${size.width} ${size.height}`}
      className="pointer-events-none absolute inset-0 size-full"
    >
      {open.map((box) => (
        <Rect key={keyOf(box)} box={box} look="open" />
      ))}
      {covered.map((box) => (
        <Rect key={keyOf(box)} box={box} look="covered" />
      ))}
    </svg>
  );
}
