import { ALNUM, hasDigit, HEX, token, URL64, type TokenKind } from './table.ts';

/** Plain `sk-` keys: one long row, or one with dashes that no name of a style or a package looks like. */
function isPlainSk(text: string): boolean {
  const body = text.slice(3);
  if (/^[A-Za-z0-9]{20,}$/.test(body)) return hasDigit(body);
  return body.length >= 32 && /[A-Z]/.test(body) && /[a-z]/.test(body) && /\d.*\d/.test(body);
}

/** Providers of models and what belongs to them. Formats from their consoles' documentation and the public rules of secret scanners. */
export const MODELS: readonly TokenKind[] = [
  token('anthropic-key', 'Anthropic', 'sk-ant-', `${URL64}{16,}`, hasDigit),
  token('openai-key', 'OpenAI', ['sk-proj-', 'sk-svcacct-', 'sk-admin-', 'sk-None-', 'sk-service-'], `${URL64}{16,}`, hasDigit),
  token('openrouter-key', 'OpenRouter', 'sk-or-', `${URL64}{32,}`, hasDigit),
  token('langfuse-key', 'Langfuse', 'sk-lf-', `${HEX}{8}-${HEX}{4}-${HEX}{4}-${HEX}{4}-${HEX}{12}`),
  token('sk-key', 'OpenAI', 'sk-', `${URL64}{20,}`, isPlainSk),
  token('huggingface-token', 'Hugging Face', ['hf_', 'api_org_'], `${ALNUM}{30,}`),
  token('replicate-token', 'Replicate', 'r8_', `${ALNUM}{32,}`),
  token('groq-key', 'Groq', 'gsk_', `${ALNUM}{32,}`),
  token('xai-key', 'xAI', 'xai-', `${ALNUM}{40,}`),
  token('perplexity-key', 'Perplexity', 'pplx-', `${ALNUM}{32,}`, hasDigit),
  token('fireworks-key', 'Fireworks', 'fw_', `${ALNUM}{22,}`, hasDigit),
  token('nvidia-key', 'NVIDIA', 'nvapi-', `${URL64}{40,}`),
  token('pinecone-key', 'Pinecone', 'pcsk_', `${URL64}{40,}`),
  token('langsmith-key', 'LangSmith', ['lsv2_pt_', 'lsv2_sk_'], `${HEX}{32}_${HEX}{10}`),
  token('tavily-key', 'Tavily', 'tvly-', `${URL64}{20,}`, hasDigit),
  token('elevenlabs-key', 'ElevenLabs', 'sk_', `${HEX}{48}`),
  token('wandb-key', 'Weights & Biases', 'wandb_v1_', `${URL64}{40,}`),
];
