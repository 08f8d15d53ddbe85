import type { PolicyPack } from '../pack.ts';
import { KEPT_AWAY } from './openai-topics.ts';

/** What replaced it: OpenAI's policy as of November 14, 2022. No number of posts, but a person reviews every one of them. */
export const openai202211: PolicyPack = {
  id: 'openai-2022-11',
  title: 'OpenAI Sharing & publication policy (November 14, 2022)',
  source: 'https://openai.com/policies/sharing-publication-policy',
  updated: '2022-11-14',
  rules: {
    attribution: { title: 'Your name on it', quote: 'Attribute the content to your name or your company.' },
    aiLabel: {
      title: 'Plainly AI-generated',
      quote: 'Indicate that the content is AI-generated in a way no user could reasonably miss or misunderstand.',
    },
    filter: {
      title: 'Nothing unsafe',
      quote: 'Do not share content that violates our Content Policy or that may offend others.',
    },
    offence: {
      title: 'Nothing that may offend',
      quote: 'Do not share content that violates our Content Policy or that may offend others.',
    },
    topics: {
      title: 'Topics to keep away from',
      quote: 'Do not share content that violates our Content Policy or that may offend others.',
      about: KEPT_AWAY,
    },
    review: {
      title: 'Reviewed by a person',
      quote: 'Manually review each generation before sharing or while streaming.',
    },
    report: {
      title: 'Telling OpenAI',
      quote:
        'If you would like to ensure the OpenAI team is aware of a particular completion, you may email us or use the reporting tools within Playground.',
    },
  },
};
