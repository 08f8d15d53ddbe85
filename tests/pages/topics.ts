/** The prose the canned completions are built from: four subjects, each in parts that a text can be put together of. */
export interface Topic {
  readonly title: string;
  readonly opening: string;
  /** First half of the middle paragraph. */
  readonly before: string;
  /** A harmless sentence that may stand between the halves. */
  readonly bridge: string;
  /** Second half of the middle paragraph. */
  readonly after: string;
  readonly list: string;
  readonly closing: string;
}

export const BREAD: Topic = {
  title: '# A loaf for a slow Sunday',
  opening:
    'Good bread needs four things: flour, water, salt and time. The first three fit on one shelf, and the fourth is the reason why ' +
    'a home loaf can taste better than anything from a hurried bakery. Start in the evening with **500 g of strong flour**, 360 g of ' +
    'cool water, 10 g of salt and a pinch of yeast no bigger than a lentil. Stir until no dry flour is left, cover the bowl, and go to bed.',
  before:
    'By morning the dough has doubled and smells faintly of apples. Tip it onto a floured board, fold it in from four sides like a ' +
    'letter, and let it rest while the oven heats to 250 °C with a heavy pot inside.',
  bridge: 'If the dough sticks to your hands, wet them instead of adding more flour.',
  after:
    'Turn the dough into the hot pot, close the lid, and bake it for half an hour; then take the lid off and wait until the crust is ' +
    'the colour of chestnuts. Listen when you lift it out, because a loaf that crackles as it cools has been baked long enough. Is ' +
    'it hard to wait before cutting it? Yes, but the crumb is still setting for the first hour, and a warm slice turns gummy under the knife.',
  list:
    '- Swap a fifth of the flour for rye if you like a darker, more sour crumb.\n' +
    '- Keep the dough in the refrigerator for a day; the cold slows the yeast and lets the flavour grow.\n' +
    '- Weigh the water, since a cup of it can differ by *thirty grams* from one kitchen to the next.\n' +
    '- Store the cut loaf face down on a board, never in a plastic bag.',
  closing:
    'Write down what you did and how it turned out. After five or six loaves the notes will tell you more about your own oven than any ' +
    'recipe can, and by then you will have stopped measuring the yeast. A useful next step is a small [sourdough starter](#sourdough), ' +
    'which needs nothing but flour, water and ten quiet days on a windowsill. Share the second loaf with a neighbour; the first one ' +
    'is always gone before it has a chance to leave the house.',
};

export const LISBON: Topic & { readonly table: string } = {
  title: '# Two unhurried days in Lisbon',
  opening:
    'Lisbon is a city of hills, so the best plan is to climb once in the morning and then let the streets carry you down. Begin at the ' +
    'Miradouro da Graça before nine, when the light is soft and the café has just opened its shutters. From there the lanes of Alfama ' +
    'lead towards the river, past laundry, lemon trees and doors so small that you wonder who ever used them.',
  before:
    'The yellow tram 28 is charming but crowded, and walking beside its rails is often faster than waiting for it. In the afternoon ' +
    'cross the water to Cacilhas on the ferry, which takes ten minutes and costs less than a coffee.',
  bridge: 'From the deck you can see the whole city stacked above the quays like a tilted chessboard.',
  after:
    'On the far side, follow the quay westward to the restaurants under the cliff and order whatever fish is written on the board. Stay ' +
    'until sunset: the bridge turns from rust to pink to black, and the last boats bring the office workers home. On the way back, ' +
    'stand at the bow even if it is windy, and watch the lights of the Baixa come closer one window at a time.',
  list:
    '- Buy the rechargeable transit card at any station; it also works on ferries and lifts.\n' +
    '- Visit the tile museum on a weekday morning, when school groups have not yet arrived.\n' +
    '- Wear shoes with rubber soles, because the polished limestone is slippery after rain.\n' +
    '- Leave one evening free for a small fado house and listen without talking.',
  closing:
    'Two days are not enough, and they are not meant to be. Choose three places, sit down in each of them for longer than feels ' +
    'reasonable, and keep the rest for another year. If it rains, take the train to **Sintra** anyway: the palaces look better in fog, ' +
    'and the queue at the gate melts away. Most travellers remember less about the monuments than about a certain bench, a certain ' +
    'pastry, and the sound of a radio from an open window.',
  table:
    '| Place | What to look for | Price |\n| --- | --- | --- |\n' +
    '| Tile museum | a panorama of the city from before 1755 | 8 euros |\n' +
    '| Ferry | the skyline from the upper deck | 1.40 euros |',
};

