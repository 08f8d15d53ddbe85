import * as v from 'valibot';
import { completionsUrl, params } from './params.ts';

export interface ApiMessage {
  readonly role: 'user' | 'assistant' | 'system';
  readonly content: string;
}

/** One piece of a streamed completion. */
export interface Delta {
  readonly content: string;
  readonly reasoning: string;
}

const Chunk = v.object({
  choices: v.array(
    v.object({ delta: v.object({ content: v.nullish(v.string(), ''), reasoning_content: v.nullish(v.string(), '') }) }),
  ),
});

const Failure = v.object({ error: v.object({ message: v.string() }) });

/** The delta in one `data:` line of the stream, undefined for lines without text. */
function deltaOf(line: string): Delta | undefined {
  if (!line.startsWith('data:')) return undefined;
  const data = line.slice(5).trim();
  if (data === '' || data === '[DONE]') return undefined;
  const delta = v.parse(Chunk, JSON.parse(data)).choices[0]?.delta;
  return { content: delta?.content ?? '', reasoning: delta?.reasoning_content ?? '' };
}

/**
 * Streams a chat completion.
 * @throws Error with the server's message if it answers with an error; whatever `fetch` throws on a broken stream
 */
export async function* stream(messages: readonly ApiMessage[], signal: AbortSignal): AsyncGenerator<Delta> {
  const response = await fetch(completionsUrl(), {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: 'Bearer page-key' },
    body: JSON.stringify({ model: params.model, stream: true, messages }),
    signal,
  });
  if (!response.ok || response.body === null) {
    const body = v.safeParse(Failure, await response.json().catch(() => undefined));
    throw new Error(body.success ? body.output.error.message : `The server answered ${response.status}.`);
  }
  let rest = '';
  const reader = response.body.pipeThrough(new TextDecoderStream()).getReader();
  for (;;) {
    const { done, value } = await reader.read();
    if (done) return;
    const lines = (rest + value).split('\n');
    rest = lines.pop() ?? '';
    for (const line of lines) {
      const delta = deltaOf(line);
      if (delta !== undefined) yield delta;
    }
  }
}
