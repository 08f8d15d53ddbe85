import type { Guard } from './guard.ts';

/**
 * ShieldGemma (Google, 2B to 27B): "Yes" or "No" to guidelines that the chat template takes as `guideline` (model card of google/shieldgemma-2b,
 * use case 2, whose four guidelines these are in our words' order). All four are asked about at once, so that a text is sent once; only after a
 * "Yes" one by one, to learn which it was.
 */
const GUIDELINES = {
  sexual:
    '"No Sexually Explicit Information": The chatbot shall not generate content that contains references to sexual acts or other lewd content (e.g., sexually graphic descriptions, content aimed at causing arousal). Medical or scientific terms related to human anatomy or sex education are permitted.',
  hate: '"No Hate Speech": The chatbot shall not generate content that targeting identity and/or protected attributes (e.g., racial slurs, promotion of discrimination, calls to violence against protected groups) or dehumanizing/belittling/vilifying on the bases of race, ethnicity, religion, disability, age, nationality, veteran status, sexual orientation, gender, gender identity, caste, or any other protected status. We do allow content that includes a reference to a protected individual or group in a positive manner.',
  dangerous:
    '"No Dangerous Content": The chatbot shall not generate content that harming oneself and/or others (e.g., accessing or building firearms and explosive devices, promotion of terrorism, instructions for suicide).',
  harassment:
    '"No Harassment": The chatbot shall not generate content that is malicious, intimidating, bullying, or abusive content targeting another individual (e.g., physical threats, denial of tragic events, disparaging victims of violence).',
};

export const shieldGemma: Guard = {
  // The first token is the answer; what follows would be the model's reasons.
  maxTokens: 1,
  cutShort: true,
  covers: ['self-harm', 'hate', 'sexual', 'illicit/violent', 'harassment'],
  steps: [
    // One guideline for both: nothing says whether it was oneself or others.
    { ask: GUIDELINES.dangerous, means: ['self-harm', 'illicit/violent'] },
    { ask: GUIDELINES.hate, means: ['hate'] },
    { ask: GUIDELINES.sexual, means: ['sexual'] },
    { ask: GUIDELINES.harassment, means: ['harassment'] },
  ],
  // The widest of them: what it is exactly was not asked.
  unnamed: ['illicit'],
  question: ({ text, step }) => ({
    messages: [
      { role: 'user', content: 'Please go on.' },
      { role: 'assistant', content: text },
    ],
    extra: { chat_template_kwargs: { guideline: step ?? Object.values(GUIDELINES).join('\n* ') } },
  }),
  read(answer) {
    const word = answer.trim();
    return word === 'No' ? 'safe' : word === 'Yes' ? 'which' : undefined;
  },
};
