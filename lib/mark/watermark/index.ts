export { embedWatermark } from './embed.ts';
export { readWatermark } from './read.ts';
