import type { PolicyPack } from '../pack.ts';
import { KEPT_AWAY } from './openai-topics.ts';

/**
 * OpenAI's Sharing & Publication Policy as it stood from August 10, 2021: its social media part, which is about what Sharemark makes. Its limit
 * and its filter are the strictest that OpenAI ever published, hence the default.
 */
export const openai202108: PolicyPack = {
  id: 'openai-2021-08',
  title: 'OpenAI Sharing & Publication Policy (August 10, 2021)',
  source: 'https://openai.com/api/policies/sharing-publication/',
  updated: '2021-08-10',
  rules: {
    attribution: { title: 'Your name on it', quote: 'Outputs are attributed to your name or company.' },
    aiLabel: {
      title: 'Plainly AI-generated',
      quote:
        'Content is clearly indicated as being AI-generated in a way no user could reasonably miss or misunderstand (for some use-cases, screenshotting Playground may be preferable to copy-pasting the text, to clearly indicate this is AI-generated).',
    },
    filter: {
      title: 'Nothing unsafe',
      quote: 'Content is filtered to avoid unsafe content (content where our Content Filter returns a 2 = Unsafe).',
    },
    falsePositive: {
      title: 'Clear false positives',
      quote:
        'For instance, if you are recording your screen in Playground and the Content Filter triggers a clear false-positive (e.g., flags something as Unsafe that is clearly innocuous), it is okay to carry on regardless.',
    },
    offence: {
      title: 'Nothing that may offend',
      quote: 'We kindly ask that you refrain from sharing outputs that may offend others',
    },
    human: {
      title: 'Posted by hand',
      quote: 'Each post is manually posted by a human being, with no more than 4 posts per day.',
    },
    limit: {
      title: 'At most 4 a day',
      quote: 'Each post is manually posted by a human being, with no more than 4 posts per day.',
      perDay: 4,
    },
    oneOff: {
      title: 'Occasional one-offs',
      quote:
        'Occasional one-off postings of prompts / completions to social media are permissible so long as the output is attributed to your name or company, and you use judgment and discretion in what to share.',
    },
    ongoing: {
      title: 'Ongoing posting',
      quote:
        'Rule-of-thumb: if subscribers/followers are tuning in specifically for that content, or come to expect content at an approximate cadence, the posting is ongoing and not one-off.',
    },
    static: {
      title: 'Static content',
      quote:
        'Outputs are ‘static’, e.g., have no end-user interaction with the API. (Examples of static outputs: a screenshot of a Playground prompt; a screen recording of a Playground output; a Playground output transposed in a Medium article.)',
    },
    topics: {
      title: 'Topics to keep away from',
      quote:
        "Topics of the content do not violate OpenAI's Terms of Use, e.g., are not related to political campaigns, spam, hateful content, content that incites violence, or other uses that may cause social harm.",
      // The source names the first two; the others are "social harm", and adult content is named in its part about fiction.
      about: KEPT_AWAY,
    },
    approval: {
      title: 'Everything else needs an approval',
      quote:
        'If your content fails to meet any of the following criteria, you must be approved through a Pre-launch Review before publishing.',
    },
    report: {
      title: 'Telling OpenAI',
      quote:
        'if you would like to ensure the OpenAI team is aware of a particular completion, you may email us or use the reporting tools within Playground.',
    },
  },
};
