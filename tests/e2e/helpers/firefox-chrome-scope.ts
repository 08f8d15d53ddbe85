import type { Browser } from 'puppeteer-core';
import * as v from 'valibot';

const Tree = v.object({ contexts: v.array(v.object({ context: v.string() })) });
const Evaluated = v.variant('type', [
  v.object({ type: v.literal('success'), result: v.looseObject({ value: v.optional(v.unknown()) }) }),
  v.object({ type: v.literal('exception'), exceptionDetails: v.looseObject({ text: v.string() }) }),
]);

export interface ChromeScope {
  /** Runs an expression with the browser's own rights; promises are awaited, only plain strings and numbers come back. */
  run(expression: string): Promise<unknown>;
}

/** Firefox's privileged scope over WebDriver BiDi; needs --remote-allow-system-access. */
export function chromeScope(browser: Browser): ChromeScope {
  // Puppeteer's BiDi connection is not in its types; its existence is checked here.
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- see above.
  const { connection } = browser as unknown as { connection?: { send(method: string, parameters: object): Promise<unknown> } };
  if (connection === undefined) throw new Error('This puppeteer shows no BiDi connection.');
  const send = async (method: string, parameters: object): Promise<unknown> => {
    const answer = await connection.send(method, parameters);
    return v.parse(v.looseObject({ result: v.unknown() }), answer).result;
  };
  return {
    async run(expression) {
      const { contexts } = v.parse(Tree, await send('browsingContext.getTree', { 'moz:scope': 'chrome' }));
      const context = contexts[0]?.context;
      if (context === undefined) throw new Error('Firefox shows no chrome window.');
      const answer = v.parse(Evaluated, await send('script.evaluate', { expression, target: { context }, awaitPromise: true }));
      if (answer.type === 'exception') throw new Error(answer.exceptionDetails.text);
      return answer.result.value;
    },
  };
}
