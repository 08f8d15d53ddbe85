/** Numbers 0..1 that are the same for the same seed. */
export function random(seed: number): () => number {
  let state = (seed * 2654435761) | 1;
  const next = (): number => {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    return (state >>> 0) / 2 ** 32;
  };
  for (let warm = 0; warm < 16; warm++) next();
  return next;
}
