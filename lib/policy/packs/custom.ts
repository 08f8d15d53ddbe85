import type { PolicyPack } from '../pack.ts';

/** A person's own rules: a limit of their choice, or none. Their name, the label and the filter are asked for in any case. */
export function customPack(perDay?: number): PolicyPack {
  return {
    id: 'custom',
    title: 'Your own limit',
    rules:
      perDay === undefined
        ? {}
        : {
            limit: {
              title: 'Your own limit',
              quote: `No more than ${perDay} ${perDay === 1 ? 'share' : 'shares'} a day.`,
              perDay,
            },
            oneOff: { title: 'Occasional one-offs', quote: 'An occasional one-off takes no place of your own limit.' },
          },
  };
}