export const SATURN: Topic = {
  title: '# What holds the rings of Saturn together?',
  opening:
    'Nothing holds them together in the way a wheel is held by its spokes. The rings are countless pieces of water ice, from grains as ' +
    'fine as flour to blocks the size of a house, and every piece is a tiny moon that follows its own orbit. They look solid only ' +
    'because we see them from more than a billion kilometres away. Up close, a traveller would drift through a **glittering hailstorm** ' +
    'in which neighbours move past each other more slowly than a person walks.',
  before:
    'The whole system is about 280,000 kilometres across and yet in most places only ten metres thick. If you made a model from a ' +
    'sheet of paper, the sheet would have to be as wide as a city.',
  bridge: 'Small moons patrol the edges and keep the ringlets sharp, much as dogs keep a flock on its path.',
  after:
    'Where the pull of a larger moon adds up at regular intervals, pieces are thrown out and a dark gap remains; the broad Cassini ' +
    'Division is kept clear by Mimas in this way. The Voyager probes found waves in the rings in 1980 and 1981, and the Cassini ' +
    'spacecraft watched them change for thirteen years. Why are the rings so bright? Ice darkens as dust falls on it, so either it is ' +
    'young or something keeps it clean, and astronomers still argue about which of the two is true.',
  list:
    '- **Main rings:** A, B and C, visible in a small telescope on a steady night.\n' +
    '- **F ring:** a thin, braided strand that two moons stir from both sides.\n' +
    '- **E ring:** a pale haze fed by the geysers of Enceladus.\n' +
    '- **Phoebe ring:** enormous, almost empty, and seen only in infrared light.',
  closing:
    'One estimate from the last orbits of Cassini says that the rings lose about an Olympic pool of water every half hour as charged ' +
    'grains slide down the magnetic field. At that rate they may be gone in three hundred million years, which is a short time for a ' +
    'planet. We are simply lucky with the date. Take any telescope that magnifies thirty times, wait until Saturn stands high in the ' +
    'south, and look for yourself; nobody forgets the first time that small, improbable ornament swims into view.',
};

export const SORTING: Topic & { readonly code: string; readonly table: string } = {
  title: '# Sorting without surprises',
  opening:
    'Sorting looks like a solved problem until two items are equal. A *stable* sort leaves them in the order in which they arrived, and ' +
    'that matters as soon as a list is sorted twice: first by name, then by town. Merge sort is stable by construction and easy to ' +
    'read, so it is a good place to start. The function below splits the list, sorts each half, and lets `merge` do the rest.',
  before:
    'Notice that the comparison uses `<=` and not `<`. With the strict sign an equal item from the right half would overtake its twin ' +
    'from the left, and the sort would no longer be stable.',
  bridge: 'It is a single character, and it is the kind of mistake that no type checker will ever report.',
  after:
    'The price of merge sort is memory: it needs room for a second copy of the list while it works. For a few thousand items nobody ' +
    'will notice, and for a few million you should measure before you worry. Engines have used a close relative called Timsort since ' +
    '2018, which looks for runs that are already in order and merges those, so data that is almost sorted costs almost nothing.',
  list:
    '1. Write a test with two equal keys before you write the sort.\n' +
    '2. Sort a copy if the caller may still need the old order.\n' +
    '3. Compare numbers by subtraction and texts with `localeCompare`.\n' +
    '4. Measure with data that resembles the real thing, including the ugly parts.',
  closing:
    'In everyday work you will call the built-in method and be done, and that is as it should be. Knowing what happens inside helps on ' +
    'the day when a report is wrong by one line and everybody swears that nothing has changed. On that day, look for the comparison ' +
    'function, ask what it returns for equal items, and remember that `true` and `false` are not numbers. Then write the test that would ' +
    'have caught it, and leave a comment for the person who comes after you.',
  code: `\`\`\`ts
export function sort<T>(items: readonly T[], order: (a: T, b: T) => number): T[] {
  if (items.length < 2) return [...items];
  const half = items.length >> 1;
  const left = sort(items.slice(0, half), order);
  const right = sort(items.slice(half), order);
  const sorted: T[] = [];
  // COMMENT
  while (left.length > 0 && right.length > 0) {
    const source = order(left[0] as T, right[0] as T) <= 0 ? left : right;
    sorted.push(source.shift() as T);
  }
  return [...sorted, ...left, ...right];
}
\`\`\``,
  table:
    '| Method | Stable | Extra memory | Typical cost |\n| --- | --- | --- | --- |\n' +
    '| Merge sort | yes | one copy | n log n |\n| Quicksort | no | none | n log n |\n' +
    '| Insertion sort | yes | none | n squared |\n| Timsort | yes | half a copy | n log n |',
};
