/** Default patience of everything that waits, in milliseconds; the machines that run this are often busy. */
export const PATIENCE_MS = 20_000;
const STEP_MS = 50;

/** Polls until the function gives something other than undefined, null or false; rejects with the sentence otherwise. */
export async function until<Result>(
  what: string,
  probe: () => Promise<Result> | Result,
  timeout = PATIENCE_MS,
): Promise<NonNullable<Exclude<Result, false>>> {
  const deadline = Date.now() + timeout;
  let last: unknown = 'no answer yet';
  for (;;) {
    try {
      const result = await probe();
      if (isThere(result)) return result;
      last = result;
    } catch (error) {
      last = error;
    }
    if (Date.now() > deadline) throw new Error(`Waited ${timeout} ms in vain: ${what} (last: ${String(last)})`);
    await new Promise((resolve) => setTimeout(resolve, STEP_MS));
  }
}

function isThere<Result>(result: Result): result is NonNullable<Exclude<Result, false>> {
  return result !== undefined && result !== null && result !== false;
}
