/**
 * By how much limits on the clock are widened where `CI` is set: such machines have been seen at half their usual speed, and what a page pays belongs
 * to the benchmarks. Without `CI` the limits are the promised ones.
 */
export const SLACK = process.env['CI'] ? 3 : 1;
