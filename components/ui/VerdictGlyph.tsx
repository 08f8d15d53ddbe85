import type { VerdictKind } from '../../lib/types.ts';

const SHAPES = {
  safe: <path d="M3 8.5 6.5 12 13 4.5" strokeWidth="2.4" strokeLinecap="round" />,
  sensitive: <path d="M8 1.500 14.500 8 8 14.500 1.500 8zM8 5v3.500M8 10.200v1" strokeWidth="1.7" strokeLinejoin="round" />,
  unsafe: (
    <path
      d="M5.300 1.500h5.400l3.800 3.800v5.400l-3.800 3.800H5.300l-3.800-3.800V5.300zM5.500 5.500l5 5m0-5-5 5"
      strokeWidth="1.7"
      strokeLinejoin="round"
    />
  ),
  unchecked: (
    <path
      d="M8 1.500a6.500 6.500 0 1 0 .01 0M6 6.300a2 2 0 1 1 2.800 1.800c-.6.3-.8.6-.8 1.300M8 11.200v.8"
      strokeWidth="1.6"
      strokeLinecap="round"
    />
  ),
} as const satisfies Record<VerdictKind, unknown>;

/** A shape of its own for each verdict: tick, diamond, octagon, question mark. Decoration; the word stands beside it. */
export function VerdictGlyph({ kind }: { readonly kind: VerdictKind }) {
  return (
    <svg
      aria-hidden="true"
      viewBox="0 0 16 16"
      fill="none"
      stroke="currentColor"
      className={`size-4 shrink-0 ${kind === 'unsafe' || kind === 'sensitive' ? 'text-alert' : 'text-pine'}`}
    >
      {SHAPES[kind]}
    </svg>
  );
}
