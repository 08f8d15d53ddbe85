import { HOSTED } from './index.ts';
import { sameHost } from './patterns.ts';

/**
 * Who makes the AI system of a site known to the public, by the adapter's id; as the companies call themselves. Sites that serve models of several
 * makers are left out, and so is every site that people host themselves: whose system it was is not known there.
 */
const PROVIDERS: Readonly<Record<string, string>> = {
  chatgpt: 'OpenAI',
  playground: 'OpenAI',
  claude: 'Anthropic',
  gemini: 'Google',
  'gemini-enterprise': 'Google',
  'ai-studio': 'Google',
  notebooklm: 'Google',
  copilot: 'Microsoft',
  'm365-copilot': 'Microsoft',
  deepseek: 'DeepSeek',
  grok: 'xAI',
  'le-chat': 'Mistral AI',
  'meta-ai': 'Meta',
  'character-ai': 'Character.AI',
  qwen: 'Alibaba Cloud',
  kimi: 'Moonshot AI',
  zai: 'Z.ai',
};

/** Maker of the AI system behind an origin's pages; undefined where nobody can say. For the background: adapters are loaded by every page. */
export function providerOf(origin: string): string | undefined {
  const site = HOSTED.find(({ matches }) => matches.some((pattern) => sameHost(pattern, `${origin}/`)));
  return site && PROVIDERS[site.id];
}
