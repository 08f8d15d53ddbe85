import type { Category } from '../../../../types.ts';
import type { Guard } from './guard.ts';

/**
 * Llama Guard 3 and 4 (Meta): the hazards of MLCommons. The server's chat template puts the conversation into the prompt and asks about its last
 * message, here the agent's. Answers: "safe", or "unsafe" and a line of hazards (model cards of Llama-Guard-3-8B and Llama-Guard-4-12B).
 */
const HAZARDS: Readonly<Record<string, readonly Category[]>> = {
  S1: ['illicit/violent'],
  S2: ['illicit'],
  S3: ['illicit', 'sexual'],
  S4: ['sexual/minors'],
  S5: ['harassment'],
  S9: ['illicit/violent'],
  S10: ['hate'],
  S11: ['self-harm'],
  S12: ['sexual'],
  S14: ['illicit'],
};
/** Hazards that are none of our categories: specialised advice, privacy, intellectual property, elections. What has only these is not safe, but we have no name for it. */
const OTHERS = new Set(['S6', 'S7', 'S8', 'S13']);

const ANSWER = /^(?:safe|unsafe\n(?<hazards>S\d{1,2}(?:, ?S\d{1,2})*))$/;

export const llamaGuard: Guard = {
  // "unsafe", a line break, and all 14 hazards.
  maxTokens: 64,
  covers: [...new Set(Object.values(HAZARDS).flat())],
  question: ({ text }) => ({
    messages: [
      // Templates want turns to begin with a user's; this one says nothing that could be judged.
      { role: 'user', content: 'Please go on.' },
      { role: 'assistant', content: text },
    ],
  }),
  read(answer) {
    const match = ANSWER.exec(answer.trim());
    if (!match) return undefined;
    const named = match.groups?.['hazards'];
    if (named === undefined) return 'safe';
    const hazards = named.split(/, ?/);
    if (!hazards.every((hazard) => hazard in HAZARDS || OTHERS.has(hazard))) return undefined;
    const found = [...new Set(hazards.flatMap((hazard) => HAZARDS[hazard] ?? []))];
    return found.length > 0 ? found : undefined;
  },
};
