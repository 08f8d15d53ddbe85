import { aiStudio } from './ai-studio.ts';
import { anythingllm } from './anythingllm.ts';
import { assistantUi } from './assistant-ui.ts';
import { chainlit } from './chainlit.ts';
import { characterAi } from './character-ai.ts';
import { chatgpt } from './chatgpt.ts';
import { chatui } from './chatui.ts';
import { claude } from './claude.ts';
import { copilot } from './copilot.ts';
import { deepChat } from './deep-chat.ts';
import { deepseek } from './deepseek.ts';
import { dify } from './dify.ts';
import { duckAi } from './duck-ai.ts';
import { gemini } from './gemini.ts';
import { geminiEnterprise } from './gemini-enterprise.ts';
import { generic } from './generic.ts';
import { githubCopilot } from './github-copilot.ts';
import { gradio } from './gradio.ts';
import { grok } from './grok.ts';
import { huggingchat } from './huggingchat.ts';
import { kimi } from './kimi.ts';
import { leChat } from './le-chat.ts';
import { librechat } from './librechat.ts';
import { llamaCpp } from './llama-cpp.ts';
import { m365Copilot } from './m365-copilot.ts';
import { manus } from './manus.ts';
import { metaAi } from './meta-ai.ts';
import { nlux } from './nlux.ts';
import { notebooklm } from './notebooklm.ts';
import { openWebui } from './open-webui.ts';
import { openrouter } from './openrouter.ts';
import { perplexity } from './perplexity.ts';
import { playground } from './playground.ts';
import { poe } from './poe.ts';
import { qwen } from './qwen.ts';
import { streamlit } from './streamlit.ts';
import { t3Chat } from './t3-chat.ts';
import { textGenerationWebui } from './text-generation-webui.ts';
import { youCom } from './you-com.ts';
import { zai } from './zai.ts';
import { matchesPattern, sameHost } from './patterns.ts';
import type { Site } from './site.ts';

/** Sites with an address of their own. The manifest's matches and the hold sheets are generated from this list. */
export const HOSTED: readonly Site[] = [
  chatgpt,
  claude,
  gemini,
  geminiEnterprise,
  aiStudio,
  copilot,
  m365Copilot,
  perplexity,
  deepseek,
  grok,
  poe,
  huggingchat,
  leChat,
  metaAi,
  characterAi,
  openrouter,
  githubCopilot,
  qwen,
  kimi,
  zai,
  t3Chat,
  duckAi,
  youCom,
  notebooklm,
  manus,
  playground,
];

/** UIs that people host themselves, under any address. Where two are on a page, the earlier one is meant: some build upon others. */
const SELF_HOSTED: readonly Site[] = [
  openWebui,
  librechat,
  llamaCpp,
  textGenerationWebui,
  gradio,
  streamlit,
  chainlit,
  anythingllm,
  dify,
  assistantUi,
  deepChat,
  nlux,
  chatui,
];

/** Everything we ship an adapter for. */
export const SITES: readonly Site[] = [...HOSTED, ...SELF_HOSTED];

/** Match patterns of the static content scripts. */
export function contentScriptMatches(): readonly string[] {
  return HOSTED.flatMap((site) => site.matches);
}

/** The adapter for a page, by its whole address: the shipped one that matches, else the generic one. */
export function siteFor(url: URL): Site {
  return HOSTED.find((site) => site.matches.some((pattern) => matchesPattern(url, pattern))) ?? generic;
}

/** Whether the page is covered without the user having to allow it. */
export function isBuiltIn(url: URL): boolean {
  return siteFor(url) !== generic;
}

/** How people call the site of an origin; its host's name where it is none of ours. */
export function labelOf(origin: string): string {
  const site = HOSTED.find(({ matches }) => matches.some((pattern) => sameHost(pattern, `${origin}/`)));
  return site?.label ?? new URL(origin).hostname;
}

/** The adapter of the self-hosted UI that a page is made of, or undefined. What is inside of shadow roots is not looked at. */
export function detectSite(root: Pick<ParentNode, 'querySelector'>): Site | undefined {
  return SELF_HOSTED.find(({ detect = [] }) => detect.length > 0 && root.querySelector(detect.join(', ')) !== null);
}
