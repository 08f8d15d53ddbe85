/** POST /v1/chat/completions, streamed as server-sent events or whole. */
import { pause, sendError, sendJson, type Exchange } from './exchange.ts';
import { chunks, pieces } from './pieces.ts';
import type { Plan } from './scenario.ts';
import { isRecord, type ServerSettings } from './settings.ts';

interface Step {
  readonly field: 'content' | 'reasoning_content';
  readonly piece: string;
  /** Pause in ms before this piece. */
  readonly waits: number;
}

/** The pieces of a plan in order, with the stall put where half of the first unsafe sentence is out. */
function steps({ canned, stallMs, chunk }: Plan): Step[] {
  const first = canned.unsafe[0] ?? '';
  const make = (field: Step['field'], text: string): Step[] => {
    const start = first === '' ? -1 : text.indexOf(first);
    const middle = start < 0 || stallMs === 0 ? Infinity : start + first.length / 2;
    let sent = 0;
    return (chunk ? chunks(text, chunk) : pieces(text)).map((piece) => {
      const waits = sent < middle && sent + piece.length >= middle ? stallMs : 0;
      sent += piece.length;
      return { field, piece, waits };
    });
  };
  return [...make('reasoning_content', canned.reasoning), ...make('content', canned.text)];
}

/** Answers a request for a completion; with `live`, the answer goes there and the request only hears that it was taken. */
export async function complete(
  exchange: Exchange,
  plan: Plan,
  settings: ServerSettings,
  number: number,
  live?: Exchange,
): Promise<void> {
  const { request, response } = exchange;
  const { gone } = live ?? exchange;
  if (!(await pause(settings.firstTokenMs, gone))) return;
  if (plan.scenario === 'error')
    return sendError(response, 500, 'The server had an error while processing your request.', 'server_error');
  const body = isRecord(request.body) ? request.body : {};
  const head = {
    id: `chatcmpl-${number}`,
    created: 1_790_000_000 + number,
    model: typeof body['model'] === 'string' ? body['model'] : 'demo',
  };
  const planned = steps(plan);
  const usage = { prompt_tokens: 12, completion_tokens: planned.length, total_tokens: planned.length + 12 };
  if (body['stream'] !== true) {
    const { text: content, reasoning } = plan.canned;
    const message = { role: 'assistant', content, refusal: null, ...(reasoning === '' ? {} : { reasoning_content: reasoning }) };
    const choice = { index: 0, message, logprobs: null, finish_reason: 'stop' };
    return sendJson(response, 200, { ...head, object: 'chat.completion', choices: [choice], usage });
  }
  const chunk = (delta: object, finish_reason: string | null): void => {
    const choice = { index: 0, delta, logprobs: null, finish_reason };
    out.write(`data: ${JSON.stringify({ ...head, object: 'chat.completion.chunk', choices: [choice] })}\n\n`);
  };
  const out = live?.response ?? response;
  if (live) sendJson(response, 202, { id: head.id });
  else beginStream(response);
  chunk({ role: 'assistant', content: '' }, null);
  const breaksAt = plan.scenario === 'error-midway' ? Math.floor(planned.length * 0.4) : Infinity;
  let due = performance.now();
  for (const [index, step] of planned.entries()) {
    if (index >= breaksAt) {
      // what was written reaches the client first
      await pause(50, gone);
      return void out.destroy();
    }
    due += step.waits + (plan.tps > 0 ? 1000 / plan.tps : 0);
    if (!(await pause(due - performance.now(), gone))) return;
    chunk({ [step.field]: step.piece }, null);
  }
  chunk({}, 'stop');
  const options = body['stream_options'];
  if (isRecord(options) && options['include_usage'] === true) {
    out.write(`data: ${JSON.stringify({ ...head, object: 'chat.completion.chunk', choices: [], usage })}\n\n`);
  }
  if (live) out.write('data: [DONE]\n\n');
  else out.end('data: [DONE]\n\n');
}

/** Head of a stream of server-sent events. */
export function beginStream(response: Exchange['response']): void {
  response.writeHead(200, { 'content-type': 'text/event-stream; charset=utf-8', 'cache-control': 'no-cache, no-transform' });
  response.flushHeaders();
}
