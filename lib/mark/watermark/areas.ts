import type { Field } from './field.ts';
import type { Area } from './fold.ts';

export function whole({ width, height }: Field): Area {
  return { left: 0, top: 0, width, height };
}

/** Areas of at most `side` px that do not overlap, those with the most trustworthy px first. */
export function calmAreas(field: Field, side: number): Area[] {
  const across = Math.max(1, Math.floor(field.width / side));
  const down = Math.max(1, Math.floor(field.height / side));
  const width = Math.min(side, field.width);
  const height = Math.min(side, field.height);
  const areas = Array.from({ length: across * down }, (_, index) => {
    // spread over the picture, what is left over between them
    const left = spread(index % across, across, field.width - width);
    const top = spread(Math.floor(index / across), down, field.height - height);
    return { left, top, width, height };
  });
  const calm = areas.map((area) => ({ area, trust: trustIn(field, area) }));
  return calm.toSorted((one, other) => other.trust - one.trust).map(({ area }) => area);
}

function spread(index: number, count: number, room: number): number {
  return count === 1 ? Math.floor(room / 2) : Math.floor((index * room) / (count - 1));
}

function trustIn({ trust, width }: Field, area: Area): number {
  let sum = 0;
  for (let y = area.top; y < area.top + area.height; y += 2)
    for (let x = area.left; x < area.left + area.width; x += 2) sum += trust[y * width + x] ?? 0;
  return sum;
}

/** An area around the same middle, `times` as wide and high as far as the field goes. */
export function grown(area: Area, times: number, field: Field): Area {
  const width = Math.min(field.width, Math.round(area.width * times));
  const height = Math.min(field.height, Math.round(area.height * times));
  const left = Math.min(field.width - width, Math.max(0, Math.round(area.left + (area.width - width) / 2)));
  const top = Math.min(field.height - height, Math.max(0, Math.round(area.top + (area.height - height) / 2)));
  return { left, top, width, height };
}
