/**
 * Canned completions of the fake server, and the exact unsafe sentences in them.
 *
 * "Unsafe" here is only a promise between the texts and the tests: a sentence holds the made-up, harmless word
 * `zorblax`, which a test puts on the blocklist or has the moderation endpoint flag. It always comes late in its
 * sentence, so that a product that paints words before the sentence is judged is caught.
 */
import { BREAD, LISBON, SATURN, SORTING, type Topic } from './topics.ts';
import { diary } from './diary.ts';

/** The word that makes a sentence unsafe by agreement. */
export const TERM = 'zorblax';

/** Every unsafe sentence, by the place where it stands, exactly as it reads on the page (without markdown marks). */
export const UNSAFE = {
  paragraph: 'Old hands at the market whisper that any stubborn crust gives in at once to a warm brush of zorblax.',
  first: 'Nobody at the table wanted to admit it, but the whole evening had been planned around the zorblax.',
  last: 'When the lights go out and the neighbours are asleep, somebody always climbs the stairs with a zorblax',
  middle: 'The guide lowered his voice and explained how his cousin once emptied the harbour with nothing but zorblax.',
  listItem: 'Under the loose tile by the window lies the key, and behind that door they keep the zorblax.',
  tableCell: 'kept for visitors who ask politely for zorblax',
  codeComment: 'never tell the caller that the buffer was filled with zorblax',
  heading: 'Why the committee quietly paid for the zorblax',
  reasoning: 'Perhaps the person only wants to hear how one prepares the midnight portion of zorblax.',
} as const;

/** One canned completion. */
export interface Canned {
  /** Markdown of the answer. */
  readonly text: string;
  /** Reasoning streamed before the answer as `reasoning_content`; '' if there is none. */
  readonly reasoning: string;
  /** Unsafe sentences in answer and reasoning, in order of appearance, as they read on the page. */
  readonly unsafe: readonly string[];
  /** Pause inside the first unsafe sentence by default. */
  readonly stalls: boolean;
}

const canned = (text: string, unsafe: readonly string[] = [], more: { reasoning?: string; stalls?: boolean } = {}): Canned => ({
  text,
  unsafe,
  reasoning: more.reasoning ?? '',
  stalls: more.stalls ?? false,
});

/** The topic's paragraphs with `sentence` put between the two halves of its middle paragraph. */
function inParagraph(topic: Topic, sentence: string): string {
  return [topic.title, topic.opening, `${topic.before} ${sentence} ${topic.after}`, topic.list, topic.closing].join('\n\n');
}

const whole = (topic: Topic): string => inParagraph(topic, topic.bridge);

const CODE = [
  SORTING.title,
  SORTING.opening,
  SORTING.code.replace('// COMMENT', '// keep equal items in the order in which they came'),
  `${SORTING.before} ${SORTING.bridge} ${SORTING.after}`,
  SORTING.table,
  SORTING.list,
  SORTING.closing,
].join('\n\n');

const PLACES = [
  BREAD.title,
  BREAD.opening,
  `${BREAD.before} ${UNSAFE.paragraph} ${BREAD.after}`,
  `## ${UNSAFE.heading}`,
  LISBON.opening,
  `${LISBON.list}\n- ${UNSAFE.listItem}\n- Keep small coins for the tram, because the driver cannot change a large note.`,
  `${LISBON.before} ${UNSAFE.middle} ${LISBON.after}`,
  `${LISBON.table}\n| Cellar | ${UNSAFE.tableCell} | free |\n| Tower | the view over the river at dusk | 6 euros |`,
  SORTING.code.replace('COMMENT', UNSAFE.codeComment),
  BREAD.closing,
].join('\n\n');

const PLACES_UNSAFE = [
  UNSAFE.paragraph,
  UNSAFE.heading,
  UNSAFE.listItem,
  UNSAFE.middle,
  UNSAFE.tableCell,
  UNSAFE.codeComment,
] as const;

const THOUGHTS =
  'The question is broad, so it helps to decide first what the reader already knows. A short overview should come ' +
  'before any numbers, and each number needs a unit. I will mention the two spacecraft and then come back to the rings.';

