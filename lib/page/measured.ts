/** On the root element: every callback of ours leaves a `performance.measure` for the benchmark. Nothing sets it but that. */
const FLAG = 'data-sm-measure';

/** A callback that can be measured; costs a look at one attribute while nobody does. */
export function measured<Given extends unknown[], Result>(
  name: string,
  run: (...given: Given) => Result,
): (...given: Given) => Result {
  return (...given) => {
    if (!document.documentElement.hasAttribute(FLAG)) return run(...given);
    const start = performance.now();
    try {
      return run(...given);
    } finally {
      performance.measure(`sharemark ${name}`, { start });
    }
  };
}
