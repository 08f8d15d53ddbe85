import type { PolicyPack } from '../pack.ts';

/**
 * Article 50 of the EU's AI Act, where it is about what is published. The wording is the common label's of the Code of Practice of June 10, 2026:
 * "AI", with GENERATED in capitals; at first exposure, so a single sentence above the picture is too little.
 */
export const euAiAct50: PolicyPack = {
  id: 'eu-ai-act-50',
  title: 'EU: AI Act, Article 50 (Regulation (EU) 2024/1689)',
  source: 'https://eur-lex.europa.eu/eli/reg/2024/1689/oj/eng',
  updated: '2024-07-12',
  rules: {
    aiLabel: {
      title: 'Clear at first sight',
      quote:
        'The information referred to in paragraphs 1 to 4 shall be provided to the natural persons concerned in a clear and distinguishable manner at the latest at the time of the first interaction or exposure.',
      style: 'card',
      mark: 'AI GENERATED',
    },
  },
};