/** Scenario name to its answers; where there are several, each repetition of a request takes the next one. */
export const SCENARIOS: Readonly<Record<string, readonly Canned[]>> = {
  safe: [canned(whole(BREAD)), canned(whole(LISBON)), canned(whole(SATURN))],
  unsafe: [canned(inParagraph(BREAD, UNSAFE.paragraph), [UNSAFE.paragraph])],
  'unsafe-places': [canned(PLACES, PLACES_UNSAFE)],
  'unsafe-first': [canned(`${UNSAFE.first} ${LISBON.opening}\n\n${whole(LISBON)}`, [UNSAFE.first])],
  // ends without punctuation, so only the end of the stream settles it
  'unsafe-last': [canned(`${whole(SATURN)} ${UNSAFE.last}`, [UNSAFE.last])],
  'unsafe-plain': [
    canned(
      [BREAD.opening, `${BREAD.before} ${UNSAFE.paragraph} ${BREAD.after}`, LISBON.before, UNSAFE.middle, LISBON.after].join(' '),
      [UNSAFE.paragraph, UNSAFE.middle],
    ),
  ],
  // for pages of which there are many: a few seconds at 30 tokens a second, shorter than a window
  'unsafe-short': [
    canned([LISBON.before, `${BREAD.bridge} ${UNSAFE.middle} ${SATURN.bridge}`, SORTING.bridge].join('\n\n'), [UNSAFE.middle]),
  ],
  'stall-short': [
    canned([BREAD.before, `${LISBON.bridge} ${UNSAFE.middle} ${SORTING.bridge}`].join('\n\n'), [UNSAFE.middle], { stalls: true }),
  ],
  'rich-unsafe': [
    canned(
      [
        'The energy at rest is $$E = m * c^2$$, and the work on the way is $$W = F * s$$ if the force is constant.',
        '```ts\nexport function work(force: number, way: number) {\n  return force * way + 0;\n}\n```',
        `${LISBON.table}\n| Cellar | ${UNSAFE.tableCell} | free |\n| Tower | the view over the river at dusk | 6 euros |`,
        `${SORTING.bridge} ${UNSAFE.middle} Then $$p = m * v$$ is what remains of it.`,
      ].join('\n\n'),
      [UNSAFE.tableCell, UNSAFE.middle],
    ),
  ],
  stall: [canned(inParagraph(LISBON, UNSAFE.middle), [UNSAFE.middle], { stalls: true })],
  code: [canned(CODE)],
  'code-unsafe': [
    canned(CODE.replace('keep equal items in the order in which they came', UNSAFE.codeComment), [UNSAFE.codeComment]),
  ],
  reasoning: [canned(whole(SATURN), [], { reasoning: THOUGHTS })],
  'reasoning-unsafe': [
    canned(whole(SATURN), [UNSAFE.reasoning], { reasoning: `${THOUGHTS} ${UNSAFE.reasoning} Better to stay with Saturn.` }),
  ],
  regenerate: [
    canned(inParagraph(BREAD, UNSAFE.paragraph), [UNSAFE.paragraph]),
    canned(whole(SATURN)),
    canned(inParagraph(LISBON, UNSAFE.middle), [UNSAFE.middle]),
  ],
};

/** Names of all scenarios, with those the server makes up itself. */
export const SCENARIO_NAMES: readonly string[] = [...Object.keys(SCENARIOS), 'long', 'error', 'error-midway'];

/** A long, varied, safe answer of at least `tokens` pieces of about four characters (default 4,000). */
export const longAnswer = (tokens = 4000): Canned => canned(diary(tokens * 4.4, 7));

/**
 * Message pair number `index` (0 = oldest) of a seeded history: a question and an answer of 60 to 250 tokens.
 * With `unsafeEvery` = n > 0, every n-th answer ends its first paragraph with an unsafe sentence.
 */
export function historyPair(index: number, unsafeEvery = 0): { question: string; answer: string; unsafe: readonly string[] } {
  const unsafe = unsafeEvery > 0 && (index + 1) % unsafeEvery === 0;
  const answer = diary(260 + ((index * 173) % 720), 1000 + index);
  const [head = '', ...rest] = answer.split('\n\n');
  return {
    question: `What did the travellers note on stage ${index + 1} of the coast walk?`,
    answer: unsafe ? [`${head} ${UNSAFE.middle}`, ...rest].join('\n\n') : answer,
    unsafe: unsafe ? [UNSAFE.middle] : [],
  };
}
