import type { Guard } from './guard.ts';

/**
 * Granite Guardian 3.0 to 3.3 (IBM): yes or no to a risk that the chat template takes from `guardian_config` (`risk_name`, from 3.3 on
 * `criteria_id`). `harm` is asked first; only after a yes the risks that have a name among our categories. Answers: "Yes" or "No", from 3.2 on
 * with a line of confidence, from 3.3 on `<score> yes </score>` (model cards, cookbooks of ibm-granite/granite-guardian).
 */
const ANSWER = /^(?<word>Yes|No)(?:\n<confidence> ?(?<sure>High|Low) ?<\/confidence>)?$/;
const SCORE = /^(?:<think>\s*<\/think>\s*)?<score> ?(?<word>yes|no) ?<\/score>$/;

export const graniteGuardian: Guard = {
  maxTokens: 32,
  covers: ['hate', 'sexual', 'illicit', 'violence'],
  steps: [
    { ask: 'social_bias', means: ['hate'] },
    { ask: 'sexual_content', means: ['sexual'] },
    { ask: 'violence', means: ['violence'] },
    { ask: 'unethical_behavior', means: ['illicit'] },
  ],
  // The widest of them: what it is exactly was not asked.
  unnamed: ['illicit'],
  question: ({ text, step = 'harm' }) => ({
    messages: [
      { role: 'user', content: 'Please go on.' },
      { role: 'assistant', content: text },
    ],
    extra: { chat_template_kwargs: { guardian_config: { risk_name: step, criteria_id: step }, think: false } },
  }),
  read(answer) {
    const match = ANSWER.exec(answer.trim()) ?? SCORE.exec(answer.trim());
    const word = match?.groups?.['word']?.toLowerCase();
    if (word === 'yes') return 'which';
    // A "No" that the model itself is not sure of vouches for nothing.
    return word === 'no' && match?.groups?.['sure'] !== 'Low' ? 'safe' : undefined;
  },
};
