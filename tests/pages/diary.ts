/** Endless, varied, well-formed and harmless prose from a seed: histories and long answers never repeat a paragraph. */
import { random, type Random } from './random.ts';

const PLACES = ['Alvor', 'Sines', 'Odeceixe', 'Aljezur', 'Sagres', 'Burgau', 'Carrapateira', 'Zambujeira', 'Almograve', 'Tavira'];
const FOODS = [
  'grilled sardines',
  'bean stew',
  'a bowl of caldo verde',
  'warm custard tarts',
  'clams with coriander',
  'fig cake',
];
const SIGHTS = ['a stork on a sea stack', 'fishing boats painted blue', 'a lighthouse without a keeper', 'fields of wild lupins'];
const WEATHER = ['a dry wind from the north', 'thin fog until noon', 'a short shower after lunch', 'clear, cold light'];
const BEDS = [
  'above a bakery',
  'behind the old school',
  'beside the chapel',
  'in a mill that no longer turns',
  'under a fig tree',
];
const THINGS = [
  'a torch',
  'two litres of water',
  'a paper map',
  'spare laces',
  'a tin of sardines',
  'a wool hat',
  'a small notebook',
];

type Sentence = (r: Random, day: number) => string;

const SENTENCES: readonly Sentence[] = [
  (r, day) => `On day ${day} we walked ${r.int(7, 28)} kilometres from ${r.some(PLACES, 2).join(' to ')} in ${r.pick(WEATHER)}.`,
  (r) =>
    `Lunch in ${r.pick(PLACES)} was ${r.pick(FOODS)} for ${r.int(4, 14)} euros, and the owner wrote the bill on the paper tablecloth.`,
  (r) => `Around ${r.int(2, 6)} o'clock we counted ${r.int(3, 40)} swallows over the cliffs and then saw ${r.pick(SIGHTS)}.`,
  (r) => `The path climbs **${r.int(40, 190)} metres** in one go, but the view towards ${r.pick(PLACES)} repays every step.`,
  (r) => `We slept in a room ${r.pick(BEDS)}, where the clock was *${r.int(3, 50)} minutes* slow and nobody minded.`,
  (r) =>
    `A fisherman of ${r.int(31, 88)} years said that ${r.pick(WEATHER)} means ${r.int(2, 5)} calm days, and so far he has been right.`,
  (r) => `Our boots had ${r.int(12, 99)} scratches, our bottles were empty, and the bus to ${r.pick(PLACES)} had just left.`,
  (r) => `Does anyone of ${r.int(19, 77)} really need more than ${r.pick(THINGS)} and ${r.pick(FOODS)} to be content for a day?`,
];

function paragraph(r: Random, day: number): string {
  return r
    .some(SENTENCES, r.int(2, 5))
    .map((sentence) => sentence(r, day))
    .join(' ');
}

function list(r: Random, day: number): string {
  return Array.from(
    { length: r.int(2, 4) },
    (_, n) => `- Bag ${day}.${n + 1}: ${r.some(THINGS, 2).join(' and ')}, ${r.int(1, 9)} kilos.`,
  ).join('\n');
}

/**
 * Markdown of at least `characters` characters: paragraphs, now and then a heading or a list.
 * The same seed gives the same text; a longer text starts with the shorter one.
 */
export function diary(characters: number, seed: number): string {
  const r = random(seed);
  const blocks: string[] = [];
  let length = 0;
  for (let day = r.int(1, 9); length < characters; day++) {
    const kind = r.int(0, 9);
    const block =
      kind === 0 ? `### Stage ${day}: ${r.pick(PLACES)}\n\n${paragraph(r, day)}` : kind === 1 ? list(r, day) : paragraph(r, day);
    blocks.push(block);
    length += block.length + 2;
  }
  return blocks.join('\n\n');
}
