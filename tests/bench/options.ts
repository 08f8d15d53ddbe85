import { parseArgs } from 'node:util';
import { PAGES, type TestPage } from '../pages/pages.ts';

export interface BenchOptions {
  /** Lengths of the streamed answer, in tokens. */
  readonly tokens: readonly number[];
  /** Messages on the page before it, questions and answers counted. */
  readonly history: readonly number[];
  /** Conversations of the session whose memory is measured; 0 for none. */
  readonly session: number;
  /** Most rounds. */
  readonly runs: number;
  /** No run begins that would probably end later than so many minutes after the start; the first round is always whole. */
  readonly minutes: number;
  /** Tokens a second. */
  readonly tps: number;
  readonly page: TestPage;
  /** File for all figures. */
  readonly json: string | undefined;
  /** File for a CPU profile of Sharemark's last run. */
  readonly profile: string | undefined;
}

export const USAGE = `npm run bench:page -- [options]
  --tokens 1000,4000   lengths of the streamed answer
  --messages 0,200     messages on the page before it (also --history)
  --full               1,000 to 16,000 tokens after 0 to 2,000 messages, two hours at most
  --session 0          conversations of a tab that stays open, for its memory; 24 stand for two hours
  --runs 3             most rounds; in each: page alone, Sharemark, full-rescan filter
  --minutes 5          ends early if the machine is slow, after one round at least
  --tps 300            tokens a second
  --page chatgpt       ${pagesWithHost().join(', ')}
  --json FILE          writes every figure
  --profile FILE       writes a .cpuprofile of Sharemark's last run and lists its functions`;

/** Pages under a host of the manifest: there Sharemark works without being allowed first. */
function pagesWithHost(): string[] {
  return (PAGES as readonly TestPage[])
    .filter(({ host, composerKind }) => host !== undefined && composerKind !== 'textarea')
    .map(({ id }) => id);
}

/** @throws Error that names the option that is wrong */
export function readOptions(args: readonly string[]): BenchOptions {
  const text = { type: 'string' } as const;
  const { values } = parseArgs({
    args: [...args],
    options: {
      tokens: text,
      messages: text,
      history: text,
      full: { type: 'boolean' },
      session: text,
      runs: text,
      minutes: text,
      tps: text,
      page: text,
      json: text,
      profile: text,
    },
  });
  const full = values.full === true;
  const page = (PAGES as readonly TestPage[]).find(({ id }) => id === (values.page ?? 'chatgpt'));
  if (page === undefined || !pagesWithHost().includes(page.id))
    throw new Error(`--page must be one of ${pagesWithHost().join(', ')}`);
  return {
    tokens: numbers('tokens', values.tokens ?? (full ? '1000,4000,16000' : '1000,4000'), 1),
    history: numbers('messages', values.messages ?? values.history ?? (full ? '0,200,2000' : '0,200'), 0),
    session: numbers('session', values.session ?? (full ? '24' : '0'), 0)[0] ?? 0,
    runs: numbers('runs', values.runs ?? '3', 1)[0] ?? 1,
    minutes: numbers('minutes', values.minutes ?? (full ? '120' : '5'), 1)[0] ?? 1,
    tps: numbers('tps', values.tps ?? '300', 1)[0] ?? 1,
    page,
    json: values.json,
    profile: values.profile,
  };
}

function numbers(name: string, list: string, least: number): number[] {
  const result = [...new Set(list.split(',').map(Number))].toSorted((a, b) => a - b);
  if (result.some((n) => !Number.isInteger(n) || n < least))
    throw new Error(`--${name} takes whole numbers from ${least}, not "${list}"`);
  return result;
}
