import { FOUND_BY, type PageStatus } from '../messages.ts';
import { LABEL_CHARS } from './aside.ts';
import type { Message } from './message.ts';

/** The completions among what is followed on a page, counted by what they were found. Short texts that do not grow are the page's. */
export function foundAmong(messages: Iterable<Message>): PageStatus['found'] {
  const found = new Map<string, PageStatus['found'][number]>();
  for (const { source: told, bornAt, grew, byGrowth, root } of messages) {
    if (bornAt === 0 || (byGrowth && !grew && (root.textContent ?? '').length < LABEL_CHARS)) continue;
    const source = asFound(told);
    const key = `${source.by} ${source.layer ?? ''}`;
    found.set(key, { ...source, count: (found.get(key)?.count ?? 0) + 1 });
  }
  return [...found.values()];
}

/** The generic adapter's layers are ways to find things anywhere, not layouts of one page. */
function asFound(source: Message['source']): Message['source'] {
  const by = FOUND_BY.find((name) => name === source.layer);
  return source.by === 'layer' && by !== undefined ? { by } : source;
}
